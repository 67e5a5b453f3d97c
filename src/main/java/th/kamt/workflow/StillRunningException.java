package th.kamt.workflow;

import java.util.List;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** Jobs due by the engine's time have not ended in time; the message names them. The engine's time stays where it is. */
public class StillRunningException extends RefusedException {

    StillRunningException(List<String> jobs) {
        super(new Message("workflow.jobs.stillRunning", Integer.toString(jobs.size()), String.join(", ", jobs)));
    }
}
