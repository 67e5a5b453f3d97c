package th.kamt.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.PlannedNotice.Kind;

/**
 * What is to be said next about an open deadline (R-ESC-1): reminders in the morning of their days; the overdue notice with
 * the end of the due day; then one level a time, so many working days after the one before. What was missed, because the work
 * began late or nothing ran, is said once, not once per level.
 */
class NoticeSchedule {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final WorkingDays workingDays;

    NoticeSchedule(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /**
     * @param lastNoticeAt   when something was last said; {@code null} if never
     * @param escalationBase day from which the next level is counted; {@code null} until the overdue notice went out
     * @param exhausted      whether nobody higher is left to be told
     */
    record Progress(
            Instant startedAt,
            Instant dueAt,
            Instant lastNoticeAt,
            LocalDate escalationBase,
            int escalations,
            boolean exhausted) {

        /** Of work that begins: nothing was said of it yet. */
        static Progress begun(Instant startedAt, Instant dueAt) {
            return new Progress(startedAt, dueAt, null, null, 0, false);
        }
    }

    /** Empty if nothing more is to be said. */
    Optional<PlannedNotice> next(LeadTimes lead, Progress progress, Instant now) {
        Instant overdueAt = progress.dueAt().plusSeconds(1);
        if (progress.escalationBase() == null) {
            Optional<PlannedNotice> reminder =
                    now.isBefore(overdueAt) ? reminder(lead, progress, now) : Optional.empty();
            return reminder.or(() -> Optional.of(new PlannedNotice(Kind.OVERDUE, overdueAt)));
        }
        if (progress.exhausted() || progress.escalations() >= lead.escalationLevels()) {
            return Optional.empty();
        }
        LocalDate last = lastDay(progress.escalationBase(), lead.escalationDays());
        return Optional.of(
                new PlannedNotice(Kind.ESCALATION, Bangkok.endOf(last).plusSeconds(1)));
    }

    /** The last of so many working days after {@code base}. */
    LocalDate lastDay(LocalDate base, int days) {
        LocalDate day = base;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            counted += workingDays.isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /** Of several that should have gone out already only the latest; those before the work began are dropped. */
    private static Optional<PlannedNotice> reminder(LeadTimes lead, Progress progress, Instant now) {
        LocalDate dueDay = Bangkok.dayOf(progress.dueAt());
        List<Instant> open = lead.reminderDays().stream()
                .map(days -> dueDay.minusDays(days)
                        .atTime(MORNING)
                        .atZone(Bangkok.ZONE)
                        .toInstant())
                .filter(at -> at.isAfter(progress.startedAt()))
                .filter(at -> progress.lastNoticeAt() == null || at.isAfter(progress.lastNoticeAt()))
                .sorted()
                .toList();
        Optional<Instant> missed = open.stream().filter(at -> !at.isAfter(now)).reduce((earlier, later) -> later);
        return missed.or(() -> open.stream().findFirst()).map(at -> new PlannedNotice(Kind.REMINDER, at));
    }

    /** The day to count the next level from: that of the deadline, or of the notice if it went out a day late or more. */
    static LocalDate baseAfter(PlannedNotice notice, Instant sentAt) {
        LocalDate sent = Bangkok.dayOf(sentAt);
        boolean late = sent.isAfter(Bangkok.dayOf(notice.at()));
        return late ? sent : Bangkok.dayOf(notice.at().minusSeconds(1));
    }
}
