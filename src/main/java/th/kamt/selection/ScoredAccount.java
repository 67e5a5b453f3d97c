package th.kamt.selection;

import java.math.BigDecimal;
import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/**
 * A customer account as scored by both ways (6.1.1), selected or not. Amounts are baht a month, summed over the contract
 * accounts (R-KASM-2). What was not assessed is {@code null}. Goes to JSON and back unchanged.
 *
 * @param accountId           {@code BP@OFFICE}
 * @param valueGroup          {@code null} if not on the HVC list
 * @param criteria            letters A to F that hold (R-KASM-3, R-KASM-4), sorted; facts, so given for accounts outside the HVC
 *                            list too, although only listed ones get a tier by them
 * @param riskP1              points 1 to 5 of R-RISK-2 condition 1, and so on; {@code riskP4} {@code null} if not considered
 * @param probabilityLevel    1 to 5
 * @param impactLevel         1 to 5
 * @param riskScore           1 to 25
 * @param specialRisk         risk score high or very high, whatever the tier (R-RISK-5)
 * @param tier                the higher of both ways (R-SEL-1); {@code null}: not a key account
 * @param exclusionProposed   contract with an SPP signed or clearly coming (R-RISK-6); the tier stays
 * @param specialCase         {@code A} to {@code D} as it was used, by the list or the unit (R-KASM-6)
 */
public record ScoredAccount(
        PlanYear year,
        long scoringId,
        String accountId,
        String bpNo,
        String officeCode,
        String regionCode,
        String name,
        int caCount,
        boolean hvcListed,
        ValueGroup valueGroup,
        BigDecimal grossMarginBaht,
        BigDecimal avgBillBaht,
        String criteria,
        Tier kasmTier,
        boolean riskEligible,
        Integer riskP1,
        Integer riskP2,
        Integer riskP3,
        Integer riskP4,
        Integer probabilityLevel,
        Integer impactLevel,
        Integer riskScore,
        Tier riskTier,
        boolean specialRisk,
        Tier tier,
        Responsible responsible,
        boolean exclusionProposed,
        boolean powerQualityProblem,
        String specialCase,
        Tier specialCaseTier,
        String specialCaseReason,
        Tier lastTier,
        String lastKamr,
        Explanation explanation) {

    /** {@code H}, {@code M}, {@code L}, or {@code -} if not on the HVC list. */
    public String valueGroupCode() {
        return valueGroup == null ? "-" : valueGroup.name();
    }

    /** Risk score with the level's word, e.g. 12 สูง; empty if the risk was not assessed. */
    public Optional<Message> riskText() {
        return explanation.on(Subject.RISK_SCORE).map(Finding::valueText);
    }
}
