package th.kamt.notification;

/** Takes a mail out of the application; holds no database connection meanwhile. */
interface MailTransport {

    /**
     * Returns once the mail is handed over.
     *
     * @throws MailRefusedException     if the server refuses this mail: others may go through
     * @throws MailServerDownException if the server does not answer, not in time, or lets nobody in
     */
    void deliver(Mail mail) throws MailRefusedException, MailServerDownException;

    /** Why one mail was refused. */
    class MailRefusedException extends Exception {
        MailRefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Why no mail can be sent now. */
    class MailServerDownException extends Exception {
        MailServerDownException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
