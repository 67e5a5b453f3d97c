package th.kamt.notification;

/** Tells people something, once: by mail, in their language, in the transaction of what they are told. */
public interface Notifications {

    /**
     * Puts one mail per recipient into the outbox, in the caller's transaction: no commit, no mail. Whoever was told of the
     * same kind and key before is not told again, nor is anybody who has left; who has no mail address has the notice kept as undeliverable, in sight of
     * operators. Who stands in today for a recipient is told too, with a line that says for whom.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException if no module declares the kind ({@link NoticeKinds}), or a value it declares is missing
     */
    void send(Notice notice);
}
