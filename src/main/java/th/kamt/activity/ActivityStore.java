package th.kamt.activity;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import th.kamt.activity.ActivityWindows.Window;
import th.kamt.calendar.PlanYear;
import th.kamt.database.SeenInTransaction;
import th.kamt.entitlement.EntitlementCode;

/** Rows of activities, by plain SQL: a life of one is a handful of statements. */
@Component
class ActivityStore {

    private static final String COLUMNS = "id, plan_year, account_id, account_name, unit_code, code, origin, state,"
            + " first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, agreed_until, postponements,"
            + " happened_on, done_by, done_at, log_due_on, logged_at, late, owner, about";
    private static final RowMapper<Activity> ROW = (row, number) -> new Activity(
            row.getLong("id"),
            new PlanYear(row.getInt("plan_year")),
            row.getString("account_id"),
            row.getString("account_name"),
            row.getString("unit_code"),
            EntitlementCode.parse(row.getString("code")),
            Origin.valueOf(row.getString("origin")),
            ActivityState.valueOf(row.getString("state")),
            day(row, "first_planned_on"),
            day(row, "planned_on"),
            day(row, "from_on"),
            day(row, "opens_on"),
            day(row, "due_on"),
            day(row, "limit_on"),
            day(row, "agreed_until"),
            row.getInt("postponements"),
            day(row, "happened_on"),
            row.getString("done_by"),
            instant(row, "done_at"),
            day(row, "log_due_on"),
            instant(row, "logged_at"),
            row.getBoolean("late"),
            row.getString("owner"),
            row.getString("about"));

    /** A row to be written; what happens to it later is not known yet. */
    record New(
            PlanYear year,
            String accountId,
            String accountName,
            String unitCode,
            EntitlementCode code,
            Origin origin,
            Long planLineId,
            ActivityState state,
            LocalDate plannedOn,
            Window window,
            LocalDate happenedOn,
            String doneBy,
            Instant doneAt,
            LocalDate logDueOn,
            String requestKey) {}

    /** Numbers of a sequence, taken from the database by the block. */
    private final class Numbers {

        private final String sequence;
        private final int block;
        private final AtomicLong next = new AtomicLong();
        private long end;

        Numbers(String sequence, int block) {
            this.sequence = sequence;
            this.block = block;
        }

        synchronized long take() {
            if (next.get() >= end) {
                long first = jdbc.queryForObject("select next value for " + sequence, Long.class);
                next.set(first);
                end = first + block;
            }
            return next.getAndIncrement();
        }
    }

    /** Whatever this class writes, the rows that the transaction has seen are read again. */
    private static final class Forgetting extends JdbcTemplate {

        private final SeenInTransaction<Long, Activity> seen;

        Forgetting(JdbcTemplate template, SeenInTransaction<Long, Activity> seen) {
            super(template.getDataSource());
            this.seen = seen;
        }

        @Override
        public int update(String sql) {
            seen.forget();
            return super.update(sql);
        }

        @Override
        public int update(String sql, Object... arguments) {
            seen.forget();
            return super.update(sql, arguments);
        }

        @Override
        public int[] batchUpdate(String sql, List<Object[]> arguments) {
            seen.forget();
            return super.batchUpdate(sql, arguments);
        }
    }

    private final SeenInTransaction<Long, Activity> seen = new SeenInTransaction<>();
    private final JdbcTemplate jdbc;
    private final Numbers ids = new Numbers("activity_seq", 500);
    private final Numbers voices = new Numbers("activity_voice_seq", 50);
    private final Numbers changes = new Numbers("activity_change_seq", 50);

    ActivityStore(JdbcTemplate jdbc) {
        this.jdbc = new Forgetting(jdbc, seen);
    }

    // --- reading ---

    Optional<Activity> find(long id) {
        return seen.get(id, () -> one("select " + COLUMNS + " from activity where id = ?", id));
    }

    Optional<Activity> lock(long id) {
        Optional<Activity> locked = one("select " + COLUMNS + " from activity where id = ? for update", id);
        locked.ifPresent(activity -> seen.put(id, activity));
        return locked;
    }

    Optional<Activity> ofRequest(String requestKey) {
        return one("select " + COLUMNS + " from activity where request_key = ?", requestKey);
    }

    private Optional<Activity> one(String sql, Object... arguments) {
        return jdbc.query(sql, ROW, arguments).stream().findFirst();
    }

    /** What is to be opened, earliest first; rows that another transaction has are left to it. */
    List<Activity> toOpen(LocalDate today, int most) {
        return jdbc.query(
                "select " + COLUMNS + " from activity where state = 'PLANNED' and opens_on <= ?"
                        + " order by opens_on, id limit ? for update skip locked",
                ROW,
                Date.valueOf(today),
                most);
    }

    /** All of these units' in that year. */
    List<Activity> ofUnits(PlanYear year, Collection<String> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(year.buddhistEra()));
        arguments.addAll(units);
        return jdbc.query(
                "select " + COLUMNS + " from activity where plan_year = ? and unit_code in ("
                        + String.join(", ", Collections.nCopies(units.size(), "?"))
                        + ") order by planned_on, id",
                ROW,
                arguments.toArray());
    }

    /** Still to be carried out in those days, in the order of their days; by the index of a unit's work ahead. */
    List<Activity> ahead(Collection<String> units, Collection<ActivityState> states, LocalDate from, LocalDate until) {
        if (units.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(units);
        states.forEach(state -> arguments.add(state.name()));
        arguments.add(Date.valueOf(from));
        arguments.add(Date.valueOf(until));
        return jdbc.query(
                "select " + COLUMNS + " from activity where unit_code in ("
                        + String.join(", ", Collections.nCopies(units.size(), "?")) + ") and state in ("
                        + String.join(", ", Collections.nCopies(states.size(), "?"))
                        + ") and planned_on between ? and ? order by planned_on, id",
                ROW,
                arguments.toArray());
    }

    List<Activity> all(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select " + COLUMNS + " from activity where id in ("
                        + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                ROW,
                ids.toArray());
    }

    List<Activity> ofAccount(PlanYear year, String accountId) {
        return jdbc.query(
                "select " + COLUMNS + " from activity where plan_year = ? and account_id = ? order by planned_on, id",
                ROW,
                year.buddhistEra(),
                accountId);
    }

    List<ActivityViews.Heard> heard(String accountId, LocalDate since) {
        return jdbc.query(
                "select a.id, a.happened_on, v.kind, v.words from activity a join activity_voice v on v.activity_id = a.id"
                        + " where a.account_id = ? and a.plan_year >= ? and a.happened_on >= ?"
                        + " order by a.happened_on desc, v.id desc",
                (row, number) -> new ActivityViews.Heard(
                        row.getLong(1), day(row, "happened_on"), VoiceKind.valueOf(row.getString(3)), row.getString(4)),
                accountId,
                PlanYear.containing(since).buddhistEra(),
                Date.valueOf(since));
    }

    boolean hasAny(PlanYear year, String unitCode) {
        return !jdbc.queryForList(
                        "select 1 from activity where plan_year = ? and unit_code = ? and origin = 'PLANNED' limit 1",
                        year.buddhistEra(),
                        unitCode)
                .isEmpty();
    }

    List<Long> linesOf(PlanYear year, String unitCode) {
        return jdbc.queryForList(
                "select plan_line_id from activity where plan_year = ? and unit_code = ? and plan_line_id is not null",
                Long.class,
                year.buddhistEra(),
                unitCode);
    }

    Optional<ActivityLog> log(long id) {
        Map<Long, List<LogEntry.Voice>> heard = jdbc
                .query(
                        "select activity_id, kind, words from activity_voice where activity_id = ? order by id",
                        (row, number) -> Map.entry(
                                row.getLong(1),
                                new LogEntry.Voice(VoiceKind.valueOf(row.getString(2)), row.getString(3))),
                        id)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc
                .query(
                        "select mode, purpose, people, result, time_format(happened_time, '%H:%i') happened_time,"
                                + " logged_by, acted_for, logged_at from activity_log"
                                + " where activity_id = ?",
                        (row, number) -> new ActivityLog(
                                new LogEntry(
                                        Mode.valueOf(row.getString("mode")),
                                        row.getString("purpose"),
                                        row.getString("people"),
                                        row.getString("result"),
                                        heard.getOrDefault(id, List.of())),
                                row.getString("happened_time") == null
                                        ? null
                                        : LocalTime.parse(row.getString("happened_time")),
                                row.getString("logged_by"),
                                row.getString("acted_for"),
                                instant(row, "logged_at")),
                        id)
                .stream()
                .findFirst();
    }

    /** Purposes that person has written last, newest first, each once. */
    List<String> recentPurposes(String person, int most) {
        return jdbc.queryForList(
                "select purpose from (select purpose, max(activity_id) as newest from activity_log"
                        + " where logged_by = ? and purpose <> '' group by purpose) as used"
                        + " order by newest desc limit ?",
                String.class,
                person,
                most);
    }

    List<ActivityChange> changes(long id) {
        return jdbc.query(
                "select happened_at, what, person, from_on, to_on, reason, acted_for from activity_change where activity_id = ?"
                        + " order by id",
                (row, number) -> new ActivityChange(
                        instant(row, "happened_at"),
                        ActivityChange.What.valueOf(row.getString("what")),
                        row.getString("person"),
                        day(row, "from_on"),
                        day(row, "to_on"),
                        row.getString("reason"),
                        row.getString("acted_for")),
                id);
    }

    // --- writing ---

    /** @return their ids, in the same order */
    List<Long> add(List<New> rows) {
        List<Long> added = new ArrayList<>();
        List<Object[]> values = new ArrayList<>();
        for (New row : rows) {
            long id = ids.take();
            added.add(id);
            values.add(new Object[] {
                id,
                row.year().buddhistEra(),
                row.accountId(),
                row.accountName(),
                row.unitCode(),
                row.code().code(),
                row.origin().name(),
                row.planLineId(),
                row.planLineId() == null ? null : row.plannedOn(),
                row.state().name(),
                row.plannedOn(),
                row.plannedOn(),
                row.window().fromOn(),
                row.window().opensOn(),
                row.window().dueOn(),
                row.window().limitOn(),
                0,
                row.happenedOn(),
                row.doneBy(),
                utc(row.doneAt()),
                row.logDueOn(),
                row.requestKey()
            });
        }
        jdbc.batchUpdate(
                "insert into activity (id, plan_year, account_id, account_name, unit_code, code, origin, plan_line_id,"
                        + " line_on, state, first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, postponements,"
                        + " happened_on, done_by, done_at, log_due_on, request_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values);
        return added;
    }

    void opened(Collection<Activity> activities) {
        jdbc.batchUpdate(
                "update activity set state = 'OPEN' where id = ? and state in ('PLANNED', 'POSTPONED')",
                activities.stream().map(one -> new Object[] {one.id()}).toList());
        activities.forEach(one -> seen.put(one.id(), one.opened()));
    }

    void postponed(long id, ActivityState state, LocalDate to, Window window) {
        jdbc.update(
                "update activity set state = ?, planned_on = ?, opens_on = ?, due_on = ?,"
                        + " postponements = postponements + 1 where id = ?",
                state.name(),
                to,
                window.opensOn(),
                window.dueOn(),
                id);
    }

    void due(long id, boolean log, LocalDate day) {
        jdbc.update("update activity set " + (log ? "log_due_on" : "due_on") + " = ? where id = ?", day, id);
    }

    void agreed(long id, LocalDate until) {
        jdbc.update("update activity set agreed_until = ? where id = ?", until, id);
    }

    void done(long id, LocalDate happenedOn, String person, Instant at, LocalDate logDueOn) {
        jdbc.update(
                "update activity set state = 'DONE', happened_on = ?, done_by = ?, done_at = ?, log_due_on = ?"
                        + " where id = ?",
                happenedOn,
                person,
                utc(at),
                logDueOn,
                id);
    }

    /** What is logged of it happened at that time of its day. */
    void happenedAt(long id, LocalTime time) {
        jdbc.update("update activity_log set happened_time = ? where activity_id = ?", time.toString(), id);
    }

    /** Keeps what is known of the log; with a result it is logged. */
    void log(long id, LogEntry entry, String person, String actedFor, Instant at, boolean late) {
        LocalDateTime loggedAt = entry.isComplete() ? utc(at) : null;
        jdbc.update(
                "insert into activity_log (activity_id, mode, purpose, people, result, logged_by, acted_for, logged_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on duplicate key update mode = values(mode),"
                        + " purpose = values(purpose), people = values(people), result = values(result),"
                        + " logged_by = values(logged_by), acted_for = values(acted_for), logged_at = values(logged_at)",
                id,
                entry.mode().name(),
                entry.purpose(),
                entry.people(),
                entry.result(),
                person,
                actedFor,
                loggedAt);
        if (loggedAt != null) {
            jdbc.update(
                    "update activity set state = 'LOGGED', logged_at = ?, late = ? where id = ?", loggedAt, late, id);
        }
    }

    /** What was agreed about it beside the yearly plan. */
    void agreedWork(long id, String owner, String about) {
        jdbc.update("update activity set owner = ?, about = ? where id = ?", owner, about, id);
    }

    /** Another day for what is not work yet. */
    void replanned(long id, LocalDate day, Window window) {
        jdbc.update(
                "update activity set first_planned_on = ?, planned_on = ?, from_on = ?, opens_on = ?, due_on = ?,"
                        + " limit_on = ? where id = ? and state in ('PLANNED', 'OPEN')",
                day,
                day,
                window.fromOn(),
                window.opensOn(),
                window.dueOn(),
                window.limitOn(),
                id);
    }

    // --- changes during the year ---

    /** An activity of a plan's line. */
    record OfLine(long lineId, LocalDate lineOn, Activity activity) {}

    /** Lines of that unit's plan that were carried out, logged or not. */
    List<Long> linesDone(PlanYear year, String unitCode) {
        return jdbc.queryForList(
                "select plan_line_id from activity where plan_year = ? and unit_code = ? and plan_line_id is not null"
                        + " and state in ('DONE', 'LOGGED')",
                Long.class,
                year.buddhistEra(),
                unitCode);
    }

    /** Of the lines of that unit's plan, by line; what was dropped has none any more. */
    Map<Long, OfLine> ofLines(PlanYear year, String unitCode) {
        return jdbc
                .query(
                        "select " + COLUMNS + ", plan_line_id, line_on from activity"
                                + " where plan_year = ? and unit_code = ? and plan_line_id is not null for update",
                        (row, number) ->
                                new OfLine(row.getLong("plan_line_id"), day(row, "line_on"), ROW.mapRow(row, number)),
                        year.buddhistEra(),
                        unitCode)
                .stream()
                .collect(Collectors.toMap(OfLine::lineId, line -> line));
    }

    /** What of a unit's account is still to be carried out. */
    List<Activity> ahead(PlanYear year, String unitCode, String accountId) {
        return jdbc.query(
                "select " + COLUMNS + " from activity where plan_year = ? and account_id = ? and unit_code = ?"
                        + " and state in ('PLANNED', 'OPEN', 'POSTPONED') order by id for update",
                ROW,
                year.buddhistEra(),
                accountId,
                unitCode);
    }

    /** No longer to be done; the plan's line may become another activity. */
    void dropped(long id) {
        jdbc.update("update activity set state = 'DROPPED', plan_line_id = null where id = ?", id);
    }

    /** Takes the line's new day, and its window if it is not work yet. */
    void lineMoved(long id, LocalDate lineOn) {
        jdbc.update("update activity set line_on = ? where id = ?", lineOn, id);
    }

    /** The unit has another name, and with it its group. */
    void groupNamed(String groupId, String name) {
        jdbc.update("update activity set account_name = ? where account_id = ?", name, groupId);
    }

    List<Activity> openOf(String accountId) {
        return jdbc.query(
                "select " + COLUMNS + " from activity where account_id = ? and state in ('OPEN', 'DONE')",
                ROW,
                accountId);
    }

    /** The form it was recorded by: the same one sent again finds it. */
    void requested(long id, String requestKey) {
        jdbc.update("update activity set request_key = ? where id = ?", requestKey, id);
    }

    /** @return the voice's id */
    long hear(long id, LogEntry.Voice voice) {
        long number = voices.take();
        jdbc.update(
                "insert into activity_voice (id, activity_id, kind, words) values (?, ?, ?, ?)",
                number,
                id,
                voice.kind().name(),
                voice.text());
        return number;
    }

    void keep(long id, ActivityChange change) {
        jdbc.update(
                "insert into activity_change (id, activity_id, happened_at, what, person, from_on, to_on, reason, acted_for)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                changes.take(),
                id,
                utc(change.at()),
                change.what().name(),
                change.person(),
                change.from(),
                change.to(),
                change.reason(),
                change.actedFor());
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** Sums by account and kind; introductions are neither an entitlement nor beside it. */
    List<EntitlementLedger.Sum> sums(PlanYear year, Collection<String> units, LocalDate today) {
        if (units.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>(List.of(Date.valueOf(today), Date.valueOf(today), year.buddhistEra()));
        arguments.addAll(units);
        String planned = "origin = 'PLANNED' and state <> 'DROPPED'";
        String done = "state in ('DONE', 'LOGGED')";
        return jdbc.query(
                "select account_id, min(account_name) account_name, unit_code, left(code, 3) kind,"
                        + " sum(" + planned + ") granted, sum(" + planned + " and " + done + ") done,"
                        + " sum(" + planned + " and due_on < ?) fallen,"
                        + " sum(" + planned + " and due_on < ? and not " + done + ") late,"
                        + " sum(origin = 'UNPLANNED' and " + done + ") extra"
                        + " from activity where plan_year = ? and unit_code in ("
                        + String.join(",", Collections.nCopies(units.size(), "?"))
                        + ") group by account_id, unit_code, left(code, 3) order by account_id",
                (row, number) -> new EntitlementLedger.Sum(
                        row.getString("account_id"),
                        row.getString("account_name"),
                        row.getString("unit_code"),
                        EntitlementLedger.Kind.valueOf(row.getString("kind")),
                        new EntitlementLedger.Count(
                                row.getInt("granted"),
                                row.getInt("done"),
                                row.getInt("fallen"),
                                row.getInt("late"),
                                row.getInt("extra"))),
                arguments.toArray());
    }
}
