package th.kamt.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CountedDay;
import th.kamt.calendar.Formats;
import th.kamt.calendar.Holiday;
import th.kamt.calendar.HolidayChange;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.DeadlineReceipt.Day;
import th.kamt.deadline.DeadlineReceipt.Move;
import th.kamt.deadline.DeadlineReceipt.Sent;
import th.kamt.deadline.DueRule.After;
import th.kamt.deadline.DueRule.Unit;
import th.kamt.deadline.EventDetail.Told;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** Reads the register for pages and files. Who may see a unit's deadlines is asked before. */
@Service
@Transactional(readOnly = true)
public class DeadlineViews {

    /** Between the moment a holiday is entered and the last deadline it moves lies one transaction. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(10);

    private final DeadlineRepository deadlines;
    private final DeadlineEventRepository events;
    private final DeadlineNotices notices;
    private final LeadTimesStore leadTimes;
    private final NoticeSchedule schedule;
    private final WorkingDays workingDays;
    private final DeadlineWords words;
    private final Formats formats;
    private final Clock clock;

    DeadlineViews(
            DeadlineRepository deadlines,
            DeadlineEventRepository events,
            DeadlineNotices notices,
            LeadTimesStore leadTimes,
            WorkingDays workingDays,
            DeadlineWords words,
            Formats formats,
            Clock clock) {
        this.deadlines = deadlines;
        this.events = events;
        this.notices = notices;
        this.leadTimes = leadTimes;
        this.schedule = new NoticeSchedule(workingDays);
        this.workingDays = workingDays;
        this.words = words;
        this.formats = formats;
        this.clock = clock;
    }

    /** Deadlines of those units in that year, ordered by business key and step. */
    public List<DeadlineLine> lines(PlanYear year, Collection<String> unitCodes) {
        Set<String> wanted = Set.copyOf(unitCodes);
        return deadlines.findByPlanYearAndCancelledFalse(year.buddhistEra()).stream()
                .filter(deadline -> wanted.contains(deadline.work().unitCode()))
                .map(this::line)
                .sorted(Comparator.comparing((DeadlineLine line) -> line.work().businessKey())
                        .thenComparing(line -> line.work().kind()))
                .toList();
    }

    /** How many open deadlines a change of that kind's lead times would touch. */
    public int open(DeadlineKind kind) {
        return deadlines.findByKindAndDoneAtIsNullOrderById(kind).size();
    }

    /** @throws NotFoundException if there is no such deadline */
    public DeadlineLine line(long id) {
        return line(require(id));
    }

    private DeadlineLine line(Deadline deadline) {
        Instant doneAt = deadline.doneAt().orElse(null);
        return new DeadlineLine(
                deadline.id(),
                deadline.work(),
                deadline.dueAt(),
                doneAt,
                DeadlineState.of(deadline.dueAt(), doneAt, clock.instant()),
                deadline.escalations());
    }

    private Deadline require(long id) {
        return deadlines.findById(id).orElseThrow(() -> new NotFoundException(new Message("deadline.unknown")));
    }

    /** @throws NotFoundException if there is no such deadline */
    public DeadlineReceipt receipt(long id) {
        Deadline deadline = require(id);
        boolean open = deadline.doneAt().isEmpty();
        Optional<PlannedNotice> next = open ? notices.next(deadline) : Optional.empty();
        List<DeadlineEvent> happened = events.findByDeadlineIdOrderById(id);
        return new DeadlineReceipt(
                line(deadline),
                deadline.startedAt(),
                counted(deadline),
                next.filter(notice -> notice.kind() == PlannedNotice.Kind.ESCALATION)
                        .map(notice -> levelDays(deadline))
                        .orElse(List.of()),
                next.map(notice ->
                                new Message("deadline.receipt.next." + notice.kind(), formats.dayAndTime(notice.at())))
                        .orElse(null),
                open ? words.people(notices.responsible(deadline)) : null,
                happened.stream()
                        .filter(DeadlineViews::isNotice)
                        .map(this::sent)
                        .toList(),
                moves(deadline, happened),
                leadTimes.read(deadline.work().kind()).version());
    }

    /**
     * A deadline that a holiday moved.
     *
     * @param before due instant until then
     * @param after  due instant from then on
     */
    public record Moved(long id, DeadlineWork work, Instant before, Instant after) {}

    /** Deadlines that this entry or removal of a holiday moved, in the order of the new dates. */
    public List<Moved> moved(HolidayChange change) {
        List<DeadlineEvent> found = events
                .findByWhatAndAtBetweenOrderById(
                        EventKind.MOVED, change.at(), change.at().plus(LONGEST_CHANGE))
                .stream()
                .filter(event -> isOf(event.detail().holiday(), change))
                .toList();
        Map<Long, Deadline> moved =
                deadlines
                        .findAllById(
                                found.stream().map(DeadlineEvent::deadlineId).toList())
                        .stream()
                        .collect(Collectors.toMap(Deadline::id, Function.identity()));
        return found.stream()
                .map(event -> new Moved(
                        event.deadlineId(),
                        moved.get(event.deadlineId()).work(),
                        Instant.parse(event.detail().before()),
                        Instant.parse(event.detail().holiday().after())))
                .sorted(Comparator.comparing(Moved::after).thenComparing(Moved::id))
                .toList();
    }

    private static boolean isOf(EventDetail.HolidayMove move, HolidayChange change) {
        return move != null
                && move.day().equals(change.holiday().day())
                && move.added() == (change.kind() == HolidayChange.Kind.ADDED);
    }

    /** Address of what the work is about. */
    public String page(DeadlineWork work) {
        return notices.page(work);
    }

    private static boolean isNotice(DeadlineEvent event) {
        return switch (event.what()) {
            case REMINDED, OVERDUE, ESCALATED -> true;
            case MOVED -> !event.detail().told().isEmpty();
            case STARTED, DONE, REOPENED, CANCELLED -> false;
        };
    }

    private Sent sent(DeadlineEvent event) {
        return new Sent(
                event.at(),
                new Message(event.what().messageKey(), Integer.toString(event.level())),
                event.detail().told().stream().map(this::told).toList(),
                event.detail().skipped().stream()
                        .map(skipped ->
                                new Message("deadline.receipt.skip." + skipped.why(), words.post(skipped.post())))
                        .toList());
    }

    private Message told(Told told) {
        return words.people(told.post(), told.people());
    }

    private List<Move> moves(Deadline deadline, List<DeadlineEvent> happened) {
        List<DeadlineEvent> moved = happened.stream()
                .filter(event -> event.what() == EventKind.MOVED)
                .toList();
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            EventDetail detail = moved.get(i).detail();
            Instant after = i + 1 < moved.size()
                    ? Instant.parse(moved.get(i + 1).detail().before())
                    : deadline.dueAt();
            moves.add(new Move(moved.get(i).at(), Instant.parse(detail.before()), after, detail.person(), why(detail)));
        }
        return moves;
    }

    private Message why(EventDetail detail) {
        EventDetail.HolidayMove holiday = detail.holiday();
        return holiday == null
                ? new Message("deadline.receipt.moved.reason", detail.reason())
                : new Message(
                        holiday.added() ? "deadline.receipt.moved.holiday" : "deadline.receipt.moved.noHoliday",
                        formats.day(holiday.day()),
                        new Holiday(holiday.day(), holiday.nameTh(), holiday.nameEn()).name());
    }

    private List<Day> counted(Deadline deadline) {
        DueRule rule = leadTimes.read(deadline.work().kind()).lead().due();
        return rule instanceof After after && after.unit() == Unit.WORKING_DAYS
                ? workingDaysCounted(deadline)
                : calendarDays(
                        deadline, rule instanceof After ? "deadline.receipt.every" : "deadline.receipt.calendar");
    }

    /** Every day from the beginning to the due day, with its number or why it has none (D-21). */
    private List<Day> workingDaysCounted(Deadline deadline) {
        LocalDate start = Bangkok.dayOf(deadline.startedAt());
        LocalDate due = Bangkok.dayOf(deadline.dueAt());
        Message began =
                new Message("deadline.receipt.began." + deadline.work().kind(), formats.time(deadline.startedAt()));
        List<Day> days = new ArrayList<>();
        for (CountedDay day : workingDays.count(start, due.isBefore(start) ? start : due)) {
            Message why = day.counted() && day.number() > 0
                    ? new Message(day.day().equals(due) ? "deadline.receipt.last" : "deadline.receipt.working")
                    : day.why();
            if (day.day().equals(start)) {
                why = day.counted() ? began : new Message("deadline.receipt.beganOff", began, day.why());
            }
            int number = day.counted() ? day.number() : -1;
            days.add(new Day(day.day(), day.day(), number, number, why));
        }
        return days;
    }

    /** The manual sets a date or counts every day: holidays are named. */
    private List<Day> calendarDays(Deadline deadline, String rule) {
        LocalDate start = Bangkok.dayOf(deadline.startedAt());
        LocalDate due = Bangkok.dayOf(deadline.dueAt());
        Message began = new Message("deadline.receipt.started", formats.dayAndTime(deadline.startedAt()));
        List<Day> days = new ArrayList<>();
        days.add(new Day(start, start, 0, 0, began));
        if (due.isBefore(start)) {
            days.add(new Day(due, due, -1, -1, new Message("deadline.receipt.late")));
            return days;
        }
        Message calendar = new Message(rule);
        LocalDate runBegins = null;
        for (LocalDate day = start.plusDays(1); day.isBefore(due); day = day.plusDays(1)) {
            Optional<Message> holiday = holiday(day);
            if (holiday.isPresent()) {
                endRun(days, runBegins, day, start, calendar);
                runBegins = null;
                days.add(day(day, day, start, new Message(rule + ".holiday", holiday.get())));
            } else if (runBegins == null) {
                runBegins = day;
            }
        }
        endRun(days, runBegins, due, start, calendar);
        if (due.isAfter(start)) {
            days.add(day(due, due, start, new Message("deadline.receipt.last")));
        }
        return days;
    }

    private static void endRun(List<Day> days, LocalDate begins, LocalDate next, LocalDate start, Message why) {
        if (begins != null) {
            days.add(day(begins, next.minusDays(1), start, why));
        }
    }

    private static Day day(LocalDate first, LocalDate last, LocalDate start, Message why) {
        int from = (int) ChronoUnit.DAYS.between(start, first);
        return new Day(first, last, from, from + (int) ChronoUnit.DAYS.between(first, last), why);
    }

    /** The holiday's name; weekends are no holidays. */
    private Optional<Message> holiday(LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        return weekend || workingDays.isWorkingDay(day)
                ? Optional.empty()
                : Optional.of(workingDays.count(day, day).get(0).why());
    }

    private List<Day> levelDays(Deadline deadline) {
        LocalDate base = deadline.escalationBase().orElseThrow();
        LocalDate last = schedule.lastDay(
                base, leadTimes.read(deadline.work().kind()).lead().escalationDays());
        List<Day> days = new ArrayList<>();
        days.add(new Day(base, base, 0, 0, new Message("deadline.receipt.base")));
        int number = 0;
        for (LocalDate day = base.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (workingDays.isWorkingDay(day)) {
                number++;
                days.add(new Day(
                        day,
                        day,
                        number,
                        number,
                        new Message(day.equals(last) ? "deadline.receipt.levelAt" : "deadline.receipt.working")));
            } else {
                days.add(new Day(
                        day, day, -1, -1, workingDays.count(day, day).get(0).why()));
            }
        }
        return days;
    }
}
