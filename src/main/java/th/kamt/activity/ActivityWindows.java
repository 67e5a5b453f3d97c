package th.kamt.activity;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.RefusedException;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** The process owner's windows: when a planned activity becomes work, when it is due, and how far it may be postponed. */
final class ActivityWindows {

    static final String TABLE = "activityWindows";

    /** Days that follow from a planned day. */
    record Window(LocalDate fromOn, LocalDate opensOn, LocalDate dueOn, LocalDate limitOn) {}

    private enum Due {
        DAYS_AFTER,
        END_OF_MONTH,
        END_OF_QUARTER
    }

    private enum Limit {
        END_OF_MONTH,
        END_OF_QUARTER,
        END_OF_YEAR;

        private LocalDate first(LocalDate day) {
            return switch (this) {
                case END_OF_MONTH -> day.withDayOfMonth(1);
                case END_OF_QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                case END_OF_YEAR -> day.withDayOfYear(1);
            };
        }

        private LocalDate last(LocalDate day) {
            return switch (this) {
                case END_OF_MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case END_OF_QUARTER -> endOfQuarter(day);
                case END_OF_YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
            };
        }
    }

    private record Rule(int opensDaysBefore, Due due, int dueDays, Limit limit) {}

    private final Map<EntitlementCode, Rule> rules;

    private ActivityWindows(Map<EntitlementCode, Rule> rules) {
        this.rules = Collections.unmodifiableMap(rules);
    }

    /** @throws RefusedException naming row and column of what cannot be used, or the code that has no row */
    static ActivityWindows read(DecisionTables tables, PlanYear year) {
        Map<EntitlementCode, Rule> rules = new EnumMap<>(EntitlementCode.class);
        for (DecisionRow row : DecisionRow.read(tables, TABLE, year)) {
            Rule rule = new Rule(
                    row.count("opensDaysBefore"),
                    row.oneOf(Due.class, "due"),
                    row.count("dueDays"),
                    row.oneOf(Limit.class, "limit"));
            if (rules.put(code(row), rule) != null) {
                throw row.unreadable("code");
            }
            row.text("clause");
        }
        for (EntitlementCode code : EntitlementCode.values()) {
            if (!rules.containsKey(code)) {
                throw DecisionRow.missing(TABLE, code.code());
            }
        }
        return new ActivityWindows(rules);
    }

    private static EntitlementCode code(DecisionRow row) {
        try {
            return EntitlementCode.parse(row.text("code"));
        } catch (RefusedException e) {
            RefusedException unreadable = row.unreadable("code");
            unreadable.addSuppressed(e);
            throw unreadable;
        }
    }

    /** The window of a day of the plan. */
    Window of(EntitlementCode code, LocalDate plannedOn) {
        Rule rule = rules.get(code);
        LocalDate from = rule.limit().first(plannedOn);
        LocalDate limit = rule.limit().last(plannedOn);
        return new Window(from, opens(rule, plannedOn, from), earlier(due(rule, plannedOn), limit), limit);
    }

    /** The window of the day it is postponed to; what it must not leave stays as it was planned. */
    Window postponed(Activity activity, LocalDate to) {
        Rule rule = rules.get(activity.code());
        // Past its quarter, month or year it is due no later than the day the head has agreed to, or names now.
        LocalDate agreed = activity.postponableUntil();
        LocalDate end = to.isAfter(agreed) ? to : to.isAfter(activity.limitOn()) ? agreed : activity.limitOn();
        return new Window(
                activity.fromOn(), opens(rule, to, activity.fromOn()), earlier(due(rule, to), end), activity.limitOn());
    }

    private static LocalDate opens(Rule rule, LocalDate plannedOn, LocalDate from) {
        LocalDate opens = plannedOn.minusDays(rule.opensDaysBefore());
        return opens.isBefore(from) ? from : opens;
    }

    private static LocalDate due(Rule rule, LocalDate plannedOn) {
        return switch (rule.due()) {
            case DAYS_AFTER -> plannedOn.plusDays(rule.dueDays());
            case END_OF_MONTH -> plannedOn.with(TemporalAdjusters.lastDayOfMonth());
            case END_OF_QUARTER -> endOfQuarter(plannedOn);
        };
    }

    private static LocalDate endOfQuarter(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
