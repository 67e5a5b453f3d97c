package th.kamt.processchange;

import java.time.Instant;
import java.util.List;

/**
 * A running instance and where it stands.
 *
 * @param version of its process
 */
public record Standing(String instanceId, String businessKey, int version, List<Place> places) {

    /**
     * An activity it waits at.
     *
     * @param task     name of the open user task, or {@code null} if it waits for something else than a person
     * @param assignee employee id of who has the task, or {@code null}
     * @param due      when the task is due, or {@code null}
     */
    public record Place(String activity, String name, String task, String assignee, Instant due) {}
}
