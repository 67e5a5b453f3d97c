package th.kamt.specialrisk;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;

/** Special-risk plans as rows. */
@Repository
class SpecialRiskStore {

    private static final String PLANS =
            "select id, plan_year, account_id, account_name, unit_code, state, round, needs,"
                    + " expectations, competitor, decision_makers, satisfaction, satisfaction_note, started_at, agreed_at, version"
                    + " from special_risk_plan ";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    SpecialRiskStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** @return its id; empty if the account has one that year */
    Optional<Long> add(PlanYear year, String accountId, String name, String unitCode, Instant at) {
        int added = jdbc.update(
                "insert ignore into special_risk_plan (plan_year, account_id, account_name, unit_code, state, round, started_at, version)"
                        + " values (?, ?, ?, ?, 'DRAFT', 1, ?, 0)",
                year.buddhistEra(),
                accountId,
                name,
                unitCode,
                utc(at));
        return added == 0 ? Optional.empty() : find(year, accountId).map(SpecialRiskPlan::id);
    }

    Optional<SpecialRiskPlan> find(long id) {
        return plans(PLANS + "where id = :id", new MapSqlParameterSource("id", id)).stream()
                .findFirst();
    }

    Optional<SpecialRiskPlan> lock(long id) {
        return plans(PLANS + "where id = :id for update", new MapSqlParameterSource("id", id)).stream()
                .findFirst();
    }

    Optional<SpecialRiskPlan> find(PlanYear year, String accountId) {
        return plans(
                        PLANS + "where plan_year = :year and account_id = :account",
                        new MapSqlParameterSource("year", year.buddhistEra()).addValue("account", accountId))
                .stream()
                .findFirst();
    }

    /** By name of the account. */
    List<SpecialRiskPlan> ofUnits(PlanYear year, Collection<String> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        return plans(
                PLANS + "where plan_year = :year and unit_code in (:units) order by account_name, account_id",
                new MapSqlParameterSource("year", year.buddhistEra()).addValue("units", units));
    }

    /** Not agreed to yet. */
    List<SpecialRiskPlan> open() {
        return plans(PLANS + "where state in ('DRAFT', 'WAITING') order by id", new MapSqlParameterSource());
    }

    private List<SpecialRiskPlan> plans(String sql, MapSqlParameterSource parameters) {
        List<SpecialRiskPlan> found = named.query(sql, parameters, (row, number) -> plan(row));
        if (found.isEmpty()) {
            return found;
        }
        Map<Long, List<PlanAction>> actions = named
                .query(
                        "select plan_id, id, position, kind, what, planned_on, owner, activity_id from special_risk_action"
                                + " where plan_id in (:plans) order by plan_id, position",
                        new MapSqlParameterSource(
                                "plans", found.stream().map(SpecialRiskPlan::id).toList()),
                        (row, number) -> Map.entry(row.getLong("plan_id"), action(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.stream()
                .map(plan -> with(plan, actions.getOrDefault(plan.id(), List.of())))
                .toList();
    }

    private static SpecialRiskPlan with(SpecialRiskPlan plan, List<PlanAction> actions) {
        return new SpecialRiskPlan(
                plan.id(),
                plan.year(),
                plan.accountId(),
                plan.accountName(),
                plan.unitCode(),
                plan.state(),
                plan.round(),
                plan.insight(),
                plan.startedAt(),
                plan.agreedAt(),
                plan.version(),
                actions);
    }

    private static SpecialRiskPlan plan(ResultSet row) throws SQLException {
        return new SpecialRiskPlan(
                row.getLong("id"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("unit_code"),
                PlanState.valueOf(row.getString("state")),
                row.getInt("round"),
                new Insight(
                        row.getString("needs"),
                        row.getString("expectations"),
                        row.getString("competitor"),
                        row.getString("decision_makers"),
                        row.getObject("satisfaction", Integer.class),
                        row.getString("satisfaction_note")),
                instant(row, "started_at"),
                instant(row, "agreed_at"),
                row.getInt("version"),
                List.of());
    }

    private static PlanAction action(ResultSet row) throws SQLException {
        return new PlanAction(
                row.getLong("id"),
                row.getInt("position"),
                ActionKind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getObject("planned_on", LocalDate.class),
                row.getString("owner"),
                row.getObject("activity_id", Long.class));
    }

    /** @return false if it was changed since, or is no draft any more */
    boolean save(long id, int version, Insight insight, List<PlanAction> actions) {
        int saved = jdbc.update(
                "update special_risk_plan set needs = ?, expectations = ?, competitor = ?, decision_makers = ?,"
                        + " satisfaction = ?, satisfaction_note = ?, version = version + 1"
                        + " where id = ? and version = ? and state = 'DRAFT'",
                insight.needs(),
                insight.expectations(),
                insight.competitor(),
                insight.decisionMakers(),
                insight.satisfaction(),
                insight.satisfactionNote(),
                id,
                version);
        if (saved == 0) {
            return false;
        }
        jdbc.update("delete from special_risk_action where plan_id = ?", id);
        jdbc.batchUpdate(
                "insert into special_risk_action (plan_id, position, kind, what, planned_on, owner) values (?, ?, ?, ?, ?, ?)",
                actions.stream()
                        .map(action -> new Object[] {
                            id, action.position(), action.kind().name(), action.what(), action.on(), action.owner()
                        })
                        .toList());
        return true;
    }

    /** @return false if it was not in the state {@code from} any more */
    boolean move(long id, PlanState from, PlanState to, int round, Instant agreedAt) {
        return jdbc.update(
                        "update special_risk_plan set state = ?, round = ?, agreed_at = ?, version = version + 1"
                                + " where id = ? and state = ?",
                        to.name(),
                        round,
                        utc(agreedAt),
                        id,
                        from.name())
                == 1;
    }

    void end(long id, Instant at) {
        jdbc.update(
                "update special_risk_plan set state = 'ENDED', ended_at = ?, version = version + 1 where id = ?",
                utc(at),
                id);
    }

    /** Drafted anew, by that unit; actions that became activities are theirs. */
    void reopen(long id, String unitCode, int round) {
        jdbc.update("delete from special_risk_action where plan_id = ? and activity_id is not null", id);
        jdbc.update(
                "update special_risk_plan set state = 'DRAFT', unit_code = ?, round = ?, agreed_at = null,"
                        + " ended_at = null, version = version + 1 where id = ?",
                unitCode,
                round,
                id);
    }

    void planned(long actionId, long activityId) {
        jdbc.update("update special_risk_action set activity_id = ? where id = ?", activityId, actionId);
    }

    void keep(long id, PlanStep step) {
        jdbc.update(
                "insert into special_risk_step (plan_id, round, happened_at, what, person, acted_for, post, comment)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                step.round(),
                utc(step.at()),
                step.what().name(),
                step.person(),
                step.actedFor(),
                step.post(),
                step.comment());
    }

    List<PlanStep> steps(long id) {
        return jdbc.query(
                "select round, happened_at, what, person, acted_for, post, comment from special_risk_step where plan_id = ? order by id",
                (row, number) -> new PlanStep(
                        instant(row, "happened_at"),
                        row.getInt("round"),
                        PlanStep.What.valueOf(row.getString("what")),
                        row.getString("person"),
                        row.getString("acted_for"),
                        row.getString("post"),
                        row.getString("comment")),
                id);
    }

    /** Everybody who has had a hand in drafting it, in any round, or in whose name somebody had. */
    Set<String> authors(long id) {
        return new TreeSet<>(jdbc.queryForList(
                "select person from special_risk_step where plan_id = ? and what in ('SAVED', 'DRAFTED')"
                        + " union select acted_for from special_risk_step where plan_id = ? and what in ('SAVED', 'DRAFTED')"
                        + " and acted_for is not null",
                String.class,
                id,
                id));
    }
}
