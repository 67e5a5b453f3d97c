package th.kamt.selection;

/** Tiers of key accounts (4S), highest first. */
public enum Tier {
    STRATEGIC(4),
    STAR(3),
    STATUS(2),
    STREAMLINE(1);

    private final int rank;

    Tier(int rank) {
        this.rank = rank;
    }

    /** 4 for Strategic down to 1 for Streamline (R-SEL-1, D-11). */
    public int rank() {
        return rank;
    }

    /** Whether this tier stands above {@code other}; any tier stands above none ({@code null}). */
    public boolean isHigherThan(Tier other) {
        return other == null || rank > other.rank;
    }

    /** Steps from {@code other} up to this one; negative for down. */
    public int stepsAbove(Tier other) {
        return rank - other.rank;
    }
}
