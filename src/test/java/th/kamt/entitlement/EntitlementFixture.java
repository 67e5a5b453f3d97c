package th.kamt.entitlement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.function.Predicate;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;
import th.kamt.support.FileDecisionTables;

/** The tables as delivered, plan year 2570 (C.E. 2027), and working days with a few fixed holidays. */
final class EntitlementFixture {

    static final PlanYear YEAR = new PlanYear(2570);
    static final String UNIT = "N2-BT";
    static final EntitlementRules RULES = EntitlementRules.read(new FileDecisionTables(), YEAR);

    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(4, 13),
            MonthDay.of(4, 14),
            MonthDay.of(4, 15),
            MonthDay.of(7, 28),
            MonthDay.of(8, 12),
            MonthDay.of(10, 13),
            MonthDay.of(12, 10),
            MonthDay.of(12, 31));

    static final Predicate<LocalDate> WORKING_DAY = day -> day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !HOLIDAYS.contains(MonthDay.from(day));

    private EntitlementFixture() {}

    static EntitlementProposal proposal() {
        return new EntitlementProposal(RULES, WORKING_DAY);
    }

    /** @param traits any of {@code topUp}, {@code specialRisk}, {@code powerQuality} */
    static EntitledAccount account(int number, Tier tier, String traits) {
        return new EntitledAccount(
                "%010d@%s".formatted(1_000_100_000 + number, UNIT),
                UNIT,
                tier,
                traits.contains("topUp"),
                traits.contains("specialRisk"),
                traits.contains("powerQuality"));
    }

    static EntitledAccount account(Tier tier, String traits) {
        return account(1, tier, traits);
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2027, month, day);
    }

    static PlannedEntitlement on(int month, int day, EntitlementCode code) {
        return new PlannedEntitlement(code, day(month, day));
    }
}
