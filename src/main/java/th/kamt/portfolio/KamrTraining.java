package th.kamt.portfolio;

import static th.kamt.database.UtcTimes.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanInForce;

/**
 * Training and test of KAMRs appointed during the year: three months from the approval of the amended plan, watched and escalated, the head
 * of the unit told along (R-KAMR-3). The date of the passed test comes with the staff list (D-13).
 */
@Component
@Transactional
class KamrTraining implements DueWork {

    private static final String RULE = "R-KAMR-3";

    /** Somebody still to be trained and tested. */
    private record Watched(PlanYear year, String unitCode, String employeeId) {

        String key() {
            return year + "/" + unitCode + "/" + employeeId;
        }
    }

    private final JdbcTemplate jdbc;
    private final Deadlines deadlines;
    private final Organization organization;
    private final Portfolios portfolios;
    private final Clock clock;

    KamrTraining(
            JdbcTemplate jdbc, Deadlines deadlines, Organization organization, Portfolios portfolios, Clock clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.organization = organization;
        this.portfolios = portfolios;
        this.clock = clock;
    }

    /** The unit's amended plan is in force: who of its KAMRs has no test is watched, who is KAMR no more is no longer. */
    void planAmended(PlanInForce plan, Instant at) {
        Set<String> kamrs = Set.copyOf(plan.kamrs());
        watched(
                        "where ended is null and plan_year = ? and unit_code = ?",
                        plan.year().buddhistEra(),
                        plan.unitCode())
                .stream()
                .filter(one -> !kamrs.contains(one.employeeId()))
                .forEach(this::dismissed);
        kamrs.stream()
                .flatMap(id -> organization.employee(id).stream())
                .filter(kamr -> kamr.kamrTrainedOn() == null)
                .map(kamr -> new Watched(plan.year(), plan.unitCode(), kamr.employeeId()))
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .forEach(one -> watch(one, at));
    }

    private void watch(Watched one, Instant at) {
        int open = jdbc.queryForObject(
                "select count(*) from kamr_training where plan_year = ? and unit_code = ? and employee_id = ? and ended is null",
                Integer.class,
                one.year().buddhistEra(),
                one.unitCode(),
                one.employeeId());
        if (open > 0) {
            return;
        }
        jdbc.update(
                "replace into kamr_training (plan_year, unit_code, employee_id, appointed_at) values (?, ?, ?, ?)",
                one.year().buddhistEra(),
                one.unitCode(),
                one.employeeId(),
                utc(at));
        deadlines.renew(work(one), at);
    }

    private static DeadlineWork work(Watched one) {
        return new DeadlineWork(DeadlineKind.KAMR_TRAINING, RULE, one.key(), one.unitCode(), one.year());
    }

    private void dismissed(Watched one) {
        end(one, "DISMISSED");
        deadlines.cancel(DeadlineKind.KAMR_TRAINING, one.key());
    }

    private void end(Watched one, String how) {
        jdbc.update(
                "update kamr_training set ended = ?, ended_at = ?"
                        + " where plan_year = ? and unit_code = ? and employee_id = ? and ended is null",
                how,
                utc(clock.instant()),
                one.year().buddhistEra(),
                one.unitCode(),
                one.employeeId());
    }

    /** The staff list says who has passed; who has left is watched no more. */
    @EventListener
    void organizationChanged(OrganizationChanged event) {
        Collection<String> people = event.employeeIds();
        if (people.isEmpty()) {
            return;
        }
        watched("where ended is null").stream()
                .filter(one -> people.contains(one.employeeId()))
                .forEach(this::look);
    }

    private void look(Watched one) {
        Optional<Employee> kamr = organization.employee(one.employeeId());
        if (organization.hasLeft(one.employeeId())) {
            dismissed(one);
        } else if (kamr.map(Employee::kamrTrainedOn).isPresent()) {
            end(one, "TRAINED");
            // Passed in time is in time, however late the list is.
            Instant passed = Bangkok.endOf(kamr.get().kamrTrainedOn());
            Instant now = clock.instant();
            deadlines.done(DeadlineKind.KAMR_TRAINING, one.key(), passed.isBefore(now) ? passed : now);
        }
    }

    private List<Watched> watched(String where, Object... arguments) {
        return jdbc.query(
                "select plan_year, unit_code, employee_id from kamr_training " + where,
                (row, number) -> new Watched(new PlanYear(row.getInt(1)), row.getString(2), row.getString(3)),
                arguments);
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return kind == DeadlineKind.KAMR_TRAINING;
    }

    @Override
    public Map<DeadlineWork, String> subjects(Collection<DeadlineWork> works) {
        return works.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        work -> organization.nameOf(
                                work.businessKey().substring(work.businessKey().lastIndexOf('/') + 1))));
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        String key = work.businessKey();
        String person = key.substring(key.lastIndexOf('/') + 1);
        RoleAt head = portfolios.head(work.unitCode()).post();
        return new Responsible(new RoleAt(Role.KAMR, work.unitCode()), List.of(person), page(work))
                .tellingAlong(List.of(head));
    }
}
