package th.kamt.selection;

/**
 * What the preparing unit itself says about one account; each part may be {@code null}.
 *
 * @param specialCase        {@code A} to {@code D}, in place of the list's own (R-KASM-6)
 * @param specialCaseTier    {@code STATUS} or {@code STREAMLINE}, with the letter
 * @param specialCaseReason  required for {@code D}
 * @param withinRadiusReason why the site lies within the radius of an SPP though farther by line (R-RISK-1, D-5)
 */
public record UnitStatement(
        String specialCase, Tier specialCaseTier, String specialCaseReason, String withinRadiusReason) {

    /** The unit says nothing: the list alone counts. */
    public static UnitStatement none() {
        return new UnitStatement(null, null, null, null);
    }
}
