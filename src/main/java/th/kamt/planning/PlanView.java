package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Unit;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Tier;
import th.kamt.staffing.EligibilityResult;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;

/**
 * A unit's plan as its page shows it.
 *
 * @param version    to be sent back with every change, so that nobody overwrites somebody else
 * @param editable   whether the person may change it now
 * @param appointsNetworkSide whether the person may appoint KAMRs from the Network side now, and take them back (R-KAMR-8)
 * @param withdrawable whether the person may withdraw it now
 * @param withdrawing whether it is withdrawn and on its way back to its unit
 * @param submittedFor who was absent and in whose place it was submitted, or {@code null}
 * @param processInstanceId of its preparation, for operators
 * @param candidates everybody the unit could make KAMR, those of the plan included
 */
public record PlanView(
        PlanYear year,
        Unit unit,
        PlanStanding standing,
        int version,
        boolean editable,
        boolean appointsNetworkSide,
        boolean withdrawable,
        boolean withdrawing,
        String submittedBy,
        String submittedFor,
        Instant submittedAt,
        String submitNote,
        String changedBy,
        Instant changedAt,
        Instant approvedAt,
        String processInstanceId,
        PlanAssessment assessment,
        PlanTotals totals,
        List<KamrView> kamrs,
        List<CandidateView> candidates,
        List<AccountView> accounts,
        List<ServiceView> services,
        List<ReasonView> reasons,
        List<DocumentView> documents) {

    /** @param waiverReason {@code null} if none was given or needed */
    public record KamrView(
            Employee person,
            KamrLoad load,
            EligibilityResult eligibility,
            Origin origin,
            boolean attested,
            String waiverReason) {}

    /** @param appointed whether the plan has the person */
    public record CandidateView(Employee person, EligibilityResult eligibility, boolean appointed) {}

    /**
     * @param tier          effective tier; {@code null} if not selected
     * @param kamr          employee id, {@code null} for Streamline and not selected
     * @param exclusionKept {@code null} while undecided
     * @param findings      what stops and what stands out about this account
     */
    public record AccountView(
            ScoredAccount scored,
            Tier tier,
            boolean topUp,
            String kamr,
            boolean keptFromLastYear,
            boolean pinned,
            boolean excludedByUnit,
            String excludeReason,
            boolean exclusionUndecided,
            Boolean exclusionKept,
            String exclusionReason,
            String ownSpecialCase,
            String withinRadiusReason,
            String entitlementLabel,
            List<PlanFinding> findings) {

        public String accountId() {
            return scored.accountId();
        }

        public boolean selected() {
            return tier != null;
        }

        public boolean stops() {
            return findings.stream().anyMatch(PlanFinding::stops);
        }

        public boolean looks() {
            return !stops() && !findings.isEmpty();
        }

        /** Whether the tier differs from last year's. */
        public boolean moved() {
            return tier != scored.lastTier();
        }
    }

    /** @param accountId account, or {@code GROUP@UNIT} */
    public record ServiceView(long id, String accountId, String code, LocalDate plannedOn, boolean setByManager) {}

    public record ReasonView(String kind, String subject, String reason) {}

    public record DocumentView(long id, String kind, String title) {}

    /** A line of the plan's history. */
    public record HistoryLine(String person, String actedFor, Instant at, Message what) {}
}
