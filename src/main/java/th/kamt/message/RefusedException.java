package th.kamt.message;

import java.util.List;

/** A rule or a wrong input refuses the request: nothing was changed. Its messages say what, where and by which clause. */
public class RefusedException extends RuntimeException {

    private final transient List<Message> messages;

    public RefusedException(Message message) {
        this(List.of(message));
    }

    public RefusedException(List<Message> messages) {
        super(messages.toString());
        this.messages = List.copyOf(messages);
    }

    /** At least one. */
    public List<Message> messages() {
        return messages;
    }
}
