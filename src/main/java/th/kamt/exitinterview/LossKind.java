package th.kamt.exitinterview;

/** How a customer is lost. */
public enum LossKind {
    /** Uses no electricity of the utility any more. */
    LEFT,
    /** Has a contract with an SPP. */
    SIGNED,
    /** Surely will sign. */
    WILL_SIGN;

    /** Key of its words. */
    public String messageKey() {
        return "exitinterview.loss." + name();
    }
}
