package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.selection.Tier;

/**
 * What an approved plan says, for the work of its year.
 *
 * @param approvedAt when the last station decided
 * @param accounts   its key accounts, ordered by account id
 * @param schedule   planned services, activities and contacts, ordered by account id, day and code
 * @param kamrs      employee ids of the KAMRs appointed, ordered
 * @param exclusions customers left out because they have signed with an SPP or clearly will (R-RISK-6), ordered by account id
 */
public record PlanInForce(
        PlanYear year,
        String unitCode,
        Instant approvedAt,
        List<Account> accounts,
        List<Line> schedule,
        List<String> kamrs,
        List<Exclusion> exclusions) {

    public PlanInForce {
        accounts = List.copyOf(accounts);
        schedule = List.copyOf(schedule);
        kamrs = List.copyOf(kamrs);
        exclusions = List.copyOf(exclusions);
    }

    /**
     * @param kamr        employee id; {@code null} for Streamline
     * @param specialRisk risk to an SPP high or very high (R-RISK-5)
     */
    public record Account(String accountId, String name, Tier tier, boolean topUp, String kamr, boolean specialRisk) {}

    /**
     * @param id        of the plan's line
     * @param accountId an account's, or a Streamline group's {@code GROUP@UNIT}
     */
    public record Line(long id, String accountId, EntitlementCode code, LocalDate plannedOn) {}

    /** @param lastKamr employee id of last year's KAMR, or {@code null} */
    public record Exclusion(String accountId, String name, String reason, String lastKamr) {}
}
