package th.kamt.request;

import java.time.Instant;
import th.kamt.message.Message;

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

    /** What was done, in words: who screens supports, and approves nothing yet. */
    public Message words() {
        boolean screened = action == Action.APPROVED && station == RequestStation.SCREENING;
        return new Message(screened ? "request.action.SCREENED" : action.messageKey());
    }

    /** What can be done. */
    public enum Action {
        /** By somebody else than who asked: who has had a hand in it does not decide on it. */
        CHANGED,
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
