package th.kamt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import th.kamt.message.Texts;
import th.kamt.support.Messages;
import th.kamt.support.TestDatabase;

/** Counted on paper over the published holidays of 2569 to 2571, which come with the application. */
class WorkingDaysTest {

    private static final Texts TEXTS = new Texts(Messages.source());

    private static HolidayCalendar published;

    @BeforeAll
    static void publishedHolidays() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        DriverManagerDataSource database = new DriverManagerDataSource(schema.url(), schema.user(), schema.password());
        Flyway.configure().dataSource(database).load().migrate();
        published = new HolidayStore(new JdbcTemplate(database)).load();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-04, true",
        "2026-12-05, false",
        "2026-12-06, false",
        "2026-12-07, false",
        "2026-12-08, true",
        "2026-12-10, false",
        "2026-12-31, false",
        "2027-01-01, false",
        "2027-01-04, true",
        "2027-04-12, true",
        "2027-04-13, false",
        "2027-04-16, true",
        "2027-05-03, false",
        "2027-07-20, false",
        "2028-01-03, false",
        "2028-04-17, false",
        "2028-12-11, false",
    })
    void aDayIsWorkedUnlessItIsAWeekendAHolidayOrItsSubstitution(LocalDate day, boolean worked) {
        assertThat(published.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-04, 2026-12-04",
        "2026-12-05, 2026-12-08",
        "2026-12-10, 2026-12-11",
        "2026-12-31, 2027-01-04",
        "2027-04-13, 2027-04-16",
        "2027-07-17, 2027-07-21",
        "2027-12-31, 2028-01-04",
    })
    void firstOnOrAfterIsTheDayItselfOrTheNextWorked(LocalDate day, LocalDate first) {
        assertThat(published.firstOnOrAfter(day)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        // Fri 4 Dec 2569; Sat to Mon are off, Thu 10 is off
        "2026-12-04, 0, 2026-12-04",
        "2026-12-04, 1, 2026-12-08",
        "2026-12-04, 2, 2026-12-09",
        "2026-12-04, 3, 2026-12-11",
        "2026-12-04, 4, 2026-12-14",
        // received on the holiday Mon 7 Dec: as if on Tue 8
        "2026-12-07, 0, 2026-12-08",
        "2026-12-07, 1, 2026-12-09",
        "2026-12-08, 5, 2026-12-16",
        // New Year: Thu 31 Dec to Sun 3 Jan are off
        "2026-12-30, 1, 2027-01-04",
        "2026-12-31, 1, 2027-01-05",
        // Songkran 2570: Tue 13 to Thu 15 April are off
        "2027-04-12, 1, 2027-04-16",
        "2027-04-12, 2, 2027-04-19",
        "2027-04-09, 5, 2027-04-21",
    })
    void workingDaysAreAddedFromDayZero(LocalDate from, int days, LocalDate due) {
        assertThat(published.plus(from, days)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-04, 2026-12-04, 0",
        "2026-12-04, 2026-12-07, 0",
        "2026-12-04, 2026-12-08, 1",
        "2026-12-04, 2026-12-11, 3",
        "2026-12-30, 2027-01-04, 1",
        "2027-04-09, 2027-04-16, 2",
        "2027-04-16, 2027-04-09, 0",
        // all of 2570: 261 weekdays less the 19 holidays that fall on weekdays
        "2026-12-31, 2027-12-31, 242",
    })
    void workingDaysBetweenLeaveOutTheFirstAndCountTheLast(LocalDate from, LocalDate to, int days) {
        assertThat(published.between(from, to)).isEqualTo(days);
    }

    @Test
    void aCountNamesEveryDayItSkips() {
        List<CountedDay> days = published.count(LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 14));

        assertThat(days)
                .extracting(day -> day.day().getDayOfMonth() + " " + TEXTS.of(day.why(), Texts.THAI))
                .containsExactly(
                        "8 วันที่\u00a00",
                        "9 วันที่\u00a01",
                        "10 วันรัฐธรรมนูญ",
                        "11 วันที่\u00a02",
                        "12 วันเสาร์",
                        "13 วันอาทิตย์",
                        "14 วันที่\u00a03");
        assertThat(days).extracting(CountedDay::number).containsExactly(0, 1, 1, 2, 2, 2, 3);
        assertThat(days).extracting(CountedDay::counted).containsExactly(true, true, false, true, false, false, true);
    }

    @Test
    void aCountThatBeginsOnAFreeDayHasItsDayZeroOnTheNextWorked() {
        List<CountedDay> days = published.count(LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 9));

        assertThat(days)
                .extracting(day -> TEXTS.of(day.why(), Locale.ENGLISH))
                .containsExactly(
                        "Saturday", "Sunday", "Substitution for National Father's Day", "day\u00a00", "day\u00a01");
        assertThat(days.get(4).day()).isEqualTo(published.plus(LocalDate.of(2026, 12, 5), 1));
    }

    @Test
    void yearsWithoutHolidaysAreWarnedOf() {
        LocalDate lastOf2571 = LocalDate.of(2028, 12, 29);

        assertThat(published.warnings(lastOf2571, lastOf2571)).isEmpty();
        assertThat(published.warnings(lastOf2571, lastOf2571.plusMonths(1)))
                .extracting(warning -> TEXTS.of(warning, Texts.THAI))
                .containsExactly(
                        "ยังไม่ได้บันทึกวันหยุดของปี 2572 การนับวันทำการในปีนั้นจึงเว้นเพียงวันเสาร์และอาทิตย์");
    }

    @ParameterizedTest
    @CsvSource({"2569, 22", "2570, 24", "2571, 24"})
    void thePublishedHolidaysOfThreeYearsComeWithTheApplication(int year, int number) {
        List<Holiday> holidays = published.of(new PlanYear(year));

        assertThat(holidays)
                .hasSize(number)
                .isSortedAccordingTo((one, other) -> one.day().compareTo(other.day()));
        assertThat(holidays)
                .filteredOn(holiday -> holiday.nameEn().startsWith("Substitution"))
                .noneMatch(holiday -> HolidayCalendar.isWeekend(holiday.day()));
    }

    @Test
    void holidaysCanBeGivenWithoutADatabase() {
        WorkingDays days =
                WorkingDays.with(List.of(new Holiday(LocalDate.of(2027, 1, 1), "วันขึ้นปีใหม่", "New Year's Day")));

        assertThat(days.plus(LocalDate.of(2026, 12, 31), 1)).isEqualTo("2027-01-04");
        assertThatThrownBy(() -> days.plus(LocalDate.of(2026, 12, 31), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
