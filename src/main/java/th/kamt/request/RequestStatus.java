package th.kamt.request;

/** Where a request stands. */
public enum RequestStatus {
    DRAFT,
    /** At a station. */
    WAITING,
    /** Sent back: its requester changes and sends it again, or withdraws it. */
    RETURNED,
    APPROVED,
    WITHDRAWN;

    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }

    /** Key of its words. */
    public String messageKey() {
        return "request.status." + name();
    }
}
