package th.kamt.portfolio;

import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;

/**
 * A key account that somebody looks after this year.
 *
 * @param unitCode    unit whose plan has it: an office, a pilot centre or HQ
 * @param kamr        employee id; {@code null} for Streamline, which the section head looks after
 * @param specialRisk risk to an SPP high or very high, whatever the tier (R-RISK-5)
 */
public record AccountInCare(
        PlanYear year,
        String accountId,
        String unitCode,
        String name,
        Tier tier,
        boolean topUp,
        String kamr,
        boolean specialRisk) {

    public Optional<String> appointed() {
        return Optional.ofNullable(kamr);
    }
}
