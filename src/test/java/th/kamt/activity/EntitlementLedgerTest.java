package th.kamt.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.YEAR;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.activity.EntitlementLedger.By;
import th.kamt.activity.EntitlementLedger.Count;
import th.kamt.activity.EntitlementLedger.Kind;
import th.kamt.activity.EntitlementLedger.Line;
import th.kamt.activity.EntitlementLedger.Standing;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** Granted, done, left and late (R-ENT-1, R-4.1, D-16): rows written by hand, sums worked by hand. Today is 16 November 2569. */
@PlanningTest
class EntitlementLedgerTest {

    private static final LocalDate PAST = LocalDate.of(2026, 11, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate AHEAD = LocalDate.of(2027, 6, 30);

    @Autowired
    private SmallYear year;

    @Autowired
    private EntitlementLedger ledger;

    @Autowired
    private Portfolios portfolios;

    @Autowired
    private JdbcTemplate jdbc;

    private String first;
    private String second;
    private int rows;

    @BeforeEach
    void twoAccountsOfOneKamr() {
        year.forget().opened().approveFully(BB);
        jdbc.update("delete from activity_change");
        jdbc.update("delete from activity");
        List<AccountInCare> accounts = portfolios.ofKamr(YEAR, KAMR_BB);
        first = accounts.get(0).accountId();
        second = accounts.get(1).accountId();
        rows = 0;
    }

    private void activity(String account, String code, Origin origin, ActivityState state, LocalDate due) {
        rows++;
        jdbc.update(
                "insert into activity (id, plan_year, account_id, account_name, unit_code, code, origin, state,"
                        + " first_planned_on, planned_on, from_on, opens_on, due_on, limit_on, postponements)"
                        + " values (?, 2570, ?, 'บริษัท', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                -rows,
                account,
                BB,
                code,
                origin.name(),
                state.name(),
                due,
                due,
                due,
                due,
                due,
                due);
    }

    private Line line(By by, String id) {
        return ledger.of(YEAR, List.of(BB), by).stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAccountsOccurrencesAreCountedByKind() {
        activity(first, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(first, "FMS2", Origin.PLANNED, ActivityState.OPEN, PAST);
        activity(first, "FMS3", Origin.PLANNED, ActivityState.OPEN, TODAY);
        activity(first, "FMS4", Origin.PLANNED, ActivityState.PLANNED, AHEAD);
        activity(first, "RBA1", Origin.PLANNED, ActivityState.DONE, AHEAD);
        activity(first, "COM1.1", Origin.UNPLANNED, ActivityState.LOGGED, PAST);
        activity(first, "COM1.1", Origin.INTRODUCTION, ActivityState.LOGGED, PAST);

        Line line = line(By.ACCOUNT, first);

        // Due today is not late; an introduction is no entitlement.
        assertThat(line.of(Kind.FMS)).isEqualTo(new Count(4, 1, 2, 1, 0));
        assertThat(line.of(Kind.RBA)).isEqualTo(new Count(1, 1, 0, 0, 0));
        assertThat(line.of(Kind.COM)).isEqualTo(new Count(0, 0, 0, 0, 1));
        assertThat(line.all().left()).isEqualTo(3);
        assertThat(line.standing()).isEqualTo(Standing.AS_PLANNED);
        assertThat(line.carer().people()).containsExactly(KAMR_BB);
    }

    @Test
    void starvedAndOverServedAccountsStandOutAndComeFirst() {
        // First: one of three that fell due was done. Second: two granted and done, one more unplanned.
        activity(first, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(first, "FMS2", Origin.PLANNED, ActivityState.OPEN, PAST);
        activity(first, "RBA1", Origin.PLANNED, ActivityState.OPEN, PAST);
        activity(second, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(second, "FMS2", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(second, "RBA1", Origin.UNPLANNED, ActivityState.LOGGED, PAST);

        assertThat(ledger.of(YEAR, List.of(BB), By.ACCOUNT))
                .extracting(Line::id, Line::standing)
                .containsExactly(tuple(first, Standing.STARVED), tuple(second, Standing.OVER_SERVED));

        Line kamr = line(By.KAMR, KAMR_BB);
        assertThat(kamr.all()).isEqualTo(new Count(5, 3, 5, 2, 1));
        assertThat(List.of(kamr.starved(), kamr.over())).containsExactly(1, 1);
        assertThat(line(By.UNIT, BB).all()).isEqualTo(kamr.all());
    }

    @Test
    void anOverServedAccountStandsBeforeWhatIsAsPlanned() {
        activity(first, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(second, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);
        activity(second, "RBA1", Origin.UNPLANNED, ActivityState.LOGGED, PAST);

        assertThat(first).isLessThan(second);
        assertThat(ledger.of(YEAR, List.of(BB), By.ACCOUNT))
                .extracting(Line::id, Line::standing)
                .containsExactly(tuple(second, Standing.OVER_SERVED), tuple(first, Standing.AS_PLANNED));
    }

    @Test
    void onlyTheUnitsAskedForAreRead() {
        activity(first, "FMS1", Origin.PLANNED, ActivityState.LOGGED, PAST);

        assertThat(ledger.of(YEAR, List.of(AA), By.ACCOUNT)).isEmpty();
        assertThat(ledger.of(YEAR, List.of(), By.ACCOUNT)).isEmpty();
    }
}
