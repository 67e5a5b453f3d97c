package th.kamt.mywork;

import java.time.Instant;
import java.util.Optional;

/**
 * A user task that waits for a person, as theirs or as their post's.
 *
 * @param taskDefinitionKey e.g. {@code Task_PreparePlan}
 * @param businessKey       of its process instance; {@code null} if it has none
 * @param dueAt             {@code null} if it has no deadline
 */
public record WaitingTask(String id, String taskDefinitionKey, String businessKey, String name, Instant dueAt) {

    public Optional<Instant> due() {
        return Optional.ofNullable(dueAt);
    }
}
