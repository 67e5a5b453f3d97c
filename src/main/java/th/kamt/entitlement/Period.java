package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/** The stretch of the plan year that a minimum is counted in. */
public enum Period {
    YEAR(12),
    QUARTER(3),
    MONTH(1);

    private static final int MONTHS_IN_YEAR = 12;

    private final int months;

    Period(int months) {
        this.months = months;
    }

    /** 1, 4 or 12. */
    public int timesAYear() {
        return MONTHS_IN_YEAR / months;
    }

    /** The year's stretches of this length, in order. */
    List<Span> spansOf(PlanYear year) {
        return IntStream.range(0, timesAYear())
                .mapToObj(index -> spanOf(year, index))
                .toList();
    }

    private Span spanOf(PlanYear year, int index) {
        LocalDate first = year.firstDay().plusMonths((long) index * months);
        return new Span(first, first.plusMonths(months).minusDays(1), nameOf(year, index + 1));
    }

    private Message nameOf(PlanYear year, int number) {
        return switch (this) {
            case YEAR -> new Message("entitlement.period.year", year.toString());
            case QUARTER -> new Message("entitlement.period.quarter", Integer.toString(number), year.toString());
            case MONTH -> new Message("entitlement.month." + number);
        };
    }

    /** Both days belong to it. */
    record Span(LocalDate first, LocalDate last, Message name) {

        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
