package th.kamt.planning;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;

/** Amendments as rows; the content kept with one is read only where it is asked for. */
@Repository
class PlanAmendmentStore {

    private static final String READ =
            "select number, reason, state, opened_by, opened_at, closed_by, closed_at from plan_amendment";
    private static final RowMapper<PlanAmendment> AMENDMENT = (row, at) -> amendment(row);

    private final JdbcTemplate jdbc;

    PlanAmendmentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One more than any so far, cancelled ones included. */
    int nextNumber(long planId) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(number), 0) from plan_amendment where plan_id = ?", Integer.class, planId);
        return last == null ? 1 : last + 1;
    }

    /**
     * @param inForceSince when the last station decided on what is in force
     * @param former       that content
     */
    void add(long planId, PlanAmendment amendment, Instant inForceSince, List<String> formerKamrs, String former) {
        jdbc.update(
                "insert into plan_amendment (plan_id, number, reason, state, opened_by, opened_at, in_force_since,"
                        + " former_kamrs, former) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                planId,
                amendment.number(),
                amendment.reason(),
                amendment.state().name(),
                amendment.openedBy(),
                utc(amendment.openedAt()),
                utc(inForceSince),
                String.join(" ", formerKamrs),
                former);
    }

    void runsAs(long planId, int number, String instanceId) {
        jdbc.update(
                "update plan_amendment set process_instance_id = ? where plan_id = ? and number = ?",
                instanceId,
                planId,
                number);
    }

    void close(long planId, int number, PlanAmendment.State state, String person, Instant at) {
        jdbc.update(
                "update plan_amendment set state = ?, closed_by = ?, closed_at = ? where plan_id = ? and number = ?",
                state.name(),
                person,
                utc(at),
                planId,
                number);
    }

    Optional<PlanAmendment> find(long planId, int number) {
        return jdbc.query(READ + " where plan_id = ? and number = ?", AMENDMENT, planId, number).stream()
                .findFirst();
    }

    /** Newest first. */
    List<PlanAmendment> of(long planId) {
        return jdbc.query(READ + " where plan_id = ? order by number desc", AMENDMENT, planId);
    }

    String former(long planId, int number) {
        return jdbc.queryForObject(
                "select former from plan_amendment where plan_id = ? and number = ?", String.class, planId, number);
    }

    /** When what was in force before that amendment had been decided on. */
    Instant inForceSince(long planId, int number) {
        return jdbc.query(
                        "select in_force_since from plan_amendment where plan_id = ? and number = ?",
                        (row, at) -> instant(row, "in_force_since"),
                        planId,
                        number)
                .get(0);
    }

    /** KAMRs in force of the year's other plans that are being amended, whom the amendment may have left out. */
    List<PlanRepository.Appointment> kamrsInForce(PlanYear year, String exceptUnit) {
        List<PlanRepository.Appointment> appointments = new ArrayList<>();
        jdbc.query(
                "select p.unit_code, a.former_kamrs from plan p join plan_amendment a on a.plan_id = p.id"
                        + " and a.number = p.amendment where p.plan_year = ? and p.amending and p.unit_code <> ?"
                        + " order by p.unit_code",
                row -> {
                    for (String employeeId : row.getString("former_kamrs").split(" ", -1)) {
                        appointments.add(new PlanRepository.Appointment(employeeId, row.getString("unit_code")));
                    }
                },
                year.buddhistEra(),
                exceptUnit);
        return appointments;
    }

    private static PlanAmendment amendment(ResultSet row) throws SQLException {
        return new PlanAmendment(
                row.getInt("number"),
                row.getString("reason"),
                PlanAmendment.State.valueOf(row.getString("state")),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                row.getString("closed_by"),
                instant(row, "closed_at"));
    }
}
