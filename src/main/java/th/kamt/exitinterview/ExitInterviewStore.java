package th.kamt.exitinterview;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;

/** Rows of losses and interviews. */
@Component
class ExitInterviewStore {

    private static final String COLUMNS =
            "select id, plan_year, account_id, unit_code, name, cause, cause_text, cause_on, kamr, streamline, started_at, reason,"
                    + " reason_text, competitor, price_baht, service, would_have_kept, spoke_with, interviewed_on, changed_by, changed_for,"
                    + " changed_at, held_by, acted_for, held_at, comment, version from exit_interview ";

    /** A loss as it was recorded. */
    record Loss(
            LossKind kind, LocalDate lostOn, String reason, String recordedBy, String actedFor, Instant recordedAt) {}

    /** A loss that was none, and who said so. */
    record TakenBack(Loss loss, String by, String actedFor, Instant at, String words) {}

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    ExitInterviewStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** @return false if the account's loss has been recorded that year */
    boolean addLoss(PlanYear year, String accountId, String unitCode, Loss loss) {
        return jdbc.update(
                        "insert ignore into customer_loss (plan_year, account_id, unit_code, kind, lost_on, reason, recorded_by, acted_for, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        year.buddhistEra(),
                        accountId,
                        unitCode,
                        loss.kind().name(),
                        loss.lostOn(),
                        loss.reason(),
                        loss.recordedBy(),
                        loss.actedFor(),
                        utc(loss.recordedAt()))
                == 1;
    }

    Optional<Loss> loss(PlanYear year, String accountId) {
        return jdbc
                .query(
                        "select kind, lost_on, reason, recorded_by, acted_for, recorded_at from customer_loss where plan_year = ? and account_id = ?",
                        (row, number) -> new Loss(
                                LossKind.valueOf(row.getString("kind")),
                                row.getObject("lost_on", LocalDate.class),
                                row.getString("reason"),
                                row.getString("recorded_by"),
                                row.getString("acted_for"),
                                instant(row, "recorded_at")),
                        year.buddhistEra(),
                        accountId)
                .stream()
                .findFirst();
    }

    /** Keeps the loss among those taken back. @return false if there is none */
    boolean takeBackLoss(PlanYear year, String accountId, String person, String actedFor, Instant at, String words) {
        int kept = jdbc.update(
                "insert into customer_loss_taken_back (plan_year, account_id, unit_code, kind, lost_on, reason, recorded_by,"
                        + " acted_for, recorded_at, taken_back_by, taken_back_for, taken_back_at, words)"
                        + " select plan_year, account_id, unit_code, kind, lost_on, reason, recorded_by, acted_for, recorded_at,"
                        + " ?, ?, ?, ?"
                        + " from customer_loss where plan_year = ? and account_id = ? for update",
                person,
                actedFor,
                utc(at),
                words,
                year.buddhistEra(),
                accountId);
        jdbc.update("delete from customer_loss where plan_year = ? and account_id = ?", year.buddhistEra(), accountId);
        return kept == 1;
    }

    /** Oldest first. */
    List<TakenBack> takenBack(PlanYear year, String accountId) {
        return jdbc.query(
                "select * from customer_loss_taken_back where plan_year = ? and account_id = ? order by id",
                (row, number) -> new TakenBack(
                        new Loss(
                                LossKind.valueOf(row.getString("kind")),
                                row.getObject("lost_on", LocalDate.class),
                                row.getString("reason"),
                                row.getString("recorded_by"),
                                row.getString("acted_for"),
                                instant(row, "recorded_at")),
                        row.getString("taken_back_by"),
                        row.getString("taken_back_for"),
                        instant(row, "taken_back_at"),
                        row.getString("words")),
                year.buddhistEra(),
                accountId);
    }

    /** What was asked for a loss that was none. @return false if the account has none of that kind, or it was held */
    boolean removeOfLoss(PlanYear year, String accountId) {
        return jdbc.update(
                        "delete from exit_interview where plan_year = ? and account_id = ? and cause = 'LOSS' and held_at is null",
                        year.buddhistEra(),
                        accountId)
                == 1;
    }

    /** Whose it is now; kept while it is not held. */
    void handOver(long id, String unitCode, String kamr) {
        jdbc.update(
                "update exit_interview set unit_code = ?, kamr = ?, streamline = ? where id = ? and held_at is null",
                unitCode,
                kamr,
                kamr == null,
                id);
    }

    /** @return its id, or empty if the account has one that year or an open one */
    Optional<Long> add(ExitInterview interview) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        MapSqlParameterSource row = new MapSqlParameterSource()
                .addValue("year", interview.year().buddhistEra())
                .addValue("account", interview.accountId())
                .addValue("unit", interview.unitCode())
                .addValue("name", interview.name())
                .addValue("cause", interview.cause().name())
                .addValue("causeText", interview.causeText())
                .addValue("causeOn", interview.causeOn())
                .addValue("kamr", interview.kamr())
                .addValue("streamline", interview.streamline())
                .addValue("startedAt", utc(interview.startedAt()));
        int added = named.update(
                "insert ignore into exit_interview (plan_year, account_id, unit_code, name, cause, cause_text, cause_on, kamr,"
                        + " streamline, started_at, version, open_account)"
                        + " values (:year, :account, :unit, :name, :cause, :causeText, :causeOn, :kamr, :streamline, :startedAt, 0, :account)",
                row,
                key);
        return added == 1 ? Optional.of(Objects.requireNonNull(key.getKey()).longValue()) : Optional.empty();
    }

    Optional<ExitInterview> find(long id) {
        return jdbc.query(COLUMNS + "where id = ?", ExitInterviewStore::interview, id).stream()
                .findFirst();
    }

    Optional<ExitInterview> of(PlanYear year, String accountId) {
        return jdbc
                .query(
                        COLUMNS + "where plan_year = ? and account_id = ?",
                        ExitInterviewStore::interview,
                        year.buddhistEra(),
                        accountId)
                .stream()
                .findFirst();
    }

    /** Newest first. */
    List<ExitInterview> ofUnits(Collection<String> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        return named.query(
                COLUMNS + "where unit_code in (:units) order by id desc",
                new MapSqlParameterSource("units", units),
                ExitInterviewStore::interview);
    }

    List<ExitInterview> open() {
        return jdbc.query(COLUMNS + "where open_account is not null order by id", ExitInterviewStore::interview);
    }

    /** @return false if it was changed since, or is held */
    boolean save(long id, int version, InterviewAnswers answers, String person, String changedFor, Instant at) {
        return named.update(
                        "update exit_interview set reason = :reason, reason_text = :reasonText, competitor = :competitor,"
                                + " price_baht = :price, service = :service, would_have_kept = :kept, spoke_with = :spokeWith,"
                                + " interviewed_on = :interviewedOn, changed_by = :person, changed_for = :for, changed_at = :at, version = version + 1"
                                + " where id = :id and version = :version and held_at is null",
                        new MapSqlParameterSource()
                                .addValue(
                                        "reason",
                                        answers.reason() == null
                                                ? null
                                                : answers.reason().name())
                                .addValue("reasonText", answers.reasonText())
                                .addValue("competitor", answers.competitor())
                                .addValue("price", answers.priceBaht())
                                .addValue("service", answers.service())
                                .addValue("kept", answers.wouldHaveKept())
                                .addValue("spokeWith", answers.spokeWith())
                                .addValue("interviewedOn", answers.interviewedOn())
                                .addValue("person", person)
                                .addValue("for", changedFor)
                                .addValue("at", utc(at))
                                .addValue("id", id)
                                .addValue("version", version))
                == 1;
    }

    /** @return false if it is held already */
    boolean held(long id, String person, String actedFor, String comment, Instant at) {
        return jdbc.update(
                        "update exit_interview set held_by = ?, acted_for = ?, held_at = ?, comment = ?, open_account = null, version = version + 1"
                                + " where id = ? and held_at is null",
                        person,
                        actedFor,
                        utc(at),
                        comment,
                        id)
                == 1;
    }

    private static ExitInterview interview(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new ExitInterview(
                row.getLong("id"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("unit_code"),
                row.getString("name"),
                ExitInterview.Cause.valueOf(row.getString("cause")),
                row.getString("cause_text"),
                row.getObject("cause_on", LocalDate.class),
                row.getString("kamr"),
                row.getBoolean("streamline"),
                instant(row, "started_at"),
                new InterviewAnswers(
                        reason == null ? null : ExitReason.valueOf(reason),
                        row.getString("reason_text"),
                        row.getString("competitor"),
                        row.getBigDecimal("price_baht"),
                        row.getString("service"),
                        row.getString("would_have_kept"),
                        row.getString("spoke_with"),
                        row.getObject("interviewed_on", LocalDate.class)),
                row.getString("changed_by"),
                row.getString("changed_for"),
                instant(row, "changed_at"),
                row.getString("held_by"),
                row.getString("acted_for"),
                instant(row, "held_at"),
                row.getString("comment"),
                row.getInt("version"));
    }
}
