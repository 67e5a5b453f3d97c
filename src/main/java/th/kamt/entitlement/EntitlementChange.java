package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

/**
 * The preparing manager's changes to one account's services and days. Each returns what is planned afterwards, by day, and
 * changes nothing itself. A change is refused with its reasons if it breaks a rule that held before, or breaks one further;
 * what was wrong already does not stand in the way of mending it step by step.
 */
public final class EntitlementChange {

    private final EntitlementCheck check;

    public EntitlementChange(EntitlementRules rules) {
        this.check = new EntitlementCheck(rules);
    }

    /** @throws RefusedException if the account may not have it, or not on that day, or has its full number */
    public List<PlannedEntitlement> add(
            Entitled entitled, Collection<PlannedEntitlement> planned, PlannedEntitlement item) {
        return accepted(entitled, planned, with(planned, item), Optional.empty());
    }

    /**
     * Takes one out.
     *
     * @param reason needed where the rule allows the removal only with one (D-16, COM2); blank counts as none
     * @throws RefusedException if a minimum would no longer be met, or the reason is missing
     * @throws ConflictException if it is no longer planned
     */
    public List<PlannedEntitlement> remove(
            Entitled entitled,
            Collection<PlannedEntitlement> planned,
            PlannedEntitlement item,
            Optional<String> reason) {
        return accepted(entitled, planned, without(planned, item), reason);
    }

    /**
     * Moves one to another day of the year.
     *
     * @throws RefusedException if the day is outside the plan year, or leaves a quarter or month without its contact
     * @throws ConflictException if it is no longer planned on the old day
     */
    public List<PlannedEntitlement> move(
            Entitled entitled, Collection<PlannedEntitlement> planned, PlannedEntitlement item, LocalDate day) {
        return replace(entitled, planned, item, new PlannedEntitlement(item.code(), day));
    }

    /**
     * Puts another service, or the same on another day, in the place of one.
     *
     * @throws RefusedException if the resulting plan breaks a rule that held before
     * @throws ConflictException if the old one is no longer planned
     */
    public List<PlannedEntitlement> replace(
            Entitled entitled,
            Collection<PlannedEntitlement> planned,
            PlannedEntitlement item,
            PlannedEntitlement replacement) {
        return accepted(entitled, planned, with(without(planned, item), replacement), Optional.empty());
    }

    private List<PlannedEntitlement> accepted(
            Entitled entitled,
            Collection<PlannedEntitlement> before,
            List<PlannedEntitlement> after,
            Optional<String> reason) {
        boolean reasonGiven = reason.filter(WrittenWords::areIn).isPresent();
        List<Message> refusals = worse(entitled, check.check(entitled, before), after).stream()
                .filter(violation -> !(violation.removableWithReason() && reasonGiven))
                .map(EntitlementViolation::message)
                .toList();
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        return after;
    }

    private List<EntitlementViolation> worse(
            Entitled entitled, List<EntitlementViolation> known, Collection<PlannedEntitlement> after) {
        return check.check(entitled, after).stream()
                .filter(now ->
                        known.stream().noneMatch(then -> then.isSameMatterAs(now) && then.extent() >= now.extent()))
                .toList();
    }

    private static List<PlannedEntitlement> with(Collection<PlannedEntitlement> planned, PlannedEntitlement item) {
        List<PlannedEntitlement> more = new ArrayList<>(planned);
        more.add(item);
        return more.stream().sorted().toList();
    }

    private static List<PlannedEntitlement> without(Collection<PlannedEntitlement> planned, PlannedEntitlement item) {
        List<PlannedEntitlement> fewer = new ArrayList<>(planned);
        if (!fewer.remove(item)) {
            throw new ConflictException(
                    new Message("entitlement.change.gone", item.code().code()));
        }
        return fewer.stream().sorted().toList();
    }
}
