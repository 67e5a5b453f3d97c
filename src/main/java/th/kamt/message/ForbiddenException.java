package th.kamt.message;

/** The person's role and unit do not allow it (HTTP 403). */
public class ForbiddenException extends RefusedException {

    public ForbiddenException(Message message) {
        super(message);
    }
}
