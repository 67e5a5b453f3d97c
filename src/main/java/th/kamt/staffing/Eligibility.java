package th.kamt.staffing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

/** Who may be KAMR of a unit, condition by condition (R-KAMR-2, R-KAMR-3, R-KAMR-8, D-12, D-13; clause 6.1.2.1). */
public final class Eligibility {

    private final StaffingRules rules;

    public Eligibility(StaffingRules rules) {
        this.rules = rules;
    }

    /**
     * Assesses a person for {@code unit}.
     *
     * @param home           the person's own unit
     * @param skillAttested  the head of the unit attests relationship and communication skill
     * @param appointedByCeo the province CEO appoints the person from the Network side; counts for a pilot centre and a
     *                       Network unit of the same province only
     */
    public EligibilityResult assess(
            Employee person, Unit home, Unit unit, PlanYear year, boolean skillAttested, boolean appointedByCeo) {
        Origin origin = isNetworkSideOf(home, unit) ? Origin.NETWORK : Origin.OWN;
        return new EligibilityResult(
                person.employeeId(),
                origin,
                List.of(
                        unitCondition(home, unit, origin, appointedByCeo),
                        positionCondition(person),
                        skillCondition(skillAttested),
                        yearsCondition(person, year),
                        trainingCondition(person)));
    }

    /** Whether {@code home} is a Network unit of the pilot province that {@code unit}, a pilot centre, lies in. */
    public static boolean isNetworkSideOf(Unit home, Unit unit) {
        return unit.kind() == UnitKind.PILOT_CENTER
                && home.kind() == UnitKind.NETWORK
                && unit.provinceCode() != null
                && Objects.equals(unit.provinceCode(), home.provinceCode());
    }

    private static EligibilityResult.Finding unitCondition(
            Unit home, Unit unit, Origin origin, boolean appointedByCeo) {
        if (home.code().equals(unit.code())) {
            return finding(Condition.UNIT, true, new Message("staffing.eligibility.unit.own", home.name()));
        }
        if (origin == Origin.NETWORK) {
            String key =
                    appointedByCeo ? "staffing.eligibility.unit.network" : "staffing.eligibility.unit.networkNoCeo";
            return finding(Condition.UNIT, appointedByCeo, new Message(key, home.name()));
        }
        return finding(Condition.UNIT, false, new Message("staffing.eligibility.unit.other", home.name()));
    }

    private EligibilityResult.Finding positionCondition(Employee person) {
        String position = StaffingRules.withoutDot(person.positionCode());
        boolean met = rules.positions().contains(position);
        return finding(
                Condition.POSITION,
                met,
                new Message(
                        met ? "staffing.eligibility.position.met" : "staffing.eligibility.position.short", position));
    }

    private static EligibilityResult.Finding skillCondition(boolean attested) {
        return finding(
                Condition.SKILL,
                attested,
                new Message(attested ? "staffing.eligibility.skill.met" : "staffing.eligibility.skill.short"));
    }

    private EligibilityResult.Finding yearsCondition(Employee person, PlanYear year) {
        LocalDate employedOn = person.employedOn();
        boolean met = employedOn != null
                && !employedOn.plusYears(rules.yearsOfService()).isAfter(year.firstDay());
        String years = Integer.toString(rules.yearsOfService());
        return finding(
                Condition.YEARS,
                met,
                new Message(
                        met ? "staffing.eligibility.years.met" : "staffing.eligibility.years.short",
                        years,
                        year.toString()));
    }

    private static EligibilityResult.Finding trainingCondition(Employee person) {
        boolean met = person.kamrTrainedOn() != null;
        return finding(
                Condition.TRAINING,
                met,
                new Message(met ? "staffing.eligibility.training.met" : "staffing.eligibility.training.short"));
    }

    private static EligibilityResult.Finding finding(Condition condition, boolean met, Message message) {
        return new EligibilityResult.Finding(condition, met, message);
    }
}
