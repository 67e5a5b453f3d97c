package th.kamt.network;

import java.util.Optional;

/** The engine's side of work handed over. */
public interface NetworkTaskId {

    String DO = "Task_DoNetworkWork";

    /** Id of its open user task; empty if there is none. */
    Optional<String> of(NetworkWork work);
}
