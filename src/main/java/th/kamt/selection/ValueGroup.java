package th.kamt.selection;

/** Dimension 1 of the HVC way, highest first: the account's average monthly gross margin (R-KASM-1). */
public enum ValueGroup {
    H,
    M,
    L
}
