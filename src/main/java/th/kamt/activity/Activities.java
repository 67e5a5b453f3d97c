package th.kamt.activity;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;
import static th.kamt.workflow.ActivityVariables.ALREADY_DONE;
import static th.kamt.workflow.PlanningVariables.UNIT_CODE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.ActivityChange.What;
import th.kamt.activity.ActivityWindows.Window;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.workflow.ActivityVariables.ActivityOutcome;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.RunningProcesses;

/**
 * The life of an activity: opened, carried out or postponed, logged. What the process {@code activity} and its tasks tell is kept here,
 * in the transaction that moves the token.
 */
@Service
@Transactional
public class Activities {

    static final String PROCESS = "activity";

    /** Ids of one statement; a register of the nation has many. */
    private static final int AT_ONCE = 1_000;

    private final ActivityStore store;
    private final ActivityRules rules;
    private final ActivityCare care;
    private final DecisionTables tables;
    private final Deadlines deadlines;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Activities(
            ActivityStore store,
            ActivityRules rules,
            ActivityCare care,
            DecisionTables tables,
            Deadlines deadlines,
            RunningProcesses processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.care = care;
        this.tables = tables;
        this.deadlines = deadlines;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public Activity require(long id) {
        return store.find(id).orElseThrow(() -> new NotFoundException(new Message("activity.unknown")));
    }

    /** How people call them: the customer, and but for an introduction the service; by id. */
    @Transactional(readOnly = true)
    public Map<Long, String> calledBy(Collection<Long> ids) {
        Map<Long, String> called = new HashMap<>();
        List<Long> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            store.all(all.subList(from, Math.min(from + AT_ONCE, all.size())))
                    .forEach(one -> called.put(
                            one.id(),
                            one.origin() == Origin.INTRODUCTION
                                    ? one.accountName()
                                    : one.code().code() + " · " + one.accountName()));
        }
        return called;
    }

    /** Published by {@link #carerChanged}: the tasks of these are to follow. */
    public record CarerChanged(List<Activity> open) {}

    /** Somebody else looks after the account now: its open tasks become theirs, in the caller's transaction. */
    public void carerChanged(PlanYear year, String accountId) {
        follow(store.ofAccount(year, accountId));
    }

    void follow(List<Activity> activities) {
        List<Activity> open = activities.stream()
                .filter(one -> one.state() == ActivityState.OPEN || one.state() == ActivityState.DONE)
                .toList();
        events.publishEvent(new CarerChanged(open));
    }

    /** Published when open activities are called otherwise. */
    public record Renamed(List<Activity> open) {}

    void renamed(List<Activity> open) {
        if (!open.isEmpty()) {
            events.publishEvent(new Renamed(open));
        }
    }

    /** No longer to be done: its row says why, its process and its deadline end. */
    void drop(Activity activity, What why, String words) {
        store.dropped(activity.id());
        store.keep(activity.id(), new ActivityChange(clock.instant(), why, "", activity.plannedOn(), null, words));
        if (activity.state() != ActivityState.PLANNED) {
            deadlines.cancel(kindOf(activity), activity.key());
            processes.end(PROCESS, activity.key(), why.name());
        }
    }

    // --- opening ---

    /** Makes work of activities: registers when each is due and starts its process. */
    void open(List<Activity> activities) {
        store.opened(activities);
        Instant now = clock.instant();
        deadlines.registerQuietly(
                activities.stream().map(activity -> begun(activity, now)).toList());
        activities.forEach(activity -> start(activity, false));
    }

    private static Deadlines.Begun begun(Activity activity, Instant now) {
        boolean introduction = activity.origin() == Origin.INTRODUCTION;
        return new Deadlines.Begun(
                new DeadlineWork(
                        kindOf(activity),
                        introduction ? "R-4.8" : "R-4.1",
                        activity.key(),
                        activity.unitCode(),
                        activity.year()),
                now,
                activity.dueOn());
    }

    /** The deadline for carrying it out. */
    public static DeadlineKind kindOf(Activity activity) {
        return activity.origin() == Origin.INTRODUCTION ? DeadlineKind.INTRODUCTION : DeadlineKind.ACTIVITY;
    }

    private void start(Activity activity, boolean alreadyDone) {
        processes.start(
                PROCESS,
                activity.key(),
                Map.of(
                        ACTIVITY_ID.name(), activity.id(),
                        UNIT_CODE.name(), activity.unitCode(),
                        ALREADY_DONE.name(), alreadyDone));
    }

    /** Its task is there: after a postponement it is work again. */
    public Activity taskCreated(long id) {
        Activity activity = require(id);
        if (activity.state() == ActivityState.POSTPONED) {
            store.opened(List.of(activity));
        }
        return activity;
    }

    /** Has the deadline that it stands under watched, before something is to be said about it. */
    public void watch(long id) {
        Activity activity = require(id);
        if (activity.state().isAhead()) {
            deadlines.watch(kindOf(activity), activity.key());
        } else if (activity.state() == ActivityState.DONE) {
            deadlines.watch(DeadlineKind.ACTIVITY_LOG, activity.key());
        }
    }

    /**
     * The register has another last day for it, e.g. because a holiday or a lead time was changed.
     *
     * @return whether that is news; a postponement is none, which the row had first
     */
    public boolean dueMoved(long id, DeadlineKind kind, LocalDate day) {
        Activity activity = require(id);
        boolean log = kind == DeadlineKind.ACTIVITY_LOG;
        if (day.equals(log ? activity.logDueOn() : activity.dueOn())) {
            return false;
        }
        store.due(id, log, day);
        return true;
    }

    /** When something is first to be said about the deadline it stands under. */
    @Transactional(readOnly = true)
    public Instant firstNoticeAt(long id) {
        Activity activity = require(id);
        return deadlines.firstNoticeAt(
                activity.state() == ActivityState.DONE ? DeadlineKind.ACTIVITY_LOG : kindOf(activity), activity.key());
    }

    // --- carrying out ---

    /** @throws th.kamt.message.RefusedException if that answer is against the rules, or not this person's to give */
    @Transactional(readOnly = true)
    public void checkCarryOut(long id, CarryOut answer, String person) {
        Activity activity = require(id);
        if (activity.state() != ActivityState.OPEN) {
            throw new ConflictException(new Message("workflow.task.alreadyDone"));
        }
        care.requireMayWork(activity, person);
        rules.checkCarryOut(activity, answer, person);
    }

    /** Records what the task was answered with. */
    public ActivityOutcome carriedOut(long id, CarryOut answer, String person) {
        Activity activity = require(id);
        if (answer.isDone()) {
            done(activity, answer.happenedOn(), person);
            return ActivityOutcome.DONE;
        }
        return postpone(activity, answer, person) ? ActivityOutcome.POSTPONED : ActivityOutcome.WAITING;
    }

    private void done(Activity activity, LocalDate happenedOn, String person) {
        Instant now = clock.instant();
        Instant at = instantOf(happenedOn, now);
        LocalDate logDueOn = deadlines.dueOn(DeadlineKind.ACTIVITY_LOG, activity.year(), at);
        store.done(activity.id(), happenedOn, person, now, logDueOn);
        keep(activity, new ActivityChange(now, What.DONE, person, activity.plannedOn(), happenedOn, null));
        deadlines.done(kindOf(activity), activity.key(), at);
        deadlines.registerQuietly(logWork(activity.year(), activity.key(), activity.unitCode()), at, logDueOn);
    }

    /** @return whether its new window is open already */
    private boolean postpone(Activity activity, CarryOut answer, String person) {
        Instant now = clock.instant();
        LocalDate to = answer.postponeTo();
        Window window = ActivityWindows.read(tables, activity.year()).postponed(activity, to);
        boolean open = !window.opensOn().isAfter(Bangkok.dayOf(now));
        boolean running = activity.state() != ActivityState.PLANNED;
        ActivityState state = running ? (open ? ActivityState.OPEN : ActivityState.POSTPONED) : ActivityState.PLANNED;
        store.postponed(activity.id(), state, to, window);
        if (to.isAfter(activity.postponableUntil())) {
            store.agreed(activity.id(), to);
            keep(activity, new ActivityChange(now, What.AGREED, person, null, to, answer.reason()));
        }
        keep(activity, new ActivityChange(now, What.POSTPONED, person, activity.plannedOn(), to, answer.reason()));
        if (running) {
            deadlines.moveTo(kindOf(activity), activity.key(), window.dueOn(), person, answer.reason());
        }
        return open;
    }

    /** Postpones what is not work yet; what is goes through its task. */
    void postponePlanned(Activity activity, CarryOut answer, String person) {
        Activity present = store.lock(activity.id()).orElseThrow();
        // Another day than the caller saw: somebody was faster.
        if (present.state() != ActivityState.PLANNED || !present.plannedOn().equals(activity.plannedOn())) {
            throw new ConflictException(new Message("workflow.lostRace"));
        }
        care.requireMayWork(present, person);
        rules.checkCarryOut(present, answer, person);
        postpone(present, answer, person);
    }

    /**
     * The head of the unit agrees that it may be postponed as far as that day, out of its quarter, month or year.
     *
     * @throws th.kamt.message.RefusedException if it is done, the day is past, or they do not head the unit
     */
    public void agree(long id, LocalDate until, String reason, String person) {
        Activity activity = store.lock(id).orElseThrow(() -> new NotFoundException(new Message("activity.unknown")));
        if (!care.mayAgree(activity, person)) {
            throw new ForbiddenException(new Message("activity.agree.head"));
        }
        if (!activity.state().isAhead()) {
            throw new ConflictException(new Message("activity.alreadyDone"));
        }
        rules.checkCarryOut(activity, CarryOut.postponed(until, reason), person);
        store.agreed(id, until);
        keep(activity, new ActivityChange(clock.instant(), What.AGREED, person, activity.limitOn(), until, reason));
    }

    // --- logging ---

    /** @throws th.kamt.message.RefusedException if it cannot be logged so, or not by this person */
    @Transactional(readOnly = true)
    public void checkLog(long id, LogEntry entry, String person) {
        Activity activity = require(id);
        if (activity.state() == ActivityState.LOGGED) {
            throw new ConflictException(new Message("activity.alreadyLogged", activity.accountName()));
        }
        if (activity.state() != ActivityState.DONE) {
            throw new ConflictException(new Message("activity.log.notDone"));
        }
        care.requireMayWork(activity, person);
        rules.checkLog(activity.code(), entry, true);
    }

    /** Keeps the log; after 7 days it is taken and marked late (D-24). */
    public void logged(long id, LogEntry entry, String person) {
        Activity activity = require(id);
        keepLog(activity, entry, person, clock.instant());
        deadlines.done(DeadlineKind.ACTIVITY_LOG, activity.key(), clock.instant());
    }

    /** At what time of its day it happened; {@code null} changes nothing. */
    void happenedAt(long id, LocalTime time) {
        if (time != null) {
            store.happenedAt(id, time);
        }
    }

    private void keepLog(Activity activity, LogEntry entry, String person, Instant now) {
        boolean late = Bangkok.dayOf(now).isAfter(activity.logDueOn());
        store.log(activity.id(), entry, person, care.actingFor(activity, person).orElse(null), now, late);
        entry.voices().forEach(voice -> hear(activity, voice, person));
        if (entry.isComplete()) {
            keep(activity, new ActivityChange(now, What.LOGGED, person, null, activity.happenedOn(), null));
        }
    }

    private void keep(Activity activity, ActivityChange change) {
        store.keep(
                activity.id(),
                change.actedFor(care.actingFor(activity, change.person()).orElse(null)));
    }

    /** Keeps a voice and tells of it. */
    void hear(Activity activity, LogEntry.Voice voice, String person) {
        long voiceId = store.hear(activity.id(), voice);
        events.publishEvent(new VoiceHeard(
                voiceId,
                activity.year(),
                activity.accountId(),
                activity.unitCode(),
                voice.kind().name(),
                voice.text(),
                activity.happenedOn(),
                person));
    }

    /** A line of its history that changes nothing else. */
    void noted(Activity activity, What what, String person, String about) {
        keep(activity, new ActivityChange(clock.instant(), what, person, null, null, about));
    }

    // --- beside the plan ---

    /** Records what was done beside the plan: logged at once if its result is known, else still to be logged. */
    Activity record(
            ActivityCare.Subject subject, Unplanned unplanned, LogEntry entry, String requestKey, String person) {
        Instant now = clock.instant();
        LocalDate day = unplanned.happenedOn();
        Instant at = instantOf(day, now);
        LocalDate logDueOn = deadlines.dueOn(DeadlineKind.ACTIVITY_LOG, subject.year(), at);
        Window window =
                new Window(subject.year().firstDay(), day, day, subject.year().lastDay());
        long id = store.add(List.of(new ActivityStore.New(
                        subject.year(),
                        subject.accountId(),
                        subject.name(),
                        subject.unitCode(),
                        unplanned.code(),
                        Origin.UNPLANNED,
                        null,
                        ActivityState.DONE,
                        day,
                        window,
                        day,
                        person,
                        now,
                        logDueOn,
                        requestKey)))
                .get(0);
        Activity activity = require(id);
        keep(activity, new ActivityChange(now, What.RECORDED, person, null, day, null));
        deadlines.registerQuietly(logWork(subject.year(), activity.key(), subject.unitCode()), at, logDueOn);
        keepLog(activity, entry, person, now);
        if (entry.isComplete()) {
            deadlines.done(DeadlineKind.ACTIVITY_LOG, activity.key(), now);
        } else {
            start(activity, true);
        }
        return require(id);
    }

    /** What was done beside the plan, and when. */
    record Unplanned(EntitlementCode code, LocalDate happenedOn) {}

    private static DeadlineWork logWork(PlanYear year, String key, String unitCode) {
        return new DeadlineWork(DeadlineKind.ACTIVITY_LOG, "R-5.1", key, unitCode, year);
    }

    /** Of an earlier day nobody knows the hour: its end, so that what was done on its last day was done in time. */
    private static Instant instantOf(LocalDate day, Instant now) {
        return day.equals(Bangkok.dayOf(now)) ? now : Bangkok.endOf(day);
    }
}
