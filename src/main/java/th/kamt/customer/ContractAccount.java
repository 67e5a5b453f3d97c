package th.kamt.customer;

import java.math.BigDecimal;

/**
 * One line of the yearly customer and HVC list: a contract account (CA). Amounts are baht, monthly averages unless named
 * otherwise; unknown numbers are {@code null}.
 *
 * @param relatedProjectBaht     related business of the last year, baht
 * @param relatedMaintenanceBaht substation or system maintenance, baht a year
 * @param specialCase            {@code A} to {@code D} of R-KASM-6, or {@code null}
 * @param specialCaseTier        {@code STATUS} or {@code STREAMLINE}, or {@code null}
 * @param lastTier               last year's tier name, or {@code null}
 * @param lastKamr               last year's KAMR (employee id), or {@code null}
 */
public record ContractAccount(
        String caNo,
        String bpNo,
        String name,
        String officeCode,
        boolean hvcListed,
        BigDecimal grossMarginBaht,
        BigDecimal avgBillBaht,
        BigDecimal voltageKv,
        BigDecimal ownGenerationMw,
        BigDecimal relatedProjectBaht,
        BigDecimal relatedMaintenanceBaht,
        boolean nationalStrategy,
        boolean nationwideNetwork,
        boolean industrialEstate,
        BigDecimal sppDistanceKm,
        boolean sppCanSupply,
        SppNetwork sppNetwork,
        int outagesPerYear,
        Solar solar,
        SppContract sppContract,
        boolean powerQualityProblem,
        String specialCase,
        String specialCaseTier,
        String specialCaseReason,
        String lastTier,
        String lastKamr,
        String contactName,
        String contactPosition,
        String contactPhone,
        String contactMobile,
        String contactEmail,
        String contactLineId) {

    /** Ties of the customer's network with an SPP; worst last (R-RISK-2, condition 2). */
    public enum SppNetwork {
        NONE,
        ALL_WITH_UTILITY,
        BRANCH_MOVED,
        MAIN_MOVED
    }

    /** Installed solar against peak demand; worst last (R-RISK-2, condition 4). */
    public enum Solar {
        UNKNOWN,
        OVER_10,
        UP_TO_10,
        NONE
    }

    /** Contract with an SPP; worst last (R-RISK-6). */
    public enum SppContract {
        NO,
        LIKELY,
        SIGNED
    }

    /** {@code BP@OFFICE}: CAs that share both are one key account (R-KASM-2). */
    public String accountId() {
        return bpNo + "@" + officeCode;
    }

    /** Whether it holds data of a contact person. */
    public boolean namesContact() {
        return Contact.of(this).isKnown();
    }

    /** Without the contact person, who stays out of logs. */
    @Override
    public String toString() {
        return "ContractAccount[" + caNo + " of " + accountId() + "]";
    }
}
