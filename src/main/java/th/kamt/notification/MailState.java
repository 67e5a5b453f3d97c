package th.kamt.notification;

/** Where a mail of the outbox stands. */
public enum MailState {
    /** To be sent, tried again, or held for a digest. */
    WAITING,
    SENT,
    /** Told by a daily digest. */
    IN_DIGEST,
    /** Given up after the last attempt; an operator can send it again. */
    FAILED,
    /** The recipient has no usable address; an operator can send it again once there is one. */
    UNDELIVERABLE;

    /** Key of its words. */
    public String messageKey() {
        return "notification.state." + name();
    }
}
