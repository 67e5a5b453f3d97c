package th.kamt.selection;

/** Who looks after an account (R-KASM-3, D-3): the office it belongs to, or HQ for a nation-wide network. */
public enum Responsible {
    OFFICE,
    HQ
}
