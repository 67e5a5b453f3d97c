package th.kamt.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who stands in for people who are absent, and which tasks they hold in their place. */
public interface StandIns {

    /** Who stands in for that person today. */
    Optional<String> standIn(String person);

    /** Keeps that the task, held by the substitute, is the absent person's. */
    void given(String taskId, String substitute, String absent);

    /** Whose the task is that the substitute holds. */
    Optional<String> givenFor(String taskId, String substitute);

    /**
     * Nobody holds the task in place of somebody else any more.
     *
     * @return whether somebody had
     */
    boolean takenBack(String taskId);

    /** Of those tasks, by id, whose each is that the substitute holds in their place. */
    Map<String, String> givenFor(Collection<String> taskIds, String substitute);

    /** Everybody who holds, or held, a task in place of somebody else. */
    Set<String> substitutes();
}
