package th.kamt.planning;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Tier;
import th.kamt.selection.UnitStatement;

/**
 * An account in its unit's plan: a copy of how it was scored, which stays as it was while the plan is in approval, and what
 * the unit decided about it.
 */
@Entity
@Table(name = "plan_account")
class PlanAccount {

    /** Leaves an account with a tier out of the plan, with a reason. */
    static final String EXCLUDED = "EXCLUDED";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_line_seq")
    @SequenceGenerator(name = "plan_line_seq", sequenceName = "plan_line_seq", allocationSize = 200)
    @SuppressWarnings("UnusedVariable") // read by JPA
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plan_id")
    @SuppressWarnings("UnusedVariable") // the owning side, read by JPA
    private Plan plan;

    private String accountId;

    @Convert(converter = ScoredAccountJson.class)
    private ScoredAccount scored;

    @Enumerated(EnumType.STRING)
    private Tier scoredTier;

    private String decision;
    private String decisionReason;
    private Boolean exclusionKept;
    private String exclusionReason;
    private String specialCase;

    @Enumerated(EnumType.STRING)
    private Tier specialCaseTier;

    private String specialCaseReason;
    private String withinRadiusReason;

    @Enumerated(EnumType.STRING)
    private Tier effectiveTier;

    private boolean topUp;
    private String kamr;
    private boolean kamrPinned;
    private String entitledAs;
    private BigDecimal avgBillBaht;
    private String name;

    protected PlanAccount() {}

    PlanAccount(Plan plan, ScoredAccount scored) {
        this.plan = plan;
        this.accountId = scored.accountId();
        score(scored);
    }

    /** Takes over a scoring, the unit's own statements included; decisions stay. */
    final void score(ScoredAccount newScored) {
        scored = newScored;
        scoredTier = newScored.tier();
        avgBillBaht = newScored.avgBillBaht();
        name = newScored.name();
        recompute();
    }

    private void recompute() {
        effectiveTier = tierBeforeTopUp().orElse(null);
        topUp = false;
    }

    String accountId() {
        return accountId;
    }

    ScoredAccount scored() {
        return scored;
    }

    String name() {
        return name;
    }

    BigDecimal avgBillBaht() {
        return avgBillBaht;
    }

    Optional<Tier> scoredTier() {
        return Optional.ofNullable(scoredTier);
    }

    /** Tier in the plan, top-up included; empty if the account is not selected. */
    Optional<Tier> effectiveTier() {
        return Optional.ofNullable(effectiveTier);
    }

    /** Tier in the plan before any top-up; empty if not selected. */
    Optional<Tier> tierBeforeTopUp() {
        return isExcludedByUnit() || isExclusionConfirmed() ? Optional.empty() : scoredTier();
    }

    boolean isTopUp() {
        return topUp;
    }

    /** Streamline accounts are the section head's, not a KAMR's. */
    boolean needsKamr() {
        return effectiveTier != null && effectiveTier != Tier.STREAMLINE;
    }

    /** Added as Status to fill a KAMR's load (R-KAMR-5). */
    void topUp() {
        effectiveTier = Tier.STATUS;
        topUp = true;
    }

    /** Back to its own tier before staffing starts anew. */
    void withoutTopUp() {
        recompute();
    }

    boolean isExcludedByUnit() {
        return EXCLUDED.equals(decision);
    }

    Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    void exclude(String reason) {
        decision = EXCLUDED;
        decisionReason = reason;
        recompute();
    }

    void include() {
        decision = null;
        decisionReason = null;
        recompute();
    }

    /** R-RISK-6: a key account proposed for exclusion, and the unit has not yet said whether it stays. */
    boolean isExclusionUndecided() {
        return scored.exclusionProposed() && scoredTier != null && exclusionKept == null && !isExcludedByUnit();
    }

    boolean isExclusionConfirmed() {
        return exclusionKept().filter(kept -> !kept).isPresent();
    }

    /** What the unit said counts while the list proposes the exclusion: without a contract there is nothing to leave out for. */
    Optional<Boolean> exclusionKept() {
        return Optional.ofNullable(exclusionKept).filter(said -> scored.exclusionProposed());
    }

    Optional<String> exclusionReason() {
        return Optional.ofNullable(exclusionReason);
    }

    void decideExclusion(boolean kept, String reason) {
        exclusionKept = kept;
        exclusionReason = reason;
        recompute();
    }

    Optional<String> specialCase() {
        return Optional.ofNullable(specialCase);
    }

    Optional<Tier> specialCaseTier() {
        return Optional.ofNullable(specialCaseTier);
    }

    Optional<String> specialCaseReason() {
        return Optional.ofNullable(specialCaseReason);
    }

    Optional<String> withinRadiusReason() {
        return Optional.ofNullable(withinRadiusReason);
    }

    /** What the unit itself says about the account (R-KASM-6, D-5). */
    UnitStatement statement() {
        return new UnitStatement(specialCase, specialCaseTier, specialCaseReason, withinRadiusReason);
    }

    void state(UnitStatement statement) {
        specialCase = statement.specialCase();
        specialCaseTier = statement.specialCaseTier();
        specialCaseReason = statement.specialCaseReason();
        withinRadiusReason = statement.withinRadiusReason();
    }

    void withdrawStatement() {
        state(UnitStatement.none());
    }

    Optional<String> kamr() {
        return Optional.ofNullable(kamr);
    }

    boolean isKamrPinned() {
        return kamrPinned;
    }

    void assign(String employeeId, boolean pinned) {
        kamr = employeeId;
        kamrPinned = pinned;
    }

    boolean isKeptFromLastYear() {
        return kamr != null && kamr.equals(scored.lastKamr());
    }

    Optional<String> entitledAs() {
        return Optional.ofNullable(entitledAs);
    }

    void entitledAs(String signature) {
        entitledAs = signature;
    }
}
