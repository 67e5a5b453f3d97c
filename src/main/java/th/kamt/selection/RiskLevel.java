package th.kamt.selection;

/** ระดับความเสี่ยง of R-RISK-5, lowest first. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
}
