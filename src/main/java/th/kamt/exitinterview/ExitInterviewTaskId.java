package th.kamt.exitinterview;

import java.util.Optional;

/** The engine's side of an open interview. */
public interface ExitInterviewTaskId {

    String HOLD = "Task_HoldExitInterview";

    /** Id of its open user task; empty if there is none. */
    Optional<String> of(ExitInterview interview);
}
