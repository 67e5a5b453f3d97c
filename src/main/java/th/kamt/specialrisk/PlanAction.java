package th.kamt.specialrisk;

import java.time.LocalDate;
import java.util.Objects;

/**
 * An action to keep the customer.
 *
 * @param id         0 before it is kept
 * @param position   from 1
 * @param on         {@code null} until known, as is {@code owner}
 * @param activityId what it became once the plan was agreed to; {@code null} before
 */
public record PlanAction(
        long id, int position, ActionKind kind, String what, LocalDate on, String owner, Long activityId) {

    boolean says(PlanAction other) {
        return position == other.position
                && kind == other.kind
                && what.equals(other.what)
                && Objects.equals(on, other.on)
                && Objects.equals(owner, other.owner);
    }
}
