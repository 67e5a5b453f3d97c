package th.kamt.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.HolidaysChanged;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.workflow.RunningProcesses;

/** The lead times a process owner may change; a change counts for open deadlines too (R-ESC-2). */
@Service
@Transactional
public class DeadlineRules {

    private static final int LONGEST_REASON = 1000;
    private static final String MOVED = "kamt.deadlineMoved";

    private final LeadTimesStore leadTimes;
    private final DeadlineRepository deadlines;
    private final DeadlineEventRepository events;
    private final DeadlineNotices notices;
    private final Deadlines register;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    DeadlineRules(
            LeadTimesStore leadTimes,
            DeadlineRepository deadlines,
            DeadlineEventRepository events,
            DeadlineNotices notices,
            Deadlines register,
            RunningProcesses processes,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.leadTimes = leadTimes;
        this.deadlines = deadlines;
        this.events = events;
        this.notices = notices;
        this.register = register;
        this.processes = processes;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param version to be given back with a change, so that two people's changes collide */
    public record Rule(DeadlineKind kind, LeadTimes lead, int version) {}

    /** @param by employee id; empty for what a release brought */
    public record RuleChange(int version, LeadTimes lead, String by, Instant at, String reason) {}

    @Transactional(readOnly = true)
    public Rule rule(DeadlineKind kind) {
        LeadTimesStore.Versioned found = leadTimes.read(kind);
        return new Rule(kind, found.lead(), found.version());
    }

    /** Newest first; empty while nobody has changed anything. */
    @Transactional(readOnly = true)
    public List<RuleChange> history(DeadlineKind kind) {
        return leadTimes.history(kind).stream()
                .map(change ->
                        new RuleChange(change.version(), change.lead(), change.by(), change.at(), change.reason()))
                .toList();
    }

    /**
     * Changes the lead times of a kind of work, and with them its open deadlines.
     *
     * @param expectedVersion version of the rule the person saw
     * @param reason          kept with every deadline it moves, 1 to 1,000 characters
     * @return how many open deadlines have another date now
     * @throws ConflictException if somebody else changed the rule meanwhile
     */
    public int change(DeadlineKind kind, LeadTimes lead, int expectedVersion, String reason, String person) {
        String why = WrittenWords.of(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new RefusedException(new Message("deadline.rules.reason", LONGEST_REASON));
        }
        Instant now = clock.instant();
        if (!leadTimes.replace(kind, lead, expectedVersion, person, now, why)) {
            throw new ConflictException(new Message("deadline.rules.changedMeanwhile"));
        }
        int moved = 0;
        for (Deadline deadline : deadlines.findByKindAndDoneAtIsNullOrderById(kind)) {
            Instant due = Bangkok.endOf(Deadlines.dueOn(lead, deadline.work().year()));
            if (!due.equals(deadline.dueAt())) {
                move(deadline, due, now, expectedVersion + 1, person, why);
                moved++;
            }
            replan(deadline);
        }
        return moved;
    }

    private void move(Deadline deadline, Instant due, Instant now, int version, String person, String reason) {
        String before = deadline.dueAt().toString();
        deadline.movedTo(due, now);
        events.save(new DeadlineEvent(
                deadline,
                now,
                EventKind.MOVED,
                0,
                new EventDetail(List.of(), List.of(), version, before, person, reason)));
        deadlines.saveAndFlush(deadline);
        publisher.publishEvent(new DeadlineMoved(deadline.work(), due));
    }

    /** Working days between two levels may be others now. */
    @EventListener
    void holidaysChanged(HolidaysChanged event) {
        deadlines.findByDoneAtIsNullOrderById().stream()
                .filter(deadline -> deadline.escalationBase().isPresent())
                .forEach(this::replan);
    }

    /** The watch looks anew when the next word is due; one that had nothing more to say begins again. */
    private void replan(Deadline deadline) {
        Optional<PlannedNotice> next = notices.next(deadline);
        if (next.isPresent() && !processes.send(MOVED, Deadlines.WATCH, Deadlines.watchKey(deadline))) {
            register.watch(deadline);
        }
    }
}
