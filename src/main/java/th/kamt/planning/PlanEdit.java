package th.kamt.planning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import th.kamt.selection.Tier;

/**
 * One change that the preparing unit makes to its plan. In JSON the field {@code type} names it, e.g.
 * {@code {"type":"moveAccount","accountId":"…","employeeId":"…"}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanEdit.Exclude.class, name = "exclude"),
    @JsonSubTypes.Type(value = PlanEdit.Include.class, name = "include"),
    @JsonSubTypes.Type(value = PlanEdit.DecideExclusion.class, name = "decideExclusion"),
    @JsonSubTypes.Type(value = PlanEdit.SpecialCase.class, name = "specialCase"),
    @JsonSubTypes.Type(value = PlanEdit.WithinRadius.class, name = "withinRadius"),
    @JsonSubTypes.Type(value = PlanEdit.MoveAccount.class, name = "moveAccount"),
    @JsonSubTypes.Type(value = PlanEdit.ChooseKamr.class, name = "chooseKamr"),
    @JsonSubTypes.Type(value = PlanEdit.DismissKamr.class, name = "dismissKamr"),
    @JsonSubTypes.Type(value = PlanEdit.ReplaceKamr.class, name = "replaceKamr"),
    @JsonSubTypes.Type(value = PlanEdit.TakeFromList.class, name = "takeFromList"),
    @JsonSubTypes.Type(value = PlanEdit.Attest.class, name = "attest"),
    @JsonSubTypes.Type(value = PlanEdit.Waive.class, name = "waive"),
    @JsonSubTypes.Type(value = PlanEdit.AddService.class, name = "addService"),
    @JsonSubTypes.Type(value = PlanEdit.MoveService.class, name = "moveService"),
    @JsonSubTypes.Type(value = PlanEdit.RemoveService.class, name = "removeService"),
    @JsonSubTypes.Type(value = PlanEdit.GiveReason.class, name = "giveReason"),
    @JsonSubTypes.Type(value = PlanEdit.TakeReasonBack.class, name = "takeReasonBack"),
    @JsonSubTypes.Type(value = PlanEdit.AddBudget.class, name = "addBudget"),
    @JsonSubTypes.Type(value = PlanEdit.SetBudget.class, name = "setBudget"),
    @JsonSubTypes.Type(value = PlanEdit.AddDocument.class, name = "addDocument"),
    @JsonSubTypes.Type(value = PlanEdit.RemoveDocument.class, name = "removeDocument"),
    @JsonSubTypes.Type(value = PlanEdit.ProposeAgain.class, name = "proposeAgain")
})
public sealed interface PlanEdit {

    /** Leaves an account with a tier out of the plan. */
    record Exclude(String accountId, String reason) implements PlanEdit {}

    /** Takes an exclusion back. */
    record Include(String accountId) implements PlanEdit {}

    /** R-RISK-6: confirms the proposed exclusion after an SPP contract, or keeps the account; the reason is kept. */
    record DecideExclusion(String accountId, boolean exclude, String reason) implements PlanEdit {}

    /** R-KASM-6: proposes a special case; all {@code null} takes it back. */
    record SpecialCase(String accountId, String specialCase, Tier tier, String reason) implements PlanEdit {}

    /** R-RISK-1, D-5: the site lies within the radius though farther by line; {@code null} takes it back. */
    record WithinRadius(String accountId, String reason) implements PlanEdit {}

    /** Gives an account to another KAMR of the plan. */
    record MoveAccount(String accountId, String employeeId) implements PlanEdit {}

    /** Adds a KAMR to the plan, or changes whether their skill is attested. */
    record ChooseKamr(String employeeId, boolean skillAttested, String waiverReason) implements PlanEdit {}

    record DismissKamr(String employeeId) implements PlanEdit {}

    /**
     * R-KAMR-3: one KAMR of a plan being amended makes way for another, who gets all their accounts and may be trained and
     * tested within 3 months.
     *
     * @param waiverReason the head's, where the new one is short of a condition that can be waived; else may be empty
     */
    record ReplaceKamr(String from, String to, String waiverReason) implements PlanEdit {}

    /** Takes over what the customer list now says of an account, in a plan being amended: it comes, goes, or is scored anew. */
    record TakeFromList(String accountId) implements PlanEdit {}

    /** R-KAMR-2: whether the head of the unit vouches for the relationship and communication skill of a KAMR of the plan. */
    record Attest(String employeeId, Boolean attested) implements PlanEdit {}

    /** R-KAMR-3: the head's reason for a person short of a condition that can be waived. */
    record Waive(String employeeId, String reason) implements PlanEdit {}

    record AddService(String accountId, String code, LocalDate plannedOn) implements PlanEdit {}

    record MoveService(long serviceId, LocalDate plannedOn) implements PlanEdit {}

    /** @param reason needed where the manual asks for the service (D-16), else may be empty */
    record RemoveService(long serviceId, String reason) implements PlanEdit {}

    /**
     * D-15, D-16: why the plan is submitted although a rule cannot be met.
     *
     * @param kind    {@code reasonKind} of the finding
     * @param subject of the finding: account, employee or unit
     */
    record GiveReason(String kind, String subject, String reason) implements PlanEdit {}

    /** Takes back a reason given: the rule stops the plan again if it is still broken. */
    record TakeReasonBack(String kind, String subject) implements PlanEdit {}

    /** Adds a budget line, baht for the year, with a name of its own among its kind. */
    record AddBudget(String kind, String description, BigDecimal amountBaht, BigDecimal lastYearBaht)
            implements PlanEdit {}

    /** Sets a budget line, baht for the year; amount 0 removes it. */
    record SetBudget(String kind, String description, BigDecimal amountBaht, BigDecimal lastYearBaht)
            implements PlanEdit {}

    /**
     * Names a document the plan follows.
     *
     * @param kind one of {@code corporateDocuments}; none for a document of another kind
     */
    record AddDocument(String kind, String title) implements PlanEdit {}

    record RemoveDocument(long documentId) implements PlanEdit {}

    /** Drops the unit's own assignments and schedule changes and proposes them anew; decisions on accounts stay. */
    record ProposeAgain() implements PlanEdit {}
}
