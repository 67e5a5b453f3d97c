package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;

/** Which plan year pages show, by the day and the years that are open. */
class ShownYearTest {

    @ParameterizedTest
    @CsvSource({
        // Nothing open yet: the year people plan.
        "2026-10-31, '', 2569",
        "2026-11-01, '', 2570",
        // One year open: that one, also a year ahead of its time or one gone by.
        "2026-11-16, 2570, 2570",
        "2026-06-01, 2570, 2570",
        "2027-12-31, 2570, 2570",
        // Two years open: the older one until the planning of the next begins.
        "2026-11-16, 2570 2571, 2570",
        "2027-10-31, 2570 2571, 2570",
        "2027-11-01, 2570 2571, 2571",
        "2028-01-01, 2570 2571, 2571",
        // 1 November begins in Bangkok, not in Greenwich.
        "2027-11-01, 2569 2570 2571 2572, 2571"
    })
    void thePresentYearIsTheNewestOpenOneWhosePlanningHasBegun(LocalDate day, String open, String shown) {
        assertThat(on(day, years(open)).present()).hasToString(shown);
        assertThat(on(day, years(open)).of(null)).hasToString(shown);
        assertThat(on(day, years(open)).of(" ")).hasToString(shown);
    }

    @Test
    void theYearAskedForIsShownWhetherOpenOrNot() {
        ShownYear shown = on(LocalDate.of(2026, 11, 16), years("2570 2571"));

        assertThat(shown.of("2571")).hasToString("2571");
        assertThat(shown.of("๒๕๖๘")).hasToString("2568");
        assertThat(shown.of("2571", years("2570"))).hasToString("2571");
        assertThatThrownBy(() -> shown.of("2026")).isInstanceOf(NotAPlanYearException.class);
    }

    @ParameterizedTest
    @CsvSource({"2570, 2570", "2571, 2571", "2569 2571, 2569", "'', 2570"})
    void aPageThatOnlySomeYearsHaveSomethingForChoosesAmongThem(String knowing, String shown) {
        assertThat(on(LocalDate.of(2026, 11, 16), years("2570 2571")).of(null, years(knowing)))
                .hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-16, '', 2570", "2026-11-16, 2570, 2571", "2027-06-01, 2569, 2570", "2027-06-01, 2570, 2571"})
    void theYearToOpenIsTheOneBeingPlannedOrTheNext(LocalDate day, String open, String toOpen) {
        assertThat(on(day, years(open)).toOpen()).hasToString(toOpen);
    }

    @Test
    void everyOpenYearIsLinkedTo() {
        ShownYear shown = on(LocalDate.of(2026, 11, 16), years("2570 2571"));

        assertThat(shown.choices(new PlanYear(2570), year -> "/plans/" + year))
                .containsExactly(
                        new ShownYear.Choice("2571", "/plans/2571", false),
                        new ShownYear.Choice("2570", "/plans/2570", true));
    }

    private static List<PlanYear> years(String text) {
        return Stream.of(text.split(" "))
                .filter(year -> !year.isEmpty())
                .map(PlanYear::parse)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** At the first minute of that day in Bangkok. */
    private static ShownYear on(LocalDate day, List<PlanYear> open) {
        return new ShownYear(
                () -> open,
                Clock.fixed(day.atTime(LocalTime.of(0, 1)).atZone(Bangkok.ZONE).toInstant(), Bangkok.ZONE));
    }
}
