package th.kamt.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.HolidayChange;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.EventDetail.Skipped;
import th.kamt.deadline.EventDetail.Told;
import th.kamt.deadline.EventDetail.Why;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;

/** Tells people about a deadline when its time comes (R-ESC-1): called by the process that watches it. */
@Service
@Transactional
public class DeadlineNotices {

    private final DeadlineRepository deadlines;
    private final DeadlineEventRepository events;
    private final DeadlineTable table;
    private final LeadTimesStore leadTimes;
    private final NoticeSchedule schedule;
    private final Escalation escalation;
    private final List<DueWork> works;
    private final Notifications notifications;
    private final Organization organization;
    private final DeadlineWords words;
    private final Clock clock;

    DeadlineNotices(
            DeadlineRepository deadlines,
            DeadlineEventRepository events,
            DeadlineTable table,
            LeadTimesStore leadTimes,
            WorkingDays workingDays,
            Escalation escalation,
            List<DueWork> works,
            Notifications notifications,
            Organization organization,
            DeadlineWords words,
            Clock clock) {
        this.deadlines = deadlines;
        this.events = events;
        this.table = table;
        this.leadTimes = leadTimes;
        this.schedule = new NoticeSchedule(workingDays);
        this.escalation = escalation;
        this.works = works;
        this.notifications = notifications;
        this.organization = organization;
        this.words = words;
        this.clock = clock;
    }

    /** When something is to be said next; now, if nothing is: the watch then finds that it may end. */
    @Transactional(readOnly = true)
    public Instant nextAt(long deadlineId) {
        return deadlines
                .findById(deadlineId)
                .filter(deadline -> deadline.doneAt().isEmpty())
                .flatMap(this::next)
                .map(PlannedNotice::at)
                .orElseGet(clock::instant);
    }

    Optional<PlannedNotice> next(Deadline deadline) {
        LeadTimes lead = leadTimes.read(deadline.work().kind()).lead();
        boolean exhausted = deadline.escalationBase().isPresent()
                && level(deadline, responsible(deadline)).told().isEmpty();
        return schedule.next(lead, deadline.progress(exhausted), clock.instant());
    }

    /**
     * Says what is due to be said, once, however often it is asked.
     *
     * @return whether there will be more to say while the work stays open
     */
    public boolean tell(long deadlineId) {
        Deadline deadline = deadlines.lock(deadlineId).orElseThrow();
        if (deadline.doneAt().isPresent()) {
            return false;
        }
        Instant now = clock.instant();
        Optional<PlannedNotice> next = next(deadline);
        if (next.isPresent() && !next.get().at().isAfter(now)) {
            tell(deadline, next.get(), now);
            deadlines.saveAndFlush(deadline);
            next = next(deadline);
        }
        return next.isPresent();
    }

    private void tell(Deadline deadline, PlannedNotice notice, Instant now) {
        switch (notice.kind()) {
            case REMINDER -> remind(deadline, now);
            case OVERDUE -> overdue(deadline, notice, now);
            case ESCALATION -> escalate(deadline, notice, now);
        }
    }

    private void remind(Deadline deadline, Instant now) {
        Responsible responsible = responsible(deadline);
        deadline.reminded(now);
        send(DeadlineNoticeKinds.REMINDER, deadline, responsible, responsible.people(), now);
        keep(deadline, now, EventKind.REMINDED, 0, own(responsible), empty(responsible));
    }

    private void overdue(Deadline deadline, PlannedNotice notice, Instant now) {
        Responsible responsible = responsible(deadline);
        Escalation.Level level = mayEscalate(deadline)
                ? level(deadline, responsible)
                : new Escalation.Level(Optional.empty(), List.of());
        deadline.overdue(
                now, NoticeSchedule.baseAfter(notice, now), level.told().isPresent() ? 1 : 0);
        send(DeadlineNoticeKinds.OVERDUE, deadline, responsible, responsible.people(), now);
        List<Told> told = Stream.concat(escalation.along(responsible).stream(), level.told().stream())
                .toList();
        told.forEach(one -> send(DeadlineNoticeKinds.ESCALATION, deadline, responsible, one.people(), now));
        keep(
                deadline,
                now,
                EventKind.OVERDUE,
                deadline.escalations(),
                Stream.concat(own(responsible).stream(), told.stream()).toList(),
                Stream.concat(empty(responsible).stream(), level.skipped().stream())
                        .toList());
    }

    private void escalate(Deadline deadline, PlannedNotice notice, Instant now) {
        Responsible responsible = responsible(deadline);
        Escalation.Level level = level(deadline, responsible);
        deadline.overdue(now, NoticeSchedule.baseAfter(notice, now), 1);
        List<Told> told = Stream.concat(
                        escalation.along(responsible).stream(),
                        Stream.of(level.told().orElseThrow()))
                .toList();
        told.forEach(one -> send(DeadlineNoticeKinds.ESCALATION, deadline, responsible, one.people(), now));
        keep(deadline, now, EventKind.ESCALATED, deadline.escalations(), told, level.skipped());
    }

    private boolean mayEscalate(Deadline deadline) {
        return deadline.escalations()
                < leadTimes.read(deadline.work().kind()).lead().escalationLevels();
    }

    private Escalation.Level level(Deadline deadline, Responsible responsible) {
        Set<String> known = new LinkedHashSet<>(responsible.people());
        Set<String> posts = new LinkedHashSet<>();
        List<DeadlineEvent> happened = events.findByDeadlineIdOrderById(deadline.id());
        for (DeadlineEvent event : happened) {
            switch (event.what()) {
                case OVERDUE, ESCALATED ->
                    event.detail().told().forEach(told -> {
                        known.addAll(told.people());
                        posts.add(told.post());
                    });
                case MOVED -> {
                    // A date that was ahead began anew: who was told of the old one is told again.
                    if (!event.at().isAfter(movedTo(deadline, event, happened))) {
                        known.clear();
                        posts.clear();
                        known.addAll(responsible.people());
                    }
                }
                default -> {
                    // Says nothing about who knows that the work is late.
                }
            }
        }
        return escalation.next(responsible, known, posts);
    }

    /** The date that move gave: the one before the next move, or the present one. */
    private static Instant movedTo(Deadline deadline, DeadlineEvent move, List<DeadlineEvent> happened) {
        return happened.stream()
                .dropWhile(event -> event != move)
                .skip(1)
                .filter(event -> event.what() == EventKind.MOVED)
                .findFirst()
                .map(next -> Instant.parse(next.detail().before()))
                .orElseGet(deadline::dueAt);
    }

    Responsible responsible(Deadline deadline) {
        return owner(deadline.work()).responsible(deadline.work());
    }

    /** Address of what the work is about. */
    String page(DeadlineWork work) {
        return owner(work).page(work);
    }

    private DueWork owner(DeadlineWork work) {
        return works.stream()
                .filter(owner -> owner.owns(work.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody does " + work.kind()));
    }

    /**
     * A holiday entered or removed moves the deadline: whose work it is, and whom it concerns besides, is told, as they may have
     * planned by the old date (R-CAL-1).
     *
     * @param due the new date
     * @return who was told
     */
    List<Told> moved(Deadline deadline, Instant due, HolidayChange change, Instant now) {
        DeadlineWork work = deadline.work();
        Responsible responsible = responsible(deadline);
        List<String> concerned = owner(work).concerned(work).stream()
                .filter(person -> !responsible.people().contains(person))
                .distinct()
                .toList();
        List<Told> told = Stream.concat(
                        own(responsible).stream(),
                        concerned.isEmpty() ? Stream.empty() : Stream.of(new Told("", concerned)))
                .toList();
        if (told.isEmpty()) {
            return told;
        }
        Map<String, Object> values = Map.of(
                "what", words.what(work),
                "before", Bangkok.dayOf(deadline.dueAt()),
                "due", Bangkok.dayOf(due),
                "relative", words.relative(due, now),
                "holiday", change.holiday().name(),
                "day", change.holiday().day(),
                "done", new Message("deadline.moved.by." + change.kind()),
                "clause", work.kind().clause());
        notifications.send(new Notice(
                DeadlineNoticeKinds.MOVED,
                deadline.id() + "/" + now + "/" + due,
                told.stream().flatMap(one -> one.people().stream()).collect(Collectors.toSet()),
                values,
                responsible.path(),
                true));
        return told;
    }

    private static List<Told> own(Responsible responsible) {
        return responsible.people().isEmpty()
                ? List.of()
                : List.of(
                        new Told(responsible.byOrder() ? "" : responsible.post().group(), responsible.people()));
    }

    private static List<Skipped> empty(Responsible responsible) {
        return responsible.people().isEmpty()
                ? List.of(new Skipped(responsible.post().group(), Why.EMPTY))
                : List.of();
    }

    private void send(String kind, Deadline deadline, Responsible responsible, List<String> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        DeadlineWork work = deadline.work();
        Map<String, Object> values = Map.of(
                "what", words.what(work),
                "unit", organization.requireUnit(work.unitCode()).name(),
                "year", work.year().toString(),
                "due", Bangkok.dayOf(deadline.dueAt()),
                "relative", words.relative(deadline.dueAt(), now),
                "who", words.people(responsible),
                "clause", work.kind().clause());
        String key = deadline.id() + "/" + now;
        notifications.send(new Notice(kind, key, Set.copyOf(people), values, responsible.path(), false));
    }

    private void keep(
            Deadline deadline, Instant now, EventKind what, int level, List<Told> told, List<Skipped> skipped) {
        int version = leadTimes.read(deadline.work().kind()).version();
        table.keep(new DeadlineTable.Event(deadline.id(), now, what, level, EventDetail.told(told, skipped, version)));
    }
}
