package th.kamt.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.calendar.Holiday;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.message.RefusedException;

/** How last days are found; the days are counted by hand on the calendar of December 2026 and January 2027. */
class DueRuleTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final WorkingDays DAYS = WorkingDays.with(List.of(
            new Holiday(LocalDate.of(2026, 12, 7), "ชดเชยวันพ่อแห่งชาติ", "Father's Day observed"),
            new Holiday(LocalDate.of(2026, 12, 10), "วันรัฐธรรมนูญ", "Constitution Day"),
            new Holiday(LocalDate.of(2026, 12, 31), "วันสิ้นปี", "New Year's Eve"),
            new Holiday(LocalDate.of(2027, 1, 1), "วันขึ้นปีใหม่", "New Year's Day")));

    private static LocalDate last(String rule, String began) {
        return DueRule.parse(rule).lastDay(LocalDate.parse(began), YEAR, DAYS).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // a day of the year before the plan year, whenever the work began
        "11-30, 2026-11-16, 2026-11-30",
        "12-31, 2027-02-01, 2026-12-31",
        // every calendar day counts, across the year's end too
        "15D, 2026-12-28, 2027-01-12",
        "7D, 2026-12-05, 2026-12-12",
        // from a Friday: Monday the 7th is a holiday; the five are 8, 9, 11, 14, 15
        "1W, 2026-12-04, 2026-12-08",
        "5W, 2026-12-04, 2026-12-15",
        // D-21 received on Saturday: counts as received on Tuesday the 8th, the next working day
        "1W, 2026-12-05, 2026-12-09",
        "5W, 2026-12-05, 2026-12-16",
        // R-KAMR-3: three months; the end of a shorter month stands for a longer one's
        "3M, 2026-11-30, 2027-02-28",
    })
    void findsTheLastDay(String rule, String began, String last) {
        assertThat(last(rule, began)).isEqualTo(last);
    }

    @Test
    void workMaySetItsOwnDay() {
        assertThat(DueRule.parse("-").lastDay(LocalDate.of(2026, 12, 4), YEAR, DAYS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11-30", "15D", "5W", "3M", "-"})
    void isWrittenAsItIsRead(String written) {
        assertThat(DueRule.parse(written).written()).isEqualTo(written);
    }

    @Test
    void isAnotherNumberOfTheSameKindOnly() {
        DueRule fifteenDays = DueRule.parse("15D");

        assertThat(fifteenDays.isLike(DueRule.parse("20D"))).isTrue();
        assertThat(fifteenDays.isLike(DueRule.parse("15W"))).isFalse();
        assertThat(fifteenDays.isLike(DueRule.parse("11-30"))).isFalse();
        assertThat(DueRule.parse("11-30").isLike(DueRule.parse("12-15"))).isTrue();
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        List.of("0D", "366D", "0W", "25M")
                .forEach(written -> assertThatThrownBy(() -> new LeadTimes(DueRule.parse(written), List.of(), 1, 1))
                        .as(written)
                        .isInstanceOf(RefusedException.class));
        assertThatThrownBy(() -> new LeadTimes(new DueRule.OnDay(MonthDay.of(2, 29)), List.of(), 1, 1))
                .isInstanceOf(RefusedException.class);
    }
}
