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
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.DueRule.After;
import th.kamt.deadline.DueRule.Unit;
import th.kamt.deadline.EventDetail.Told;
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

    private final LeadTimesStore leadTimes;
    private final DeadlineRepository deadlines;
    private final DeadlineTable table;
    private final DeadlineNotices notices;
    private final Deadlines register;
    private final WorkingDays workingDays;
    private final RunningProcesses processes;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    DeadlineRules(
            LeadTimesStore leadTimes,
            DeadlineRepository deadlines,
            DeadlineTable table,
            DeadlineNotices notices,
            Deadlines register,
            WorkingDays workingDays,
            RunningProcesses processes,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.leadTimes = leadTimes;
        this.deadlines = deadlines;
        this.table = table;
        this.notices = notices;
        this.register = register;
        this.workingDays = workingDays;
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
        if (!lead.due().isLike(leadTimes.read(kind).lead().due())) {
            throw new IllegalArgumentException(kind + " is not due by " + lead.due());
        }
        Instant now = clock.instant();
        if (!leadTimes.replace(kind, lead, expectedVersion, person, now, why)) {
            throw new ConflictException(new Message("deadline.rules.changedMeanwhile"));
        }
        int moved = 0;
        for (Deadline deadline : deadlines.findByKindAndDoneAtIsNullOrderById(kind)) {
            Instant due = due(lead, deadline);
            if (!due.equals(deadline.dueAt())) {
                move(deadline, due, now, EventDetail.moved(expectedVersion + 1, deadline.dueAt(), person, why));
                moved++;
            }
            replan(deadline);
        }
        return moved;
    }

    /** The end of its last day; of work that sets its own day, the one it has. */
    private Instant due(LeadTimes lead, Deadline deadline) {
        return lead.due()
                .lastDay(Bangkok.dayOf(deadline.startedAt()), deadline.work().year(), workingDays)
                .map(Bangkok::endOf)
                .orElseGet(deadline::dueAt);
    }

    private void move(Deadline deadline, Instant due, Instant now, EventDetail detail) {
        deadline.movedTo(due, now);
        table.keep(new DeadlineTable.Event(deadline.id(), now, EventKind.MOVED, 0, detail));
        deadlines.saveAndFlush(deadline);
        publisher.publishEvent(new DeadlineMoved(deadline.work(), due));
    }

    /** Deadlines counted in working days may be on other days now, and so may the next level of those that are late. */
    @EventListener
    void holidaysChanged(HolidaysChanged event) {
        Instant now = clock.instant();
        for (DeadlineKind kind : DeadlineKind.values()) {
            LeadTimesStore.Versioned rule = leadTimes.read(kind);
            if (!(rule.lead().due() instanceof After after) || after.unit() != Unit.WORKING_DAYS) {
                continue;
            }
            for (Deadline deadline : deadlines.findByKindAndDoneAtIsNullOrderById(kind)) {
                Instant due = due(rule.lead(), deadline);
                Instant before = deadline.dueAt();
                if (!due.equals(before)) {
                    List<Told> told = notices.moved(deadline, due, event.change(), now);
                    move(deadline, due, now, EventDetail.moved(rule.version(), before, due, event.change(), told));
                    replan(deadline);
                }
            }
        }
        deadlines.findByDoneAtIsNullAndEscalationBaseIsNotNullOrderById().forEach(this::replan);
    }

    /** The watch looks anew when the next word is due; one that had nothing more to say begins again. */
    private void replan(Deadline deadline) {
        Optional<PlannedNotice> next = notices.next(deadline);
        if (next.isPresent() && !processes.send(Deadlines.MOVED, Deadlines.WATCH, Deadlines.watchKey(deadline))) {
            register.watch(deadline);
        }
    }
}
