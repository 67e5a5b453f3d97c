package th.kamt.request;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.math.BigDecimal;
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

/** Rows of requests and of what was done with them. */
@Component
class RequestStore {

    private static final String COLUMNS =
            "select id, kind, plan_year, unit_code, title, amount_baht, wanted_on, status,"
                    + " station, round, requested_by, created_at, changed_at, version from request ";

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    RequestStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** @return its id; empty if the form has made one */
    Optional<Long> add(RequestKind kind, Requests.Head head, String person, String formKey, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        int added = named.update(
                "insert ignore into request (kind, plan_year, unit_code, title, amount_baht, wanted_on, status, round,"
                        + " requested_by, created_at, changed_at, version, form_key)"
                        + " values (:kind, :year, :unit, :title, :amount, :on, 'DRAFT', 0, :person, :at, :at, 0, :form)",
                values(head, at)
                        .addValue("kind", kind.name())
                        .addValue("unit", head.unitCode())
                        .addValue("person", person)
                        .addValue("form", formKey),
                key);
        return added == 1 ? Optional.of(Objects.requireNonNull(key.getKey()).longValue()) : Optional.empty();
    }

    /** Its maker's own only: a key guessed leads nowhere. */
    Optional<Request> byForm(String formKey, String person) {
        return jdbc
                .query(COLUMNS + "where form_key = ? and requested_by = ?", RequestStore::request, formKey, person)
                .stream()
                .findFirst();
    }

    /** @return false if it was changed or sent since */
    boolean change(long id, int version, Requests.Head head, Instant at) {
        return named.update(
                        "update request set plan_year = :year, title = :title, amount_baht = :amount, wanted_on = :on,"
                                + " changed_at = :at, version = version + 1"
                                + " where id = :id and version = :version and status in ('DRAFT', 'RETURNED')",
                        values(head, at).addValue("id", id).addValue("version", version))
                == 1;
    }

    private static MapSqlParameterSource values(Requests.Head head, Instant at) {
        return new MapSqlParameterSource()
                .addValue("year", head.year().buddhistEra())
                .addValue("title", head.title())
                .addValue("amount", head.amountBaht())
                .addValue("on", head.wantedOn())
                .addValue("at", utc(at));
    }

    /** @return false if it is no longer as {@code before} says */
    boolean move(Request before, RequestStatus status, RequestStation station, int round, Instant at) {
        return jdbc.update(
                        "update request set status = ?, station = ?, round = ?, changed_at = ?, version = version + 1"
                                + " where id = ? and version = ?",
                        status.name(),
                        station == null ? null : station.name(),
                        round,
                        utc(at),
                        before.id(),
                        before.version())
                == 1;
    }

    void step(long id, RequestStep step) {
        jdbc.update(
                "insert into request_step (request_id, round, action, station, person, acted_for, post, comment, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                step.round(),
                step.action().name(),
                step.station() == null ? null : step.station().name(),
                step.person(),
                step.actedFor(),
                step.post(),
                step.comment(),
                utc(step.at()));
    }

    List<RequestStep> steps(long id) {
        return jdbc.query(
                "select round, action, station, person, acted_for, post, comment, at from request_step where request_id = ? order by id",
                (row, number) -> new RequestStep(
                        row.getInt("round"),
                        RequestStep.Action.valueOf(row.getString("action")),
                        station(row),
                        row.getString("person"),
                        row.getString("acted_for"),
                        row.getString("post"),
                        row.getString("comment"),
                        instant(row, "at")),
                id);
    }

    Optional<Request> find(long id) {
        return jdbc.query(COLUMNS + "where id = ?", RequestStore::request, id).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Request> ofUnits(RequestKind kind, Collection<String> units) {
        return units.isEmpty()
                ? List.of()
                : named.query(
                        COLUMNS + "where kind = :kind and unit_code in (:units) order by id desc",
                        new MapSqlParameterSource("kind", kind.name()).addValue("units", units),
                        RequestStore::request);
    }

    List<Request> waiting() {
        return jdbc.query(COLUMNS + "where status = 'WAITING' order by id", RequestStore::request);
    }

    /**
     * Of the unit's other requests of that year, approved.
     *
     * @param lock all of them until the transaction ends
     */
    BigDecimal approvedBaht(Request but, boolean lock) {
        return jdbc
                .query(
                        COLUMNS + "where kind = ? and unit_code = ? and plan_year = ?" + (lock ? " for update" : ""),
                        RequestStore::request,
                        but.kind().name(),
                        but.unitCode(),
                        but.year().buddhistEra())
                .stream()
                .filter(other -> other.status() == RequestStatus.APPROVED && other.id() != but.id())
                .map(Request::amountBaht)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                RequestKind.valueOf(row.getString("kind")),
                new PlanYear(row.getInt("plan_year")),
                row.getString("unit_code"),
                row.getString("title"),
                row.getBigDecimal("amount_baht"),
                row.getObject("wanted_on", LocalDate.class),
                RequestStatus.valueOf(row.getString("status")),
                station(row),
                row.getInt("round"),
                row.getString("requested_by"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                row.getInt("version"));
    }

    private static RequestStation station(ResultSet row) throws SQLException {
        String station = row.getString("station");
        return station == null ? null : RequestStation.valueOf(station);
    }
}
