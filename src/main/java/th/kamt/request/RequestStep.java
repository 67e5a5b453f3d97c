package th.kamt.request;

import java.time.Instant;

/**
 * What somebody did with a request.
 *
 * @param station at which it was decided, or {@code null}
 * @param actedFor who was absent and in whose place the person did it, or {@code null}
 * @param post    {@code role.UNIT} in which it was decided, or {@code null}
 */
public record RequestStep(
        int round,
        Action action,
        RequestStation station,
        String person,
        String actedFor,
        String post,
        String comment,
        Instant at) {

    /** What can be done. */
    public enum Action {
        SUBMITTED,
        APPROVED,
        RETURNED,
        WITHDRAWN;

        /** Key of its words. */
        public String messageKey() {
            return "request.action." + name();
        }
    }
}
