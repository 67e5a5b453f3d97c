package th.kamt.message;

/** The request came too late: somebody else changed or decided the thing meanwhile (HTTP 409). */
public class ConflictException extends RefusedException {

    public ConflictException(Message message) {
        super(message);
    }
}
