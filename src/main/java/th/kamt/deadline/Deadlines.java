package th.kamt.deadline;

import static th.kamt.workflow.DeadlineVariables.DEADLINE_ID;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.RunningProcesses;

/**
 * The register of deadlines (R-ESC-1). A deadline never cuts work off: it is open until the work is done, and what is done
 * after it is recorded as late.
 */
@Service
@Transactional
public class Deadlines {

    static final String WATCH = "deadlineWatch";
    private static final String MET = "kamt.deadlineMet";

    private final DeadlineRepository deadlines;
    private final DeadlineEventRepository events;
    private final LeadTimesStore leadTimes;
    private final RunningProcesses processes;
    private final Clock clock;

    Deadlines(
            DeadlineRepository deadlines,
            DeadlineEventRepository events,
            LeadTimesStore leadTimes,
            RunningProcesses processes,
            Clock clock) {
        this.deadlines = deadlines;
        this.events = events;
        this.leadTimes = leadTimes;
        this.processes = processes;
        this.clock = clock;
    }

    /** The last day for work of that kind, by the lead times in force. */
    @Transactional(readOnly = true)
    public LocalDate dueOn(DeadlineKind kind, PlanYear year) {
        return dueOn(leadTimes.read(kind).lead(), year);
    }

    static LocalDate dueOn(LeadTimes lead, PlanYear year) {
        return year.previous().on(lead.dueDay());
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
        if (deadlines.findByKindAndBusinessKey(work.kind(), work.businessKey()).isPresent()) {
            return;
        }
        LeadTimesStore.Versioned rule = leadTimes.read(work.kind());
        Instant now = clock.instant();
        Deadline deadline =
                deadlines.saveAndFlush(new Deadline(work, now, Bangkok.endOf(dueOn(rule.lead(), work.year()))));
        keep(deadline, now, EventKind.STARTED, rule.version());
        watch(deadline);
    }

    /**
     * Records that the work is done, on time or late; done twice, the first time counts.
     *
     * @param at when it was done
     */
    public void done(DeadlineKind kind, String businessKey, Instant at) {
        Optional<Deadline> found = deadlines.lock(kind, businessKey);
        if (found.isEmpty() || found.get().doneAt().isPresent()) {
            return;
        }
        Deadline deadline = found.get();
        deadline.done(at);
        keep(deadline, at, EventKind.DONE, leadTimes.read(kind).version());
        deadlines.flush();
        processes.send(MET, WATCH, watchKey(deadline));
    }

    /** Records that work done is to be done again, e.g. a plan withdrawn; its deadline stays the same. */
    public void reopen(DeadlineKind kind, String businessKey) {
        Optional<Deadline> found = deadlines.lock(kind, businessKey);
        if (found.isEmpty() || found.get().doneAt().isEmpty()) {
            return;
        }
        Deadline deadline = found.get();
        deadline.reopened();
        keep(deadline, clock.instant(), EventKind.REOPENED, leadTimes.read(kind).version());
        deadlines.flush();
        watch(deadline);
    }

    private void keep(Deadline deadline, Instant at, EventKind what, int ruleVersion) {
        events.save(new DeadlineEvent(deadline, at, what, 0, EventDetail.plain(ruleVersion)));
    }

    /** Has the deadline watched, unless it is. */
    void watch(Deadline deadline) {
        if (!processes.isActive(WATCH, watchKey(deadline))) {
            processes.start(WATCH, watchKey(deadline), Map.of(DEADLINE_ID.name(), deadline.id()));
        }
    }

    static String watchKey(Deadline deadline) {
        return deadline.work().businessKey() + "/" + deadline.work().kind();
    }
}
