package th.kamt.staffing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Unit;

/** Who should be Senior KAMR of a unit (R-KAMR-7; clause 6.1.2.3): advice, nothing is refused for it. */
public final class SeniorKamr {

    private final StaffingRules rules;

    public SeniorKamr(StaffingRules rules) {
        this.rules = rules;
    }

    /** Positions the manual names for this unit; empty for units without a Senior KAMR (HQ, regions). */
    public List<StaffingRules.SeniorPosition> positionsFor(Unit unit) {
        int officeClass = unit.officeClass() == null ? 0 : unit.officeClass();
        return rules.seniorPositions().stream()
                .filter(position -> position.unitKind() == unit.kind() && position.officeClass() == officeClass)
                .toList();
    }

    /**
     * What to look at.
     *
     * @param holders who holds the post {@code senior-kamr} at the unit, own or acting
     * @return nobody holds it, or a holder's position is not one of those named; empty if all is as the manual says
     */
    public List<Message> advise(Unit unit, List<Employee> holders) {
        List<StaffingRules.SeniorPosition> positions = positionsFor(unit);
        if (positions.isEmpty()) {
            return List.of();
        }
        String titles = positions.stream()
                .map(StaffingRules.SeniorPosition::title)
                .distinct()
                .collect(Collectors.joining(" / "));
        if (holders.isEmpty()) {
            return List.of(new Message("staffing.senior.nobody", titles));
        }
        return holders.stream()
                .map(holder -> adviceOn(holder, positions, titles))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Message> adviceOn(
            Employee holder, List<StaffingRules.SeniorPosition> positions, String titles) {
        String position = StaffingRules.withoutDot(holder.positionCode());
        boolean named = positions.stream().anyMatch(senior -> senior.position().equals(position));
        return named
                ? Optional.empty()
                : Optional.of(new Message("staffing.senior.otherPosition", holder.name(), position, titles));
    }
}
