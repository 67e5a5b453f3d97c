package th.kamt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.support.Messages;
import th.kamt.support.TestDatabase;

/** The holidays as an administrator keeps them, on 16 November 2569; two nodes on one database. */
class HolidaysTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2027, 3, 10);
    private static final LocalDate SATURDAY = LocalDate.of(2027, 3, 13);
    private static final LocalDate PAST = LocalDate.of(2026, 11, 13);
    private static final String ADMIN = "400104";
    private static final Texts TEXTS = new Texts(Messages.source());

    private final List<HolidaysChanged> events = new ArrayList<>();
    private static HikariDataSource database;

    private TransactionTemplate transaction;
    private CachedWorkingDays days;
    private CachedWorkingDays daysOfOtherNode;
    private HolidayKeeper holidays;

    @BeforeAll
    static void publishedHolidays() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        database = new HikariDataSource();
        database.setJdbcUrl(schema.url());
        database.setUsername(schema.user());
        database.setPassword(schema.password());
        database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Flyway.configure().dataSource(database).load().migrate();
    }

    @BeforeEach
    void twoNodes() {
        HolidayStore store = new HolidayStore(new JdbcTemplate(database));
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        days = new CachedWorkingDays(store);
        daysOfOtherNode = new CachedWorkingDays(store);
        Clock clock = Clock.fixed(Instant.parse("2026-11-16T02:00:00Z"), Bangkok.ZONE);
        holidays = new HolidayKeeper(store, days, event -> events.add((HolidaysChanged) event), clock);
    }

    @AfterEach
    void asPublished() {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("delete from holiday where day in (select day from holiday_change where kind = 'ADDED')");
        jdbc.update("insert ignore into holiday select day, name_th, name_en from holiday_change where kind = 'REMOVED'"
                + " and day not in (select day from holiday_change where kind = 'ADDED')");
        jdbc.update("delete from holiday_change");
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @Test
    void aNewHolidayIsNoWorkingDayOnAnyNodeAndTheOthersHearOfIt() {
        assertThat(List.of(days.isWorkingDay(WEDNESDAY), daysOfOtherNode.isWorkingDay(WEDNESDAY)))
                .containsOnly(true);

        List<Message> remarks = add(WEDNESDAY);

        assertThat(remarks).isEmpty();
        assertThat(List.of(days.isWorkingDay(WEDNESDAY), daysOfOtherNode.isWorkingDay(WEDNESDAY)))
                .containsOnly(false);
        assertThat(events).extracting(event -> event.change().holiday().day()).containsExactly(WEDNESDAY);
    }

    @Test
    void whoHearsOfItCountsByTheNewCalendarAlready() {
        days.isWorkingDay(WEDNESDAY);

        boolean worked = transaction.execute(status -> {
            days.isWorkingDay(WEDNESDAY);
            holidays.add(WEDNESDAY, "วันหยุดพิเศษ", "Special holiday", false, ADMIN);
            return days.isWorkingDay(WEDNESDAY);
        });

        assertThat(worked).isFalse();
    }

    @Test
    void rolledBackNothingHasChangedOnAnyNode() {
        transaction.executeWithoutResult(status -> {
            holidays.add(WEDNESDAY, "วันหยุดพิเศษ", "Special holiday", false, ADMIN);
            assertThat(days.isWorkingDay(WEDNESDAY)).isFalse();
            CompletableFuture.runAsync(() ->
                            assertThat(daysOfOtherNode.isWorkingDay(WEDNESDAY)).isTrue())
                    .join();
            status.setRollbackOnly();
        });

        assertThat(List.of(days.isWorkingDay(WEDNESDAY), daysOfOtherNode.isWorkingDay(WEDNESDAY)))
                .containsOnly(true);

        // The revision counted on from the same number must not be taken for the one rolled back.
        add(WEDNESDAY.plusDays(1));
        assertThat(List.of(days.isWorkingDay(WEDNESDAY), daysOfOtherNode.isWorkingDay(WEDNESDAY)))
                .containsOnly(true);
        assertThat(days.isWorkingDay(WEDNESDAY.plusDays(1))).isFalse();
    }

    @Test
    void aTransactionCountsByOneCalendarWhateverOthersChangeMeanwhile() {
        transaction.executeWithoutResult(status -> {
            assertThat(daysOfOtherNode.isWorkingDay(WEDNESDAY)).isTrue();
            CompletableFuture.runAsync(() -> add(WEDNESDAY)).join();
            assertThat(daysOfOtherNode.isWorkingDay(WEDNESDAY)).isTrue();
        });

        assertThat(daysOfOtherNode.isWorkingDay(WEDNESDAY)).isFalse();
    }

    @Test
    void aHolidayOnAWeekendIsAcceptedChangesNothingAndItsSubstitutionIsOffered() {
        assertThat(words(add(SATURDAY)))
                .containsExactly(
                        "วันที่ 13\u00a0มี.ค.\u00a02570 ตรงกับวันเสาร์หรืออาทิตย์อยู่แล้ว จำนวนวันทำการจึงไม่เปลี่ยน"
                                + " วันหยุดชดเชยที่เป็นไปได้คือ 15\u00a0มี.ค.\u00a02570");
        assertThat(holidays.of(new PlanYear(2570))).extracting(Holiday::day).contains(SATURDAY);
        assertThat(words(remove(SATURDAY, false))).singleElement().asString().contains("จำนวนวันทำการจึงไม่เปลี่ยน");
    }

    @ParameterizedTest
    @CsvSource({"2027-03-13, 2027-03-15", "2027-04-10, 2027-04-12", "2026-12-05, 2026-12-08", "2028-12-31, 2029-01-01"})
    void theSubstitutionIsTheNextWorkingDay(LocalDate day, LocalDate substitution) {
        assertThat(holidays.substitutionFor(day)).isEqualTo(substitution);
    }

    @Test
    void aSecondHolidayOnADayIsRefusedNamingTheFirst() {
        assertThatThrownBy(() -> add(LocalDate.of(2027, 1, 1)))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refused -> assertThat(words(refused.messages()))
                                .containsExactly("วันที่ 1\u00a0ม.ค.\u00a02570 เป็นวันหยุดอยู่แล้ว: วันขึ้นปีใหม่"));
        assertThat(events).isEmpty();
    }

    @Test
    void enteredTwiceAtTheSameTimeItStandsOnce() {
        List<CompletableFuture<Boolean>> both = Stream.of(1, 2)
                .map(one -> CompletableFuture.supplyAsync(() -> {
                    try {
                        add(WEDNESDAY);
                        return true;
                    } catch (ConflictException e) {
                        return false;
                    }
                }))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        assertThat(holidays.changes(new PlanYear(2570))).hasSize(1);
    }

    @Test
    void thePastIsChangedOnlyWhenConfirmedAndSaysThatEndedDeadlinesStay() {
        assertThatThrownBy(() -> add(PAST)).isInstanceOf(PastHolidayException.class);
        assertThatThrownBy(() -> remove(LocalDate.of(2026, 10, 23), false)).isInstanceOf(PastHolidayException.class);
        assertThat(days.isWorkingDay(PAST)).isTrue();

        List<Message> remarks =
                transaction.execute(status -> holidays.add(PAST, "วันหยุดพิเศษ", "Special holiday", true, ADMIN));

        assertThat(words(remarks)).containsExactly("วันนี้ผ่านไปแล้ว กำหนดเวลาที่สิ้นสุดแล้วไม่เปลี่ยน");
        assertThat(days.isWorkingDay(PAST)).isFalse();
        assertThat(words(remove(LocalDate.of(2026, 10, 23), true))).hasSize(1);
        assertThat(days.isWorkingDay(LocalDate.of(2026, 10, 23))).isTrue();
    }

    @Test
    void todayIsNotPast() {
        assertThat(add(LocalDate.of(2026, 11, 16))).isEmpty();
    }

    @Test
    void aDayThatIsNoHolidayCannotBeRemoved() {
        assertThatThrownBy(() -> remove(WEDNESDAY, false)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Special, nameTh.missing",
        "'  ', Special, nameTh.missing",
        "วันหยุด, '', nameEn.missing",
        "'\u200B\u00A0', Special, nameTh.missing",
        "วันหยุด, '\u3164', nameEn.missing"
    })
    void bothNamesAreNeeded(String nameTh, String nameEn, String missing) {
        assertThatThrownBy(() -> holidays.add(WEDNESDAY, nameTh, nameEn, false, ADMIN))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages().get(0).key()).endsWith(missing));
    }

    @Test
    void anEndlessNameIsRefused() {
        assertThatThrownBy(() -> holidays.add(WEDNESDAY, "ก".repeat(201), "Special", false, ADMIN))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theHistorySaysWhoDidWhatAndWhenLatestFirst() {
        add(WEDNESDAY);
        remove(WEDNESDAY, false);

        assertThat(holidays.changes(new PlanYear(2570)))
                .extracting(change -> change.kind() + " " + change.person() + " " + change.at())
                .containsExactly("REMOVED 400104 2026-11-16T02:00:00Z", "ADDED 400104 2026-11-16T02:00:00Z");
        assertThat(holidays.changes(new PlanYear(2569))).isEmpty();
    }

    @Test
    void aHolidayIsNamedInTheReadersLanguage() {
        Message name = new Holiday(WEDNESDAY, "วันหยุดพิเศษ {0}", "Special 'holiday'").name();

        assertThat(TEXTS.of(name, Texts.THAI)).isEqualTo("วันหยุดพิเศษ {0}");
        assertThat(TEXTS.of(name, Locale.ENGLISH)).isEqualTo("Special 'holiday'");
    }

    private List<Message> add(LocalDate day) {
        return transaction.execute(status -> holidays.add(day, "วันหยุดพิเศษ", "Special holiday", false, ADMIN));
    }

    private List<Message> remove(LocalDate day, boolean pastConfirmed) {
        return transaction.execute(status -> holidays.remove(day, pastConfirmed, ADMIN));
    }

    private static List<String> words(List<Message> messages) {
        return messages.stream().map(message -> TEXTS.of(message, Texts.THAI)).toList();
    }
}
