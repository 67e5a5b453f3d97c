package th.kamt.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;

/**
 * The plan year a page shows: the one its address asks for, else {@link #present()}. One rule for the head of every page, its
 * navigation and what stands on it.
 */
@Component
public class ShownYear {

    /** A year to go to; {@code href} keeps all else of the address. */
    public record Choice(String year, String href, boolean current) {}

    /** From this month on people work on the coming year: its plans are prepared and decided (manual, steps 1 and 2). */
    private static final int FIRST_MONTH_OF_NEXT_PLAN = 11;

    private final OpenedYears opened;
    private final Clock clock;

    ShownYear(OpenedYears opened, Clock clock) {
        this.opened = opened;
        this.clock = clock;
    }

    /**
     * @param asked as typed in the address; {@code null} or blank: none
     * @throws th.kamt.calendar.NotAPlanYearException if it is no plan year
     */
    public PlanYear of(String asked) {
        return of(asked, opened.openYears());
    }

    /**
     * As {@link #of(String)}, for a page that not every year has something for.
     *
     * @param knowing the years that have; without any, {@link #present()} says that there is nothing
     */
    public PlanYear of(String asked, List<PlanYear> knowing) {
        return Optional.ofNullable(asked)
                .filter(year -> !year.isBlank())
                .map(PlanYear::parse)
                .or(() -> latestBegun(knowing))
                .orElseGet(this::present);
    }

    /**
     * The newest opened year whose planning has begun: with 2570 and 2571 open, that is 2570 until October 2570 and 2571 from
     * November 2570. A year opened ahead of its time is shown to who asks for it, or where there is no other.
     */
    public PlanYear present() {
        return latestBegun(opened.openYears()).orElseGet(this::planned);
    }

    /** The year to be opened next: the one people plan now, or if it is open the one after. */
    public PlanYear toOpen() {
        PlanYear planned = planned();
        return opened.openYears().contains(planned) ? planned.next() : planned;
    }

    /** The year people plan now, open or not: from November the coming one. */
    public PlanYear planned() {
        LocalDate today = Bangkok.dayOf(clock.instant());
        PlanYear year = PlanYear.containing(today);
        return today.getMonthValue() >= FIRST_MONTH_OF_NEXT_PLAN ? year.next() : year;
    }

    /**
     * Links to every opened year, newest first.
     *
     * @param address of the page in that year
     */
    public List<Choice> choices(PlanYear shown, Function<PlanYear, String> address) {
        return choices(shown, opened.openYears(), address);
    }

    /** Links to those years, in their order. */
    public List<Choice> choices(PlanYear shown, List<PlanYear> years, Function<PlanYear, String> address) {
        return years.stream()
                .map(year -> new Choice(year.toString(), address.apply(year), year.equals(shown)))
                .toList();
    }

    private Optional<PlanYear> latestBegun(List<PlanYear> years) {
        PlanYear planned = planned();
        return years.stream()
                .filter(year -> year.compareTo(planned) <= 0)
                .max(Comparator.naturalOrder())
                .or(() -> years.stream().min(Comparator.naturalOrder()));
    }
}
