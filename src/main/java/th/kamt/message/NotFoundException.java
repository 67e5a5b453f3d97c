package th.kamt.message;

/** There is no such thing, or its existence is not the caller's to know (HTTP 404). */
public class NotFoundException extends RefusedException {

    public NotFoundException(Message message) {
        super(message);
    }
}
