package th.kamt.planning;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import th.kamt.calendar.PlanYear;

/** A unit's key account plan of one year. Every change of any part goes through {@link #changed}, so that versions collide. */
@Entity
@Table(name = "plan")
class Plan {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_seq")
    @SequenceGenerator(name = "plan_seq", sequenceName = "plan_seq", allocationSize = 50)
    private Long id;

    private int planYear;
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private Route route;

    @Enumerated(EnumType.STRING)
    private PlanStatus status = PlanStatus.PREPARING;

    private String processInstanceId;
    private int round;
    private Long scoringId;
    private String submittedBy;
    private Instant submittedAt;
    private String submitNote;
    private Instant decidedAt;
    private String changedBy;
    private Instant changedAt;
    private String returnedAs;
    private int amendment;
    private boolean amending;
    private LocalDate amendedOn;

    @Version
    private int version;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("accountId")
    private List<PlanAccount> accounts = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("employeeId")
    private List<PlanKamr> kamrs = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("plannedOn, id")
    private List<PlanEntitlement> entitlements = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<PlanDeviation> deviations = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<PlanBudgetItem> budget = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<PlanDocument> documents = new ArrayList<>();

    protected Plan() {}

    Plan(PlanYear year, String unitCode, Route route) {
        this.planYear = year.buddhistEra();
        this.unitCode = unitCode;
        this.route = route;
    }

    /** What was in force before an amendment, as it was kept: of no session, its lines still to be added. */
    Plan(Plan live, PlanHeader kept) {
        id = live.id;
        planYear = live.planYear;
        unitCode = live.unitCode;
        route = live.route;
        take(kept);
    }

    private void take(PlanHeader kept) {
        status = PlanStatus.APPROVED;
        amending = false;
        returnedAs = null;
        scoringId = kept.scoringId();
        submittedBy = kept.submittedBy();
        submittedAt = kept.submittedAt();
        submitNote = kept.submitNote();
        decidedAt = kept.decidedAt();
        changedBy = kept.changedBy();
        changedAt = kept.changedAt();
        processInstanceId = kept.processInstanceId();
        amendment = kept.amendment();
        amendedOn = kept.amendedOn();
        round = Math.max(round, kept.round());
    }

    PlanHeader header() {
        return new PlanHeader(
                round,
                scoringId,
                submittedBy,
                submittedAt,
                submitNote,
                decidedAt,
                changedBy,
                changedAt,
                processInstanceId,
                amendment,
                amendedOn);
    }

    /** Back to what was in force; rounds go on counting, so that no decision is taken for another's. */
    void amendmentGivenUp(PlanHeader kept) {
        take(kept);
    }

    Long id() {
        return id;
    }

    PlanYear year() {
        return new PlanYear(planYear);
    }

    String unitCode() {
        return unitCode;
    }

    Route route() {
        return route;
    }

    PlanStatus status() {
        return status;
    }

    int round() {
        return round;
    }

    int version() {
        return version;
    }

    Optional<Long> scoringId() {
        return Optional.ofNullable(scoringId);
    }

    Optional<String> submittedBy() {
        return Optional.ofNullable(submittedBy);
    }

    Optional<Instant> submittedAt() {
        return Optional.ofNullable(submittedAt);
    }

    Optional<String> submitNote() {
        return Optional.ofNullable(submitNote);
    }

    Optional<Instant> approvedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> processInstanceId() {
        return Optional.ofNullable(processInstanceId);
    }

    Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    /** Which run of preparation and approval the plan is in, or was approved in last: 0 the first, else an amendment's number. */
    int amendment() {
        return amendment;
    }

    /** Whether an amendment is open: what the plan holds is not yet in force. */
    boolean isAmending() {
        return amending;
    }

    /** Whether it is being amended, or was: its KAMRs may be appointed during the year (R-KAMR-3). */
    boolean isAmended() {
        return amendment > 0;
    }

    /** The day its present or last amendment was opened; empty for a first plan. */
    Optional<LocalDate> amendedOn() {
        return Optional.ofNullable(amendedOn);
    }

    /** Opens it for its unit again; what is in force has been kept before. */
    void amended(int number, LocalDate day) {
        amendment = number;
        amending = true;
        amendedOn = day;
        status = PlanStatus.PREPARING;
        submittedBy = null;
        submittedAt = null;
        submitNote = null;
        returnedAs = null;
    }

    void startedAs(String instanceId) {
        processInstanceId = instanceId;
    }

    /** The plan now rests on that scoring run. */
    void scoredBy(long scoring, Instant at) {
        scoringId = scoring;
        changedAt = at;
    }

    void changed(String person, Instant at) {
        changedBy = person;
        changedAt = at;
        returnedAs = null;
    }

    void submitted(String person, Instant at, String note) {
        status = PlanStatus.IN_APPROVAL;
        round++;
        submittedBy = person;
        submittedAt = at;
        submitNote = note;
        returnedAs = null;
    }

    /** Kept while nobody has changed the plan since: until then the return may be taken back. */
    void returned() {
        returnedAs = PlanFingerprint.of(this);
    }

    boolean isUntouchedSinceReturn() {
        return returnedAs != null;
    }

    /** Whether the plan is still what the station returned. */
    boolean isAsReturned() {
        return PlanFingerprint.of(this).equals(returnedAs);
    }

    /** The return was taken back: the round goes on where it was. */
    void resumed() {
        status = PlanStatus.IN_APPROVAL;
        returnedAs = null;
    }

    void reopened(PlanStatus open) {
        if (!open.isOpen()) {
            throw new IllegalArgumentException(open.toString());
        }
        status = open;
    }

    void approved(Instant at) {
        status = PlanStatus.APPROVED;
        decidedAt = at;
        amending = false;
    }

    List<PlanAccount> accounts() {
        return accounts;
    }

    Optional<PlanAccount> account(String accountId) {
        return accounts.stream()
                .filter(account -> account.accountId().equals(accountId))
                .findFirst();
    }

    List<PlanKamr> kamrs() {
        return kamrs;
    }

    Optional<PlanKamr> kamr(String employeeId) {
        return kamrs.stream()
                .filter(kamr -> Objects.equals(kamr.employeeId(), employeeId))
                .findFirst();
    }

    List<PlanEntitlement> entitlements() {
        return entitlements;
    }

    List<PlanDeviation> deviations() {
        return deviations;
    }

    Optional<PlanDeviation> deviation(String kind, String subject) {
        return deviations.stream()
                .filter(deviation -> deviation.is(kind, subject))
                .findFirst();
    }

    List<PlanBudgetItem> budget() {
        return budget;
    }

    List<PlanDocument> documents() {
        return documents;
    }
}
