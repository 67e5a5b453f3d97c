package th.kamt.network;

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
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;

/** Work handed over as rows. */
@Repository
class NetworkStore {

    private static final String SELECT =
            "select id, plan_year, account_id, account_name, unit_code, network_code, kind,"
                    + " what, wanted_on, activity_id, voice_number, requested_by, requested_for, requested_at, report, reported_by, acted_for,"
                    + " reported_at, returned"
                    + " from network_work ";

    private final NamedParameterJdbcTemplate jdbc;

    NetworkStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number; empty if the same form was kept before */
    Optional<Long> add(NetworkWork work, String requestKey) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        int added = jdbc.update(
                "insert ignore into network_work (plan_year, account_id, account_name, unit_code, network_code, kind, what,"
                        + " wanted_on, activity_id, voice_number, requested_by, requested_for, requested_at, request_key)"
                        + " values (:year, :account, :name, :unit, :network, :kind, :what, :wantedOn, :activity, :voice, :by,"
                        + " :for, :at, :key)",
                new MapSqlParameterSource()
                        .addValue("year", work.year().buddhistEra())
                        .addValue("account", work.accountId())
                        .addValue("name", work.accountName())
                        .addValue("unit", work.unitCode())
                        .addValue("network", work.networkCode())
                        .addValue("kind", work.kind().name())
                        .addValue("what", work.what())
                        .addValue("wantedOn", work.wantedOn())
                        .addValue("activity", work.activityId())
                        .addValue("voice", work.voiceNumber())
                        .addValue("by", work.requestedBy())
                        .addValue("for", work.requestedFor())
                        .addValue("at", utc(work.requestedAt()))
                        .addValue("key", requestKey),
                key);
        return added == 1 ? Optional.of(Objects.requireNonNull(key.getKey()).longValue()) : Optional.empty();
    }

    Optional<NetworkWork> find(long number) {
        return query("where id = :id", new MapSqlParameterSource("id", number)).stream()
                .findFirst();
    }

    Optional<NetworkWork> ofRequest(String requestKey) {
        return query("where request_key = :key", new MapSqlParameterSource("key", requestKey)).stream()
                .findFirst();
    }

    /** Handed over by, or to, those units; newest first. */
    List<NetworkWork> ofUnits(Collection<String> units) {
        return units.isEmpty()
                ? List.of()
                : query(
                        "where unit_code in (:units) or network_code in (:units) order by id desc",
                        new MapSqlParameterSource("units", units));
    }

    /** Newest first. */
    List<NetworkWork> ofAccount(PlanYear year, String accountId) {
        return query(
                "where plan_year = :year and account_id = :account order by id desc",
                new MapSqlParameterSource("year", year.buddhistEra()).addValue("account", accountId));
    }

    List<NetworkWork> open() {
        return query("where reported_at is null order by id", new MapSqlParameterSource());
    }

    /** @return false if it is reported already */
    boolean reported(long number, String report, boolean returned, String person, String actedFor, Instant at) {
        return jdbc.update(
                        "update network_work set report = :report, returned = :returned, reported_by = :person,"
                                + " acted_for = :actedFor, reported_at = :at"
                                + " where id = :id and reported_at is null",
                        new MapSqlParameterSource("id", number)
                                .addValue("report", report)
                                .addValue("returned", returned)
                                .addValue("person", person)
                                .addValue("actedFor", actedFor)
                                .addValue("at", utc(at)))
                == 1;
    }

    private List<NetworkWork> query(String where, MapSqlParameterSource parameters) {
        return jdbc.query(SELECT + where, parameters, (row, number) -> work(row));
    }

    private static NetworkWork work(ResultSet row) throws SQLException {
        return new NetworkWork(
                row.getLong("id"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("unit_code"),
                row.getString("network_code"),
                WorkKind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getObject("wanted_on", LocalDate.class),
                row.getObject("activity_id", Long.class),
                row.getString("voice_number"),
                row.getString("requested_by"),
                row.getString("requested_for"),
                instant(row, "requested_at"),
                row.getString("report"),
                row.getString("reported_by"),
                row.getString("acted_for"),
                instant(row, "reported_at"),
                row.getBoolean("returned"));
    }
}
