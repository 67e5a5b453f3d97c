package th.kamt.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.message.Message;

/**
 * How the last day for a kind of work is found: a day of the year, or so long after the work began. Which of them it is
 * belongs to the kind of work and is not changed; its number is the process owner's (R-ESC-2).
 */
public sealed interface DueRule {

    int MOST_DAYS = 365;
    int MOST_MONTHS = 24;

    /** A day in the year before the plan year. */
    record OnDay(MonthDay day) implements DueRule {

        private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

        @Override
        public Optional<Message> fault() {
            return day.equals(LEAP_DAY) ? Optional.of(new Message("deadline.rules.leapDay")) : Optional.empty();
        }

        @Override
        public Optional<LocalDate> lastDay(LocalDate began, PlanYear year, WorkingDays workingDays) {
            return Optional.of(year.previous().on(day));
        }

        @Override
        public String written() {
            return day.toString().substring("--".length());
        }
    }

    /** So many units of time after the day the work began, which is day 0. */
    record After(int count, Unit unit) implements DueRule {

        @Override
        public Optional<Message> fault() {
            boolean fits = count >= 1 && count <= unit.most();
            return fits ? Optional.empty() : Optional.of(new Message("deadline.rules.count", unit.most()));
        }

        @Override
        public Optional<LocalDate> lastDay(LocalDate began, PlanYear year, WorkingDays workingDays) {
            return Optional.of(
                    switch (unit) {
                        case DAYS -> began.plusDays(count);
                        case WORKING_DAYS -> workingDays.plus(began, count);
                        case MONTHS -> began.plusMonths(count);
                    });
        }

        @Override
        public String written() {
            return count + unit.sign();
        }
    }

    /** The work itself says its last day, e.g. by a decision table. */
    record SetByWork() implements DueRule {

        static final String WRITTEN = "-";

        @Override
        public Optional<LocalDate> lastDay(LocalDate began, PlanYear year, WorkingDays workingDays) {
            return Optional.empty();
        }

        @Override
        public String written() {
            return WRITTEN;
        }
    }

    /** What an {@link After} counts. */
    enum Unit {
        DAYS("D", MOST_DAYS),
        /** A beginning outside working days counts as made on the next (D-21). */
        WORKING_DAYS("W", MOST_DAYS),
        MONTHS("M", MOST_MONTHS);

        private final String sign;
        private final int most;

        Unit(String sign, int most) {
            this.sign = sign;
            this.most = most;
        }

        String sign() {
            return sign;
        }

        int most() {
            return most;
        }
    }

    /**
     * The last day for work that began on that day; empty if the work sets it itself.
     *
     * @param began in Bangkok
     */
    Optional<LocalDate> lastDay(LocalDate began, PlanYear year, WorkingDays workingDays);

    /** Why the rule cannot be: 29 February, or a number out of its unit's range. */
    default Optional<Message> fault() {
        return Optional.empty();
    }

    /** As {@link #parse} reads it, at most 10 characters. */
    String written();

    /** Whether both find the day in the same way, though with another number. */
    default boolean isLike(DueRule other) {
        return (this instanceof After one && other instanceof After another)
                ? one.unit() == another.unit()
                : getClass() == other.getClass();
    }

    static DueRule parse(String written) {
        if (SetByWork.WRITTEN.equals(written)) {
            return new SetByWork();
        }
        Matcher after = Pattern.compile("(\\d+)([DWM])").matcher(written);
        if (!after.matches()) {
            return new OnDay(MonthDay.parse("--" + written));
        }
        for (Unit unit : Unit.values()) {
            if (unit.sign().equals(after.group(2))) {
                return new After(Integer.parseInt(after.group(1)), unit);
            }
        }
        throw new IllegalArgumentException(written);
    }
}
