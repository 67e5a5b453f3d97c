package th.kamt.calendar;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The holidays' tables. */
@Repository
class HolidayStore {

    private final JdbcTemplate jdbc;

    HolidayStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.queryForObject("select revision from holiday_revision where id = 1", Long.class);
    }

    /** Its revision is read first: a change in between only makes it look older than it is, and it is read once more. */
    HolidayCalendar load() {
        long revision = revision();
        return new HolidayCalendar(
                revision,
                jdbc.query(
                        "select day, name_th, name_en from holiday",
                        (row, number) ->
                                new Holiday(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3))));
    }

    /** Others who want to change holidays wait from here until the transaction ends. */
    void raiseRevision() {
        jdbc.update("update holiday_revision set revision = revision + 1 where id = 1");
    }

    void insert(Holiday holiday) {
        jdbc.update("insert into holiday values (?, ?, ?)", holiday.day(), holiday.nameTh(), holiday.nameEn());
    }

    void delete(LocalDate day) {
        jdbc.update("delete from holiday where day = ?", day);
    }

    void record(HolidayChange change) {
        jdbc.update(
                "insert into holiday_change (day, name_th, name_en, kind, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)",
                change.holiday().day(),
                change.holiday().nameTh(),
                change.holiday().nameEn(),
                change.kind().name(),
                change.person(),
                utc(change.at()));
    }

    List<HolidayChange> changes(PlanYear year) {
        return jdbc.query(
                "select day, name_th, name_en, kind, changed_by, changed_at from holiday_change"
                        + " where day between ? and ? order by id desc",
                (row, number) -> new HolidayChange(
                        new Holiday(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)),
                        HolidayChange.Kind.valueOf(row.getString(4)),
                        row.getString(5),
                        instant(row, "changed_at")),
                year.firstDay(),
                year.lastDay());
    }
}
