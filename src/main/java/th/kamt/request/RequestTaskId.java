package th.kamt.request;

import java.util.Optional;

/** The engine's side of a waiting request. */
public interface RequestTaskId {

    /** Id of its open user task; empty if there is none. */
    Optional<String> of(Request request);
}
