package th.kamt.simulation;

import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The text is no instant the clock could be moved to. */
public class MalformedInstantException extends RefusedException {

    MalformedInstantException(Message message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
