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
