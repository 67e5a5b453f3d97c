package th.kamt.portfolio;

import java.time.LocalDate;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;

/**
 * A key account that somebody looks after this year.
 *
 * @param unitCode    unit whose plan has it: an office, a pilot centre or HQ
 * @param kamr        employee id; {@code null} for Streamline, which the section head looks after
 * @param specialRisk risk to an SPP high or very high, whatever the tier (R-RISK-5)
 * @param ofUnit      whether the KAMR was appointed as one of the unit; else by the head's reason or from the Network side
 * @param lostOn      the day the customer was lost, after which there is no more work; else {@code null}
 */
public record AccountInCare(
        PlanYear year,
        String accountId,
        String unitCode,
        String name,
        Tier tier,
        boolean topUp,
        String kamr,
        boolean specialRisk,
        boolean ofUnit,
        LocalDate lostOn) {

    public boolean isLost() {
        return lostOn != null;
    }

    AccountInCare lost(LocalDate day) {
        return new AccountInCare(year, accountId, unitCode, name, tier, topUp, kamr, specialRisk, ofUnit, day);
    }
}
