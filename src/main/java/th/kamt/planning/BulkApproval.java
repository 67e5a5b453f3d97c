package th.kamt.planning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.workflow.LostRace;

/**
 * Decides on several plans at once. Each is a decision of its own: its own task, transaction and rule check, the same
 * as in Tasklist. One that cannot be done stops none of the others and is explained.
 */
@Service
public class BulkApproval {

    /** More than all units there are. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(BulkApproval.class);

    private final PlanInbox inbox;
    private final PlanTasks tasks;
    private final ApprovalRuns runs;
    private final PlanTakeBack takeBack;
    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanDeciders deciders;
    private final Preparers preparers;
    private final Organization organization;
    private final AccessControl access;
    private final TransactionTemplate reading;
    private final Formats formats;
    private final Clock clock;

    BulkApproval(
            PlanInbox inbox,
            PlanTasks tasks,
            ApprovalRuns runs,
            PlanTakeBack takeBack,
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanDeciders deciders,
            Preparers preparers,
            Organization organization,
            AccessControl access,
            TransactionTemplate reading,
            Formats formats,
            Clock clock) {
        this.inbox = inbox;
        this.tasks = tasks;
        this.runs = runs;
        this.takeBack = takeBack;
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.deciders = deciders;
        this.preparers = preparers;
        this.organization = organization;
        this.access = access;
        this.reading = reading;
        this.formats = formats;
        this.clock = clock;
    }

    /** One decision as it is asked for. A task is one round of one plan at one station. */
    public record Answer(String task, String decision, String comment) {}

    /** Nothing was decided, because some answers are incomplete; {@code byTask} says which and why. */
    public static class IncompleteException extends RefusedException {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Message> byTask;

        IncompleteException(Map<String, Message> byTask) {
            super(byTask.entrySet().stream()
                    .map(fault -> new Message("planning.bulk.at", fault.getKey(), fault.getValue()))
                    .toList());
            this.byTask = new LinkedHashMap<>(byTask);
        }

        public Map<String, Message> byTask() {
            return byTask;
        }
    }

    /** What can still be done about a decision of the last confirmation. */
    public enum State {
        /** May be taken back. */
        OPEN,
        TAKEN_BACK,
        /** Somebody has acted on it, or the plan is in force. */
        SETTLED,
        REFUSED,
        /** Not come to yet. */
        PENDING
    }

    /**
     * One plan of a confirmation.
     *
     * @param unit   {@code null} if the task was none the person may know of
     * @param status as an HTTP status: 204, or what it was refused with; 500 if it failed; {@code null} if not come to yet
     * @param words  why it was refused, until whose decision it may be taken back, or when it was; may be {@code null}
     * @param comment as it was written, or {@code null}
     * @param place  the unit's code, for its link; {@code null} as {@code unit}
     */
    public record Done(
            String task,
            String place,
            String unit,
            Verdict verdict,
            boolean last,
            State state,
            Integer status,
            Message words,
            String comment) {}

    /** What was confirmed at once. */
    public record Result(long id, Instant at, List<Done> plans) {

        public long count(Verdict verdict) {
            return plans.stream()
                    .filter(plan -> plan.state() != State.REFUSED && plan.state() != State.PENDING)
                    .filter(plan -> plan.verdict() == verdict)
                    .count();
        }

        public long count(State state) {
            return plans.stream().filter(plan -> plan.state() == state).count();
        }
    }

    /**
     * Decides as the person at work.
     *
     * @param token of the form: what the same form asks for twice is done once; {@code null} for none
     * @return the confirmation's id
     * @throws IncompleteException if an answer is incomplete; nothing is decided
     * @throws RefusedException    if there is nothing to decide, or too much at once; nothing is decided
     */
    public long confirm(PlanYear year, String token, List<Answer> answers) {
        String person = access.currentPerson();
        List<ApprovalRuns.Item> asked = check(answers);
        String form = token == null || !token.matches("[A-Za-z0-9-]{8,64}") ? newToken() : token;
        Optional<ApprovalRuns.Run> before = runs.find(form);
        if (before.isPresent() && isRepeated(before.get(), year, person, asked)) {
            return before.get().id();
        }
        Map<String, PlanInbox.Waiting> waiting = inbox.of(year, person).waiting().stream()
                .collect(Collectors.toMap(PlanInbox.Waiting::taskId, plan -> plan));
        List<ApprovalRuns.Item> items = asked.stream()
                .map(item -> new ApprovalRuns.Item(
                        item.taskId(),
                        unitOf(year, item.taskId(), waiting),
                        item.verdict(),
                        item.comment(),
                        item.outcome(),
                        null,
                        null))
                .toList();
        Instant now = clock.instant();
        if (before.isPresent() || !runs.begin(form, year, person, now, items)) {
            ApprovalRuns.Run first = runs.find(form).orElseThrow();
            if (isRepeated(first, year, person, asked)) {
                return first.id();
            }
            // The same window again, with other answers: a confirmation of its own.
            form = newToken();
            runs.begin(form, year, person, now, items);
        }
        long run = runs.find(form).orElseThrow().id();
        for (ApprovalRuns.Item item : items) {
            decide(year, run, item, waiting.containsKey(item.taskId()), person);
        }
        return run;
    }

    private static String newToken() {
        return UUID.randomUUID().toString();
    }

    private boolean isRepeated(ApprovalRuns.Run run, PlanYear year, String person, List<ApprovalRuns.Item> asked) {
        if (!run.person().equals(person) || !run.year().equals(year)) {
            return false;
        }
        Map<String, ApprovalRuns.Item> done = runs.itemsByTask(run.id());
        return asked.stream().allMatch(item -> {
            ApprovalRuns.Item first = done.get(item.taskId());
            return first != null && first.says(item);
        });
    }

    private List<ApprovalRuns.Item> check(List<Answer> answers) {
        if (answers == null || answers.isEmpty()) {
            throw new RefusedException(new Message("planning.bulk.nothing"));
        }
        if (answers.size() > MOST) {
            throw new RefusedException(
                    new Message("planning.bulk.tooMany", formats.number(answers.size()), formats.number(MOST)));
        }
        Map<String, Message> faults = new LinkedHashMap<>();
        Map<String, ApprovalRuns.Item> asked = new LinkedHashMap<>();
        for (Answer answer : answers) {
            if (answer == null || answer.task() == null || !answer.task().matches("[A-Za-z0-9:_-]{1,64}")) {
                throw new RefusedException(new Message("planning.bulk.noTask"));
            }
            String task = answer.task();
            Optional<Verdict> verdict = Verdict.byId(answer.decision());
            String comment = WrittenWords.of(answer.comment());
            if (verdict.isEmpty()) {
                faults.put(task, new Message("planning.bulk.noDecision"));
            } else if (verdict.get() == Verdict.RETURN && comment.isEmpty()) {
                faults.put(task, new Message("planning.approval.commentNeeded"));
            } else if (comment.length() > PlanApproval.LONGEST_COMMENT) {
                faults.put(
                        task,
                        new Message("planning.approval.commentTooLong", formats.number(PlanApproval.LONGEST_COMMENT)));
            } else {
                ApprovalRuns.Item item = new ApprovalRuns.Item(
                        task,
                        null,
                        verdict.get(),
                        comment.isEmpty() ? null : comment,
                        ApprovalRuns.Outcome.PENDING,
                        null,
                        null);
                ApprovalRuns.Item same = asked.putIfAbsent(task, item);
                if (same != null && !same.says(item)) {
                    faults.put(task, new Message("planning.bulk.twoDecisions"));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IncompleteException(faults);
        }
        return List.copyOf(asked.values());
    }

    /** Of a task that is not in the person's list: by the decision made in it or the engine's history, if the person may see it. */
    private String unitOf(PlanYear year, String task, Map<String, PlanInbox.Waiting> waiting) {
        if (waiting.containsKey(task)) {
            return waiting.get(task).unit().code();
        }
        return tasks.open(year).entrySet().stream()
                .filter(open -> open.getValue().taskId().equals(task))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() ->
                        tasks.plan(task).filter(key -> key.year().equals(year)).map(PlanKey::unitCode))
                .filter(access::maySee)
                .orElse(null);
    }

    /** Whatever happens to it, the plans after it are come to. */
    private void decide(PlanYear year, long run, ApprovalRuns.Item item, boolean mine, String person) {
        RefusedException refused = null;
        if (mine) {
            try {
                tasks.decide(item.taskId(), item.verdict(), item.comment());
                runs.finished(run, item.taskId(), ApprovalRuns.Outcome.DONE, null, null);
                return;
            } catch (RefusedException e) {
                refused = e;
            } catch (RuntimeException e) {
                LOG.error("Task {} of {} could not be decided", item.taskId(), item.unitCode(), e);
                runs.finished(
                        run, item.taskId(), ApprovalRuns.Outcome.REFUSED, 500, new Message("planning.bulk.failed"));
                return;
            }
        }
        Refusal why = explain(year, item, person, refused);
        runs.finished(run, item.taskId(), ApprovalRuns.Outcome.REFUSED, why.status(), why.words());
    }

    private record Refusal(int status, Message words) {}

    /** Why a decision could not be made, from the plan's own record where it tells. */
    private Refusal explain(PlanYear year, ApprovalRuns.Item item, String person, RefusedException refused) {
        return reading.execute(status -> {
            if (item.unitCode() == null) {
                return new Refusal(404, new Message("planning.bulk.unknown"));
            }
            Optional<Refusal> decided =
                    decisions.findByTaskId(item.taskId()).map(decision -> decided(decision, person));
            if (decided.isPresent()) {
                return decided.get();
            }
            if (refused != null && !(refused instanceof ConflictException) && !(refused instanceof NotFoundException)) {
                int code = refused instanceof ForbiddenException ? 403 : 422;
                return new Refusal(code, refused.messages().get(0));
            }
            Optional<Refusal> open = tasks.open(year).entrySet().stream()
                    .filter(one -> one.getValue().taskId().equals(item.taskId()))
                    .findFirst()
                    .map(one -> new Refusal(403, notYours(year, item.unitCode(), one.getValue(), person)));
            return open.orElseGet(() -> new Refusal(409, gone(year, item.unitCode())));
        });
    }

    private Refusal decided(PlanDecision decision, String person) {
        if (decision.takenBackAt().isPresent()) {
            return new Refusal(
                    409,
                    new Message(
                            "planning.bulk.takenBack",
                            when(decision.takenBackAt().orElseThrow())));
        }
        return new Refusal(
                409,
                decision.decidedBy().equals(person)
                        ? new Message("planning.bulk.byYourself", when(decision.decidedAt()))
                        : new Message(
                                "planning.bulk.bySomebody", name(decision.decidedBy()), when(decision.decidedAt())));
    }

    private Message notYours(PlanYear year, String unitCode, PlanTasks.Open open, String person) {
        Plan plan =
                plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode).orElseThrow();
        Station station = Station.byTask(open.task()).orElseThrow();
        return deciders.whyNotInTheirName(plan, station, person)
                .orElseGet(() -> new Message(
                        "planning.approval.notYours",
                        organization.postName(deciders.at(plan, station).post())));
    }

    /** A task that ended undecided: the plan was taken back to its unit, or to the station before. */
    private Message gone(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .flatMap(plan -> changes.findFirstByPlanIdAndMessageKeyInOrderByIdDesc(
                        plan.id(), List.of(PlanChange.WITHDRAWN, PlanChange.TAKEN_BACK)))
                .map(change -> new Message(
                        change.message().key().equals(PlanChange.WITHDRAWN)
                                ? "planning.bulk.withdrawn"
                                : "planning.bulk.goneBack",
                        name(change.changedBy()),
                        when(change.changedAt())))
                .orElseGet(() -> new Message("planning.bulk.gone"));
    }

    /** The last confirmation of the person at work; empty once it is of another day and nothing of it can be taken back. */
    public Optional<Result> last(PlanYear year) {
        String person = access.currentPerson();
        return reading.execute(status -> runs.last(person, year)
                .map(run -> result(run, person))
                .filter(result -> Bangkok.dayOf(result.at()).equals(today())
                        || result.count(State.OPEN) + result.count(State.PENDING) > 0));
    }

    /** A decision of a confirmation before the last. */
    public record Earlier(long run, Done done) {}

    /** What the person at work confirmed before the last time and can still take back, the newest first. */
    public List<Earlier> earlier(PlanYear year) {
        String person = access.currentPerson();
        return reading.execute(status -> {
            long last = runs.last(person, year).map(ApprovalRuns.Run::id).orElse(0L);
            Map<Long, List<ApprovalRuns.Item>> before = runs.itemsBefore(last, person, year);
            Map<String, Long> runOf = new LinkedHashMap<>();
            before.forEach((run, items) -> items.forEach(item -> runOf.putIfAbsent(item.taskId(), run)));
            List<ApprovalRuns.Item> items =
                    before.values().stream().flatMap(List::stream).toList();
            return done(items, person).stream()
                    .filter(done -> done.state() == State.OPEN)
                    .map(done -> new Earlier(runOf.get(done.task()), done))
                    .distinct()
                    .toList();
        });
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /**
     * A confirmation of the person at work.
     *
     * @throws NotFoundException if it is somebody else's, or none
     */
    public Result result(long id) {
        String person = access.currentPerson();
        return reading.execute(status -> result(require(id, person), person));
    }

    private ApprovalRuns.Run require(long id, String person) {
        return runs.find(id)
                .filter(run -> run.person().equals(person))
                .orElseThrow(() -> new NotFoundException(new Message("planning.bulk.noResult")));
    }

    private Result result(ApprovalRuns.Run run, String person) {
        return new Result(run.id(), run.confirmedAt(), done(runs.items(run.id()), person));
    }

    private List<Done> done(List<ApprovalRuns.Item> items, String person) {
        Map<String, PlanDecision> made =
                decisions
                        .findByTaskIdIn(
                                items.stream().map(ApprovalRuns.Item::taskId).toList())
                        .stream()
                        .collect(Collectors.toMap(PlanDecision::taskId, decision -> decision));
        Map<Long, Plan> byId = new HashMap<>();
        plans.findAllById(made.values().stream()
                        .map(PlanDecision::planId)
                        .distinct()
                        .toList())
                .forEach(plan -> byId.put(plan.id(), plan));
        Map<Long, PlanDeciders.PlanRecord> records = records(byId.values());
        List<Done> plansDone = new ArrayList<>();
        for (ApprovalRuns.Item item : items) {
            PlanDecision decision = made.get(item.taskId());
            boolean own = decision != null
                    && decision.decidedBy().equals(person)
                    && item.outcome() != ApprovalRuns.Outcome.REFUSED
                    && decision.verdict() == item.verdict();
            plansDone.add(own ? done(item, decision, byId.get(decision.planId()), records, person) : notDone(item));
        }
        return plansDone;
    }

    private Map<Long, PlanDeciders.PlanRecord> records(Collection<Plan> of) {
        return of.isEmpty() ? Map.of() : deciders.records(of);
    }

    private Done done(
            ApprovalRuns.Item item,
            PlanDecision decision,
            Plan plan,
            Map<Long, PlanDeciders.PlanRecord> records,
            String person) {
        PlanDeciders.PlanRecord of = records.get(plan.id());
        State state = State.SETTLED;
        Message words = null;
        if (decision.takenBackAt().isPresent()) {
            state = State.TAKEN_BACK;
            words = new Message(
                    "planning.takeBack.already", when(decision.takenBackAt().orElseThrow()));
        } else if (PlanTakeBack.offer(plan, of.said(), person)
                .filter(offered -> offered.taskId().equals(decision.taskId()))
                .isPresent()) {
            state = State.OPEN;
            words = decision.verdict() == Verdict.APPROVE
                    ? new Message("planning.bulk.until", organization.postName(nextPost(plan, decision, of)))
                    : new Message(
                            "planning.bulk.untilChanged",
                            organization.postName(preparers.post(organization.requireUnit(plan.unitCode()))));
        } else if (decision.verdict() == Verdict.APPROVE && decision.station().isLast()) {
            words = new Message("planning.bulk.inForce");
        }
        return new Done(
                item.taskId(),
                plan.unitCode(),
                organization.requireUnit(plan.unitCode()).name(),
                item.verdict(),
                decision.station().isLast(),
                state,
                204,
                words,
                item.comment());
    }

    private RoleAt nextPost(Plan plan, PlanDecision decision, PlanDeciders.PlanRecord of) {
        return deciders.at(plan, PlanTakeBack.next(plan, decision), of).post();
    }

    private Done notDone(ApprovalRuns.Item item) {
        boolean pending = item.outcome() == ApprovalRuns.Outcome.PENDING;
        String unit = item.unitCode() == null
                ? null
                : organization.requireUnit(item.unitCode()).name();
        return new Done(
                item.taskId(),
                item.unitCode(),
                unit,
                item.verdict(),
                false,
                pending ? State.PENDING : State.REFUSED,
                item.status(),
                pending ? new Message("planning.bulk.pending") : item.why(),
                item.comment());
    }

    /**
     * Takes back what was confirmed, each decision in its own transaction.
     *
     * @param task one of them, or {@code null}: all that still can be; if none can be any more, each is refused with its reason
     * @return why some could not be, by the unit's name
     * @throws NotFoundException if the confirmation is somebody else's, or none; nothing is taken back
     */
    public Map<String, Message> takeBack(long id, String task) {
        String person = access.currentPerson();
        ApprovalRuns.Run run = require(id, person);
        Map<String, Message> refused = new LinkedHashMap<>();
        Result result = result(id);
        boolean open = result.count(State.OPEN) > 0;
        for (Done done : result.plans()) {
            boolean decided = done.state() != State.REFUSED && done.state() != State.PENDING;
            boolean wanted = task == null
                    ? done.state() == State.OPEN || (!open && decided)
                    : done.task().equals(task);
            if (wanted && done.place() != null) {
                try {
                    takeBack.takeBack(run.year(), done.place(), done.task(), person);
                } catch (RefusedException e) {
                    refused.put(done.unit(), e.messages().get(0));
                } catch (RuntimeException e) {
                    if (!LostRace.isInOwnWork(e)) {
                        throw e;
                    }
                    refused.put(done.unit(), new Message("workflow.lostRace"));
                }
            }
        }
        return refused;
    }

    /** The time alone if it was today. */
    private String when(Instant at) {
        return Bangkok.dayOf(at).equals(today()) ? formats.time(at) : formats.dayAndTime(at);
    }

    private String name(String person) {
        return organization.nameOf(person);
    }
}
