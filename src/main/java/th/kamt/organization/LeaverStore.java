package th.kamt.organization;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.organization.Leavers.Leaving;

/** Rows of those who leave, and the record of what was said about them. */
@Component
class LeaverStore {

    private static final String SELECT =
            "select employee_id, left_on, effective, reason, recorded_by, recorded_at from leaver";

    private final JdbcTemplate jdbc;

    LeaverStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Leaving> find(String employeeId) {
        return jdbc.query(SELECT + " where employee_id = ?", LeaverStore::leaving, employeeId).stream()
                .findFirst();
    }

    Map<String, Leaving> all() {
        Map<String, Leaving> all = new HashMap<>();
        jdbc.query(SELECT, LeaverStore::leaving).forEach(one -> all.put(one.employeeId(), one));
        return all;
    }

    List<Leaving> due(LocalDate today) {
        return jdbc.query(
                SELECT + " where effective = false and left_on <= ? order by employee_id for update",
                LeaverStore::leaving,
                today);
    }

    void save(Leaving leaving) {
        jdbc.update(
                "insert into leaver (employee_id, left_on, effective, reason, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?) on duplicate key update left_on = values(left_on),"
                        + " effective = values(effective), reason = values(reason), recorded_by = values(recorded_by),"
                        + " recorded_at = values(recorded_at)",
                leaving.employeeId(),
                leaving.on(),
                leaving.effective(),
                leaving.reason(),
                leaving.recordedBy(),
                utc(leaving.recordedAt()));
    }

    void remove(String employeeId) {
        jdbc.update("delete from leaver where employee_id = ?", employeeId);
    }

    void record(String what, Leaving leaving) {
        jdbc.update(
                "insert into leaver_record (employee_id, what, left_on, reason, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                leaving.employeeId(),
                what,
                leaving.on(),
                leaving.reason(),
                leaving.recordedBy(),
                utc(leaving.recordedAt()));
    }

    private static Leaving leaving(ResultSet row, int number) throws SQLException {
        return new Leaving(
                row.getString("employee_id"),
                row.getObject("left_on", LocalDate.class),
                row.getBoolean("effective"),
                row.getString("reason"),
                row.getString("recorded_by"),
                instant(row, "recorded_at"));
    }
}
