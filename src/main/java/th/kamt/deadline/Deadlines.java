package th.kamt.deadline;

import static th.kamt.workflow.DeadlineVariables.DEADLINE_ID;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.database.SeenInTransaction;
import th.kamt.deadline.NoticeSchedule.Progress;
import th.kamt.workflow.RunningProcesses;

/**
 * The register of deadlines (R-ESC-1). A deadline never cuts work off: it is open until the work is done, and what is done
 * after it is recorded as late.
 */
@Service
@Transactional
public class Deadlines {

    static final String WATCH = "deadlineWatch";
    static final String MOVED = "kamt.deadlineMoved";
    private static final String MET = "kamt.deadlineMet";

    /** What the transaction has registered itself: the rest of it knows when each is due without asking again. */
    private final SeenInTransaction<String, Progress> registered = new SeenInTransaction<>();

    private final DeadlineRepository deadlines;
    private final DeadlineTable table;
    private final LeadTimesStore leadTimes;
    private final WorkingDays workingDays;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Deadlines(
            DeadlineRepository deadlines,
            DeadlineTable table,
            LeadTimesStore leadTimes,
            WorkingDays workingDays,
            RunningProcesses processes,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.deadlines = deadlines;
        this.table = table;
        this.leadTimes = leadTimes;
        this.workingDays = workingDays;
        this.processes = processes;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * The last day for work of that kind that begins now, by the lead times in force.
     *
     * @throws IllegalArgumentException if the work sets its day itself
     */
    @Transactional(readOnly = true)
    public LocalDate dueOn(DeadlineKind kind, PlanYear year) {
        return dueOn(kind, year, clock.instant());
    }

    /** As {@link #dueOn(DeadlineKind, PlanYear)}, for work that began or begins at that instant. */
    @Transactional(readOnly = true)
    public LocalDate dueOn(DeadlineKind kind, PlanYear year, Instant startedAt) {
        return leadTimes
                .read(kind)
                .lead()
                .due()
                .lastDay(Bangkok.dayOf(startedAt), year, workingDays)
                .orElseThrow(() -> new IllegalArgumentException(kind + " sets its own day"));
    }

    /** The due instant of that piece of work, as registered. */
    @Transactional(readOnly = true)
    public Optional<Instant> dueAt(DeadlineKind kind, String businessKey) {
        return deadlines.findByKindAndBusinessKey(kind, businessKey).map(Deadline::dueAt);
    }

    /** Due instants of all work of that kind in that year, by business key. */
    @Transactional(readOnly = true)
    public Map<String, Instant> dueAt(DeadlineKind kind, PlanYear year) {
        return deadlines.due(kind, year.buddhistEra()).stream()
                .collect(Collectors.toMap(DeadlineRepository.Due::businessKey, DeadlineRepository.Due::at));
    }

    /** Id of the deadline in the register, part of its page's address. */
    @Transactional(readOnly = true)
    public Optional<Long> id(DeadlineKind kind, String businessKey) {
        return deadlines.findByKindAndBusinessKey(kind, businessKey).map(Deadline::id);
    }

    /** Registers work that begins now and has it watched; what is registered already stays as it is. */
    public void register(DeadlineWork work) {
        register(work, clock.instant());
    }

    /** As {@link #register(DeadlineWork)}, for work whose time runs from that instant, e.g. an approval or a receipt. */
    public void register(DeadlineWork work, Instant startedAt) {
        register(work, startedAt, dueOn(work.kind(), work.year(), startedAt));
    }

    /** As {@link #register(DeadlineWork, Instant)}, for work that sets its last day itself. */
    public void register(DeadlineWork work, Instant startedAt, LocalDate lastDay) {
        add(work, startedAt, lastDay).ifPresent(id -> watch(id, watchKey(work.kind(), work.businessKey())));
    }

    /**
     * Registers work without having it watched yet, for kinds of which there is so much that most should be done before
     * anything is to be said: the work's own model calls {@link #watch(DeadlineKind, String)} at
     * {@link #firstNoticeAt}.
     */
    public void registerQuietly(DeadlineWork work, Instant startedAt) {
        registerQuietly(work, startedAt, dueOn(work.kind(), work.year(), startedAt));
    }

    /** As {@link #registerQuietly(DeadlineWork, Instant)}, for work that sets its last day itself. */
    public void registerQuietly(DeadlineWork work, Instant startedAt, LocalDate lastDay) {
        add(work, startedAt, lastDay);
    }

    /** Work whose time runs from that instant, and its last day. */
    public record Begun(DeadlineWork work, Instant startedAt, LocalDate lastDay) {}

    /** As {@link #registerQuietly(DeadlineWork, Instant, LocalDate)}, for many at once: read and written together. */
    public void registerQuietly(Collection<Begun> begun) {
        Map<DeadlineKind, List<Begun>> byKind =
                begun.stream().collect(Collectors.groupingBy(one -> one.work().kind()));
        List<DeadlineTable.New> added = new ArrayList<>();
        byKind.forEach((kind, all) -> {
            Set<String> known = deadlines.registered(
                    kind, all.stream().map(one -> one.work().businessKey()).toList());
            all.stream()
                    .filter(one -> !known.contains(one.work().businessKey()))
                    .map(one -> new DeadlineTable.New(one.work(), one.startedAt(), Bangkok.endOf(one.lastDay())))
                    .forEach(added::add);
        });
        add(added);
    }

    private List<Long> add(List<DeadlineTable.New> all) {
        List<Long> ids = table.add(all);
        List<DeadlineTable.Event> begun = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            DeadlineTable.New one = all.get(i);
            DeadlineKind kind = one.work().kind();
            EventDetail detail = EventDetail.plain(leadTimes.read(kind).version());
            begun.add(new DeadlineTable.Event(ids.get(i), one.startedAt(), EventKind.STARTED, 0, detail));
            registered.put(watchKey(kind, one.work().businessKey()), Progress.begun(one.startedAt(), one.dueAt()));
        }
        table.keep(begun);
        return ids;
    }

    private Optional<Long> add(DeadlineWork work, Instant startedAt, LocalDate lastDay) {
        if (table.isRegistered(work.kind(), work.businessKey())) {
            return Optional.empty();
        }
        return Optional.of(add(List.of(new DeadlineTable.New(work, startedAt, Bangkok.endOf(lastDay))))
                .get(0));
    }

    /** When something is first to be said about work that was registered quietly. */
    @Transactional(readOnly = true)
    public Instant firstNoticeAt(DeadlineKind kind, String businessKey) {
        Progress progress = registered
                .get(watchKey(kind, businessKey), Optional::empty)
                .or(() ->
                        deadlines.findByKindAndBusinessKey(kind, businessKey).map(deadline -> deadline.progress(false)))
                .orElseThrow();
        return new NoticeSchedule(workingDays)
                .next(leadTimes.read(kind).lead(), progress, clock.instant())
                .map(PlannedNotice::at)
                .orElseGet(progress::dueAt);
    }

    /** Has work watched from now on, unless it is or is done. */
    public void watch(DeadlineKind kind, String businessKey) {
        deadlines
                .lock(kind, businessKey)
                .filter(deadline -> deadline.doneAt().isEmpty())
                .ifPresent(this::watch);
    }

    /**
     * Gives open work that sets its last day itself another one, e.g. because it was postponed.
     *
     * @param person who did so
     * @param reason kept in the receipt
     */
    public void moveTo(DeadlineKind kind, String businessKey, LocalDate lastDay, String person, String reason) {
        Deadline deadline = deadlines.lock(kind, businessKey).orElseThrow();
        Instant due = Bangkok.endOf(lastDay);
        if (deadline.doneAt().isPresent() || deadline.dueAt().equals(due)) {
            return;
        }
        Instant now = clock.instant();
        EventDetail detail = EventDetail.moved(leadTimes.read(kind).version(), deadline.dueAt(), person, reason);
        deadline.movedTo(due, now);
        registered.forget(watchKey(deadline));
        table.keep(new DeadlineTable.Event(deadline.id(), now, EventKind.MOVED, 0, detail));
        deadlines.flush();
        publisher.publishEvent(new DeadlineMoved(deadline.work(), due));
        processes.send(MOVED, WATCH, watchKey(deadline));
    }

    /** Takes work that is no longer to be done off the register; what happened to it stays. */
    public void cancel(DeadlineKind kind, String businessKey) {
        Optional<Deadline> found = deadlines.lock(kind, businessKey);
        if (found.isEmpty() || found.get().doneAt().isPresent()) {
            return;
        }
        Deadline deadline = found.get();
        Instant now = clock.instant();
        deadline.cancelled(now);
        keep(deadline, now, EventKind.CANCELLED, leadTimes.read(kind).version());
        deadlines.flush();
        processes.send(MET, WATCH, watchKey(deadline));
    }

    /**
     * Records that the work is done, on time or late; done twice, the first time counts.
     *
     * @param at when it was done
     */
    public void done(DeadlineKind kind, String businessKey, Instant at) {
        table.lockOpen(kind, businessKey).ifPresent(id -> {
            table.done(id, at);
            EventDetail detail = EventDetail.plain(leadTimes.read(kind).version());
            table.keep(new DeadlineTable.Event(id, at, EventKind.DONE, 0, detail));
            String watch = watchKey(kind, businessKey);
            // What is done before anything was to be said of it has no watch.
            if (processes.isActive(WATCH, watch)) {
                processes.send(MET, WATCH, watch);
            }
        });
    }

    /**
     * Registers work that begins now, or begins anew after it was done or cancelled: with a time of its own, of which nobody has been told yet.
     * Work still open stays as it is.
     *
     * @param startedAt from when its time runs
     */
    public void renew(DeadlineWork work, Instant startedAt) {
        Optional<Deadline> found = deadlines.lock(work.kind(), work.businessKey());
        if (found.isEmpty()) {
            register(work, startedAt);
            return;
        }
        Deadline deadline = found.get();
        if (deadline.doneAt().isEmpty()) {
            return;
        }
        deadline.renewed(startedAt, Bangkok.endOf(dueOn(work.kind(), work.year(), startedAt)));
        keep(
                deadline,
                clock.instant(),
                EventKind.REOPENED,
                leadTimes.read(work.kind()).version());
        deadlines.flush();
        watch(deadline);
    }

    /** Records that work done is to be done again, e.g. a plan withdrawn; its deadline stays the same. */
    public void reopen(DeadlineKind kind, String businessKey) {
        Optional<Deadline> found = deadlines.lock(kind, businessKey);
        if (found.isEmpty() || found.get().doneAt().isEmpty() || found.get().isCancelled()) {
            return;
        }
        Deadline deadline = found.get();
        deadline.reopened();
        keep(deadline, clock.instant(), EventKind.REOPENED, leadTimes.read(kind).version());
        deadlines.flush();
        watch(deadline);
    }

    private void keep(Deadline deadline, Instant at, EventKind what, int ruleVersion) {
        table.keep(new DeadlineTable.Event(deadline.id(), at, what, 0, EventDetail.plain(ruleVersion)));
    }

    /** Has the deadline watched, unless it is. */
    void watch(Deadline deadline) {
        watch(deadline.id(), watchKey(deadline));
    }

    private void watch(long id, String watchKey) {
        if (!processes.isActive(WATCH, watchKey)) {
            processes.start(WATCH, watchKey, Map.of(DEADLINE_ID.name(), id));
        }
    }

    static String watchKey(Deadline deadline) {
        return watchKey(deadline.work().kind(), deadline.work().businessKey());
    }

    private static String watchKey(DeadlineKind kind, String businessKey) {
        return businessKey + "/" + kind;
    }
}
