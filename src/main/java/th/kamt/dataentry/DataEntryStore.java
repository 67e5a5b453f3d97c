package th.kamt.dataentry;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanKey;

/** Data entries of units and the shares people have of them, as rows. */
@Repository
class DataEntryStore {

    /** A share as stored. */
    record Share(String part, String taskId, String doneBy, String actedFor, Instant doneAt, String comment) {}

    private static final RowMapper<Share> SHARE = (row, number) -> new Share(
            row.getString("part"),
            row.getString("task_id"),
            row.getString("done_by"),
            row.getString("acted_for"),
            instant(row, "done_at"),
            row.getString("comment"));

    private final JdbcTemplate jdbc;

    DataEntryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the unit's data entry of that year has begun already */
    boolean begin(PlanKey key, Instant approvedAt) {
        return jdbc.update(
                        "insert ignore into data_entry (plan_year, unit_code, approved_at, version) values (?, ?, ?, 0)",
                        key.year().buddhistEra(),
                        key.unitCode(),
                        utc(approvedAt))
                == 1;
    }

    void addShares(PlanKey key, Collection<String> parts) {
        for (String part : parts) {
            jdbc.update(
                    "insert into data_entry_part (plan_year, unit_code, part) values (?, ?, ?)",
                    key.year().buddhistEra(),
                    key.unitCode(),
                    part);
        }
    }

    boolean exists(PlanKey key) {
        return approvedAt(key).isPresent();
    }

    Optional<Instant> approvedAt(PlanKey key) {
        return jdbc
                .query(
                        "select approved_at from data_entry where plan_year = ? and unit_code = ?",
                        (row, number) -> instant(row, "approved_at"),
                        key.year().buddhistEra(),
                        key.unitCode())
                .stream()
                .findFirst();
    }

    /** Ordered by employee id, the section head's last. */
    List<Share> shares(PlanKey key) {
        return jdbc.query(
                "select part, task_id, done_by, acted_for, done_at, comment from data_entry_part"
                        + " where plan_year = ? and unit_code = ? order by part",
                SHARE,
                key.year().buddhistEra(),
                key.unitCode());
    }

    void setTask(PlanKey key, String part, String taskId) {
        jdbc.update(
                "update data_entry_part set task_id = ? where plan_year = ? and unit_code = ? and part = ?",
                taskId,
                key.year().buddhistEra(),
                key.unitCode(),
                part);
    }

    void setDone(PlanKey key, String part, String by, String actedFor, Instant at, String comment) {
        jdbc.update(
                "update data_entry_part set done_by = ?, acted_for = ?, done_at = ?, comment = ?"
                        + " where plan_year = ? and unit_code = ? and part = ?",
                by,
                actedFor,
                utc(at),
                comment,
                key.year().buddhistEra(),
                key.unitCode(),
                part);
    }

    /** The open share becomes another person's; if that person has finished one already, theirs is open again. */
    void handOver(PlanKey key, String part, String to, String taskId) {
        jdbc.update(
                "delete from data_entry_part where plan_year = ? and unit_code = ? and part = ?",
                key.year().buddhistEra(),
                key.unitCode(),
                part);
        jdbc.update(
                "replace into data_entry_part (plan_year, unit_code, part, task_id) values (?, ?, ?, ?)",
                key.year().buddhistEra(),
                key.unitCode(),
                to,
                taskId);
    }

    void setDone(PlanKey key, Instant at) {
        jdbc.update(
                "update data_entry set done_at = ?, version = version + 1 where plan_year = ? and unit_code = ?",
                utc(at),
                key.year().buddhistEra(),
                key.unitCode());
    }

    /** It begins anew; shares done stay as they were. */
    void reopen(PlanKey key, Instant approvedAt) {
        jdbc.update(
                "update data_entry set approved_at = ?, done_at = null, version = version + 1"
                        + " where plan_year = ? and unit_code = ?",
                utc(approvedAt),
                key.year().buddhistEra(),
                key.unitCode());
    }

    /** A new share, or one done that is to be done again. */
    void openShare(PlanKey key, String part) {
        jdbc.update(
                "replace into data_entry_part (plan_year, unit_code, part) values (?, ?, ?)",
                key.year().buddhistEra(),
                key.unitCode(),
                part);
    }

    boolean isOpen(PlanKey key) {
        return !jdbc.queryForList(
                        "select 1 from data_entry where plan_year = ? and unit_code = ? and done_at is null",
                        key.year().buddhistEra(),
                        key.unitCode())
                .isEmpty();
    }

    /** Begun and not done, by year and unit. */
    List<PlanKey> open() {
        return jdbc.query(
                "select plan_year, unit_code from data_entry where done_at is null order by plan_year, unit_code",
                (row, number) -> new PlanKey(new PlanYear(row.getInt("plan_year")), row.getString("unit_code")));
    }
}
