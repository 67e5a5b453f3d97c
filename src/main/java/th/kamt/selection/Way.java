package th.kamt.selection;

/** The two ways to a tier, and the choice between them (6.1.1). */
public enum Way {
    /** Value x attractiveness. */
    KASM("6.1.1.1"),
    /** Risk of loss to a small power producer. */
    RISK("6.1.1.2"),
    CHOICE("6.1.1");

    private final String clause;

    Way(String clause) {
        this.clause = clause;
    }

    /** The manual's clause. */
    public String clause() {
        return clause;
    }
}
