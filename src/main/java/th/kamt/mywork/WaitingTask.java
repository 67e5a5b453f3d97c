package th.kamt.mywork;

import java.time.Instant;
import java.util.Optional;

/**
 * A user task that waits for a person, as theirs or as their post's.
 *
 * @param taskDefinitionKey e.g. {@code Task_PreparePlan}
 * @param businessKey       of its process instance; {@code null} if it has none
 * @param dueAt             {@code null} if it has no deadline
 * @param inPlaceOf         employee id of who is absent and whose it is; {@code null}: the person's own
 */
public record WaitingTask(
        String id, String taskDefinitionKey, String businessKey, String name, Instant dueAt, String inPlaceOf) {

    public Optional<Instant> due() {
        return Optional.ofNullable(dueAt);
    }
}
