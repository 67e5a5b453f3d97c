package th.kamt.urgentvoice;

import java.util.Map;
import java.util.Optional;

/** The open user task of a case, and its completion: implemented beside the engine. */
public interface VoiceTasks {

    /** Id of the process whose tasks they are. */
    String URGENT_VOICE = "urgentVoice";

    /** Id of the case's open task; empty while the next one is being made, or once the case is closed. */
    Optional<String> open(UrgentVoice voice);

    /**
     * Completes the task as the person at work, in a transaction of its own and through the same checks as Tasklist.
     *
     * @throws th.kamt.message.RefusedException if a rule, or somebody who was faster, forbids it
     */
    void complete(String taskId, Map<String, Object> answers);
}
