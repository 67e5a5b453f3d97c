package th.kamt.exitinterview;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.ExitInterview.Cause;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanViews;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.portfolio.PortfolioOpened;
import th.kamt.portfolio.Portfolios;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.RunningProcesses;

/**
 * Customer Exit Interviews: asked for by a confirmed exclusion when the plan is put in force (R-RISK-6) or by a loss
 * recorded during the year; filled in on their page, completed with the task.
 */
@Service
@Transactional
public class ExitInterviews {

    public static final String PROCESS = "exitInterview";

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 200;
    private static final BigDecimal MOST_BAHT_A_UNIT = new BigDecimal("1000");
    private static final int DECIMALS = 4;

    private final ExitInterviewStore store;
    private final PlanViews plans;
    private final Portfolios portfolios;
    private final Organization organization;
    private final AccessControl access;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExitInterviews(
            ExitInterviewStore store,
            PlanViews plans,
            Portfolios portfolios,
            Organization organization,
            AccessControl access,
            RunningProcesses processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.portfolios = portfolios;
        this.organization = organization;
        this.access = access;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** R-RISK-6: every customer the plan in force leaves out is asked why. */
    @EventListener
    void portfolioOpened(PortfolioOpened event) {
        PlanInForce plan = plans.inForce(event.year(), event.unitCode()).orElseThrow();
        LocalDate day = Bangkok.dayOf(event.approvedAt());
        for (PlanInForce.Exclusion exclusion : plan.exclusions()) {
            want(
                    event.year(),
                    event.unitCode(),
                    exclusion.accountId(),
                    exclusion.name(),
                    new Reason(Cause.EXCLUSION, exclusion.reason(), day),
                    exclusion.lastKamr(),
                    false);
        }
    }

    /** Interviews not held follow the account to its carer; whom an amended plan leaves out for an SPP is asked why (R-RISK-6). */
    @EventListener
    void portfolioChanged(PortfolioChanged event) {
        LocalDate day = Bangkok.dayOf(event.at());
        for (Change change : event.changes()) {
            store.of(event.year(), change.accountId())
                    .filter(interview -> !interview.isHeld() && change.after() != null)
                    .filter(interview -> !Objects.equals(
                                    interview.kamr(), change.after().kamr())
                            || !interview.unitCode().equals(change.after().unitCode()))
                    .ifPresent(interview -> handOver(interview, change.after()));
        }
        if (event.amended()) {
            PlanInForce plan = plans.inForce(event.year(), event.unitCode()).orElseThrow();
            Map<String, AccountInCare> before = new HashMap<>();
            event.changes().stream()
                    .filter(change -> change.before() != null)
                    .forEach(change -> before.put(change.accountId(), change.before()));
            plan.exclusions().forEach(exclusion -> {
                AccountInCare was = before.get(exclusion.accountId());
                want(
                        event.year(),
                        event.unitCode(),
                        exclusion.accountId(),
                        exclusion.name(),
                        new Reason(Cause.EXCLUSION, exclusion.reason(), day),
                        was == null ? exclusion.lastKamr() : was.kamr(),
                        was != null && was.kamr() == null);
            });
        }
    }

    private void handOver(ExitInterview interview, AccountInCare account) {
        store.handOver(interview.id(), account.unitCode(), account.kamr());
        events.publishEvent(new ExitInterviewFollows(interview.id()));
    }

    /** Why an interview is wanted. */
    record Reason(Cause cause, String text, LocalDate on) {}

    /** One an account and year, and one open of an account: a second cause joins the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void want(
            PlanYear year,
            String unitCode,
            String accountId,
            String name,
            Reason why,
            String kamr,
            boolean streamline) {
        ExitInterview interview = new ExitInterview(
                0,
                year,
                accountId,
                unitCode,
                name,
                why.cause(),
                why.text(),
                why.on(),
                kamr,
                streamline,
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
        store.add(interview)
                .ifPresent(id -> processes.start(
                        PROCESS,
                        interview.businessKey(),
                        Map.of(
                                RequestVariables.INTERVIEW_ID.name(), id,
                                RequestVariables.UNIT_CODE.name(), unitCode)));
    }

    /**
     * The customer is not lost: what was begun because of that ends; the answers typed so far go with it.
     *
     * @throws ConflictException if it was held meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notWanted(PlanYear year, String accountId) {
        store.of(year, accountId).ifPresent(interview -> {
            if (store.removeOfLoss(year, accountId)) {
                processes.end(PROCESS, interview.businessKey(), "LOSS_TAKEN_BACK");
            } else if (store.of(year, accountId).filter(ExitInterview::isHeld).isPresent()) {
                throw new ConflictException(new Message("exitinterview.loss.interviewHeld"));
            }
        });
    }

    /** For those who may see its unit. */
    @Transactional(readOnly = true)
    public ExitInterview interview(long id) {
        return store.find(id)
                .filter(interview -> access.maySee(interview.unitCode()))
                .orElseThrow(() -> new NotFoundException(new Message("exitinterview.unknown")));
    }

    /** Whether or not anybody at work may see it. */
    @Transactional(readOnly = true)
    public Optional<ExitInterview> find(long id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<ExitInterview> of(PlanYear year, String accountId) {
        return store.of(year, accountId);
    }

    /** All that the person at work may see, newest first. */
    @Transactional(readOnly = true)
    public List<ExitInterview> all() {
        return store.ofUnits(access.visibleUnits());
    }

    /** Ids of those not held yet. */
    @Transactional(readOnly = true)
    public List<Long> open() {
        return store.open().stream().map(ExitInterview::id).toList();
    }

    /**
     * Who holds it: the account's KAMR if still a KAMR of the unit, else the unit's KAMRs; without one, and for Streamline, the
     * section head, or who stands in.
     */
    @Transactional(readOnly = true)
    public Carer carer(ExitInterview interview) {
        RoleAt post = new RoleAt(Role.KAMR, interview.unitCode());
        List<String> kamrs =
                organization.ownHolders(post).stream().map(Employee::employeeId).toList();
        if (interview.streamline() || kamrs.isEmpty()) {
            return portfolios.sectionHead(interview.unitCode());
        }
        return portfolios.carer(post, kamrs.contains(interview.kamr()) ? List.of(interview.kamr()) : kamrs);
    }

    /** Whether the person at work may fill it in. */
    @Transactional(readOnly = true)
    public boolean mayFillIn(ExitInterview interview) {
        return !interview.isHeld() && carer(interview).is(access.currentPerson());
    }

    /**
     * Keeps what is known so far; nothing is required yet.
     *
     * @param version as the person saw it
     * @throws RefusedException by field: {@code reasonText}, …, what cannot be kept
     */
    public void save(long id, int version, InterviewAnswers answers) {
        ExitInterview interview = interview(id);
        requireCarer(interview, access.currentPerson());
        Map<String, Message> wrong = wrong(answers);
        FieldsRefusedException.throwIfAny(wrong);
        String person = access.currentPerson();
        String changedFor = actingFor(interview, person);
        if (!store.save(id, version, answers, person, changedFor, clock.instant())) {
            throw new ConflictException(new Message("exitinterview.changed"));
        }
        events.publishEvent(new ExitInterviewChanged(id));
    }

    private Map<String, Message> wrong(InterviewAnswers answers) {
        Map<String, Message> wrong = new LinkedHashMap<>();
        tooLong(wrong, "reasonText", answers.reasonText(), LONGEST_TEXT);
        tooLong(wrong, "competitor", answers.competitor(), LONGEST_NAME);
        BigDecimal price = answers.priceBaht();
        if (price != null
                && (price.signum() < 0
                        || price.compareTo(MOST_BAHT_A_UNIT) >= 0
                        || price.stripTrailingZeros().scale() > DECIMALS)) {
            wrong.put("price", new Message("exitinterview.wrong.price"));
        }
        tooLong(wrong, "service", answers.service(), LONGEST_TEXT);
        tooLong(wrong, "wouldHaveKept", answers.wouldHaveKept(), LONGEST_TEXT);
        tooLong(wrong, "spokeWith", answers.spokeWith(), LONGEST_NAME);
        LocalDate day = answers.interviewedOn();
        if (day != null && day.isAfter(today())) {
            wrong.put("interviewedOn", new Message("exitinterview.wrong.future", day));
        }
        return wrong;
    }

    private static void tooLong(Map<String, Message> wrong, String field, String text, int longest) {
        if (text != null && text.length() > longest) {
            wrong.put(field, new Message("exitinterview.wrong.tooLong", Integer.toString(longest)));
        }
    }

    /** What the interview still lacks, as keys of the fields' words; empty: it can be completed. */
    public static List<String> missing(InterviewAnswers answers) {
        List<String> missing = new ArrayList<>();
        if (answers.reason() == null) {
            missing.add("reason");
        }
        if (answers.reasonText() == null) {
            missing.add("reasonText");
        }
        boolean competitor = answers.reason() == null || answers.reason().namesCompetitor();
        if (competitor && answers.competitor() == null) {
            missing.add("competitor");
        }
        if (answers.service() == null) {
            missing.add("service");
        }
        if (answers.wouldHaveKept() == null) {
            missing.add("wouldHaveKept");
        }
        if (answers.spokeWith() == null) {
            missing.add("spokeWith");
        }
        if (answers.interviewedOn() == null) {
            missing.add("interviewedOn");
        }
        return missing;
    }

    /** @throws RefusedException if that person may not complete it, or something is still missing, which is named */
    @Transactional(readOnly = true)
    public void requireMayComplete(PlanYear year, String accountId, String person) {
        ExitInterview interview = store.of(year, accountId).orElseThrow();
        requireCarer(interview, person);
        List<String> missing = missing(interview.answers());
        if (!missing.isEmpty()) {
            List<Message> refusals = new ArrayList<>();
            for (String field : missing) {
                refusals.add(new Message("exitinterview.missing", new Message("exitinterview.field." + field)));
            }
            throw new RefusedException(refusals);
        }
    }

    private void requireCarer(ExitInterview interview, String person) {
        if (interview.isHeld()) {
            throw new ConflictException(new Message("exitinterview.held"));
        }
        Carer carer = carer(interview);
        if (!carer.is(person)) {
            String names = String.join(
                    ", ", carer.people().stream().map(organization::nameOf).toList());
            throw new ForbiddenException(new Message("exitinterview.notYours", interview.name(), names));
        }
    }

    /** With the completion of its task, in the same transaction. */
    public void held(long id, String person, String comment) {
        String actedFor = actingFor(store.find(id).orElseThrow(), person);
        if (!store.held(id, person, actedFor, comment, clock.instant())) {
            throw new ConflictException(new Message("exitinterview.held"));
        }
    }

    /** {@code null}: it is their own. */
    private String actingFor(ExitInterview interview, String person) {
        return organization.actingFor(person, carer(interview).own()).orElse(null);
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }
}
