package th.kamt.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Holiday;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.NoticeSchedule.Progress;
import th.kamt.deadline.PlannedNotice.Kind;

/**
 * Plan year 2570: a plan is due on Monday 30 November 2569, approval on Thursday 31 December. Holidays of that December:
 * 5 (Sat), 7 (in its stead), 10 and 31; of January: 1. Reminders 7 days and 1 day before, a level every 3 working days.
 */
class NoticeScheduleTest {

    private static final LeadTimes LEAD = new LeadTimes(new DueRule.OnDay(MonthDay.of(11, 30)), List.of(1, 7), 3, 9);
    private static final WorkingDays DAYS = WorkingDays.with(List.of(
            new Holiday(LocalDate.of(2026, 12, 5), "วันพ่อแห่งชาติ", "National Father's Day"),
            new Holiday(LocalDate.of(2026, 12, 7), "วันหยุดชดเชย", "Substitution"),
            new Holiday(LocalDate.of(2026, 12, 10), "วันรัฐธรรมนูญ", "Constitution Day"),
            new Holiday(LocalDate.of(2026, 12, 31), "วันสิ้นปี", "New Year's Eve"),
            new Holiday(LocalDate.of(2027, 1, 1), "วันขึ้นปีใหม่", "New Year's Day")));
    private static final NoticeSchedule SCHEDULE = new NoticeSchedule(DAYS);

    private static Instant at(String bangkok) {
        return LocalDateTime.parse(bangkok).atZone(Bangkok.ZONE).toInstant();
    }

    private static Instant orNull(String bangkok) {
        return bangkok == null ? null : at(bangkok);
    }

    @ParameterizedTest(name = "begun {0}, last told {1}, now {2}: {3} at {4}")
    @CsvSource({
        "2026-11-16T09:00,                 , 2026-11-16T09:00, REMINDER, 2026-11-23T08:00:00",
        "2026-11-16T09:00, 2026-11-23T08:00, 2026-11-23T08:00, REMINDER, 2026-11-29T08:00:00",
        "2026-11-16T09:00, 2026-11-29T08:00, 2026-11-29T08:00, OVERDUE,  2026-12-01T00:00:00",
        // Begun on the morning of the seventh day before, a minute after the reminder's time: only the other is left.
        "2026-11-23T08:01,                 , 2026-11-23T08:01, REMINDER, 2026-11-29T08:00:00",
        // Nothing ran from the 20th to the 29th at noon: both reminders were missed, the later one is said.
        "2026-11-16T09:00,                 , 2026-11-29T12:00, REMINDER, 2026-11-29T08:00:00",
        // Nothing ran until after the deadline: no reminder any more.
        "2026-11-16T09:00,                 , 2026-12-02T12:00, OVERDUE,  2026-12-01T00:00:00",
        // The year was opened late.
        "2027-01-05T10:00,                 , 2027-01-05T10:00, OVERDUE,  2026-12-01T00:00:00"
    })
    void remindsAndThenTellsThatTheDayHasPassed(String begun, String told, String now, Kind kind, String due) {
        Progress progress = new Progress(at(begun), at("2026-11-30T23:59:59"), orNull(told), null, 0, false);

        Optional<PlannedNotice> next = SCHEDULE.next(LEAD, progress, at(now));

        assertThat(next).contains(new PlannedNotice(kind, at(due)));
    }

    @ParameterizedTest(name = "after a level counted from {0}, the next at {1}")
    @CsvSource({
        // 1, 2, 3 December.
        "2026-11-30, 2026-12-04T00:00:00",
        // 4, then Saturday, Sunday and the substitution day not, 8, 9.
        "2026-12-03, 2026-12-10T00:00:00",
        // 10 is Constitution Day; 11, 14, 15.
        "2026-12-09, 2026-12-16T00:00:00",
        // New Year, Saturday, Sunday; 4, 5, 6 January.
        "2026-12-31, 2027-01-07T00:00:00"
    })
    void goesOneLevelUpAfterThreeWorkingDays(LocalDate base, String next) {
        Progress progress =
                new Progress(at("2026-11-16T09:00"), at("2026-11-30T23:59:59"), at("2026-12-01T00:00"), base, 1, false);

        assertThat(SCHEDULE.next(LEAD, progress, at("2026-12-01T00:00")))
                .contains(new PlannedNotice(Kind.ESCALATION, at(next)));
    }

    @Test
    void saysNothingMoreOnceAllLevelsAreTold() {
        LeadTimes twoLevels = new LeadTimes(new DueRule.OnDay(MonthDay.of(11, 30)), List.of(), 3, 2);
        LocalDate base = LocalDate.of(2026, 12, 3);

        Progress one = new Progress(at("2026-11-16T09:00"), at("2026-11-30T23:59:59"), null, base, 1, false);
        Progress two = new Progress(at("2026-11-16T09:00"), at("2026-11-30T23:59:59"), null, base, 2, false);
        Progress top = new Progress(at("2026-11-16T09:00"), at("2026-11-30T23:59:59"), null, base, 1, true);

        assertThat(SCHEDULE.next(twoLevels, one, at("2026-12-04T00:00"))).isPresent();
        assertThat(SCHEDULE.next(twoLevels, two, at("2026-12-04T00:00"))).isEmpty();
        assertThat(SCHEDULE.next(twoLevels, top, at("2026-12-04T00:00"))).isEmpty();
    }

    @ParameterizedTest(name = "planned {0}, sent {1}: counted from {2}")
    @CsvSource({
        "2026-12-01T00:00:00, 2026-12-01T00:00:00, 2026-11-30",
        "2026-12-01T00:00:00, 2026-12-01T00:00:02, 2026-11-30",
        "2026-12-01T00:00:00, 2026-12-01T23:59:00, 2026-11-30",
        "2026-12-01T00:00:00, 2026-12-02T08:00:00, 2026-12-02",
        "2026-12-01T00:00:00, 2027-01-05T10:00:00, 2027-01-05"
    })
    void countsFromTheDeadlineOrFromALaterNotice(String planned, String sent, LocalDate base) {
        PlannedNotice notice = new PlannedNotice(Kind.OVERDUE, at(planned));

        assertThat(NoticeSchedule.baseAfter(notice, at(sent))).isEqualTo(base);
    }
}
