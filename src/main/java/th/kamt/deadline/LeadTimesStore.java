package th.kamt.deadline;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import th.kamt.database.SeenInTransaction;

/** Lead times as rows, every version kept. */
@Repository
class LeadTimesStore {

    private final SeenInTransaction<DeadlineKind, Versioned> seen = new SeenInTransaction<>();
    private final JdbcTemplate jdbc;

    LeadTimesStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Versioned(LeadTimes lead, int version) {}

    record Changed(int version, LeadTimes lead, String by, Instant at, String reason) {}

    /** Once a transaction: one counts by one rule. */
    Versioned read(DeadlineKind kind) {
        return seen.get(kind, () -> Optional.of(readNow(kind))).orElseThrow();
    }

    private Versioned readNow(DeadlineKind kind) {
        return jdbc.queryForObject(
                "select due, reminder_days, escalation_days, escalation_levels, version from deadline_rule where kind = ?",
                (row, number) -> new Versioned(LEAD.mapRow(row, number), row.getInt("version")),
                kind.name());
    }

    /** @return false if the rule was changed meanwhile */
    boolean replace(DeadlineKind kind, LeadTimes lead, int expectedVersion, String by, Instant at, String reason) {
        seen.forget(kind);
        keepFirst(kind, at);
        int changed = jdbc.update(
                "update deadline_rule set due = ?, reminder_days = ?, escalation_days = ?, escalation_levels = ?,"
                        + " version = version + 1 where kind = ? and version = ?",
                lead.due().written(),
                written(lead.reminderDays()),
                lead.escalationDays(),
                lead.escalationLevels(),
                kind.name(),
                expectedVersion);
        if (changed == 1) {
            keep(kind, by, at, reason);
        }
        return changed == 1;
    }

    /** The version a release brought has no author. */
    private void keepFirst(DeadlineKind kind, Instant at) {
        jdbc.update(
                "insert into deadline_rule_version select kind, version, due, reminder_days, escalation_days,"
                        + " escalation_levels, '', ?, '' from deadline_rule r where kind = ? and not exists"
                        + " (select 1 from deadline_rule_version v where v.kind = r.kind)",
                utc(at),
                kind.name());
    }

    private void keep(DeadlineKind kind, String by, Instant at, String reason) {
        jdbc.update(
                "insert into deadline_rule_version select kind, version, due, reminder_days, escalation_days,"
                        + " escalation_levels, ?, ?, ? from deadline_rule where kind = ?",
                by,
                utc(at),
                reason,
                kind.name());
    }

    /** Versions that somebody changed, newest first, and the one before. */
    List<Changed> history(DeadlineKind kind) {
        return jdbc.query(
                "select * from deadline_rule_version where kind = ? order by version desc",
                (row, number) -> new Changed(
                        row.getInt("version"),
                        LEAD.mapRow(row, number),
                        row.getString("changed_by"),
                        instant(row, "changed_at"),
                        row.getString("reason")),
                kind.name());
    }

    private static final RowMapper<LeadTimes> LEAD = (row, number) -> new LeadTimes(
            DueRule.parse(row.getString("due")),
            numbers(row.getString("reminder_days")),
            row.getInt("escalation_days"),
            row.getInt("escalation_levels"));

    private static String written(List<Integer> days) {
        return days.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isBlank())
                .map(Integer::valueOf)
                .toList();
    }
}
