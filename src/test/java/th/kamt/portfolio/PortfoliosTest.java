package th.kamt.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER_BB;
import static th.kamt.support.SmallYear.YEAR;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.message.ForbiddenException;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanViews;
import th.kamt.selection.Tier;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** Accounts come into care with their plan (R-2.5), and who looks after them (clauses 6.3, 6.4). */
@PlanningTest
class PortfoliosTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private Portfolios portfolios;

    @Autowired
    private PortfolioOpening opening;

    @Autowired
    private PlanViews plans;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void planOfOneOfficeIsInForce() {
        year.forget().opened().approveFully(BB);
    }

    private List<String> asPlanned() {
        return plans.assignmentLines(YEAR, List.of(BB)).stream()
                .map(line -> line.accountId() + " " + line.tier() + " " + line.kamr())
                .toList();
    }

    private List<String> inCare() {
        return portfolios.ofUnit(YEAR, BB).stream()
                .map(account -> account.accountId() + " " + account.tier() + " " + account.kamr())
                .toList();
    }

    @Test
    void accountsAreInCareAsThePlanHasThemAndOnlyOncePlansAreInForce() {
        assertThat(inCare()).isNotEmpty().isEqualTo(asPlanned());
        assertThat(portfolios.ofUnit(YEAR, AA)).isEmpty();
        assertThat(portfolios.isOpen(YEAR, BB)).isTrue();
        assertThat(portfolios.isOpen(YEAR, AA)).isFalse();
        assertThat(portfolios.years()).containsExactly(YEAR);
    }

    @Test
    void theKamrHasTheirAccountsAndNobodyElse() {
        AccountInCare account = portfolios.ofKamr(YEAR, KAMR_BB).get(0);

        assertThat(portfolios.carer(account))
                .isEqualTo(new Carer(new RoleAt(Role.KAMR, BB), List.of(KAMR_BB), List.of(KAMR_BB)));
        portfolios.requireCare(account, KAMR_BB);
        assertThatThrownBy(() -> portfolios.requireCare(account, MANAGER_BB)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void streamlineIsTheSectionHeadsOrTheManagersWhereThereIsNone() {
        AccountInCare streamline = new AccountInCare(
                YEAR, "1000000099@" + BB, BB, "บริษัท สตรีมไลน์", Tier.STREAMLINE, false, null, false, true, null);

        assertThat(portfolios.carer(streamline))
                .isEqualTo(new Carer(new RoleAt(Role.OFFICE_MANAGER, BB), List.of(MANAGER_BB), List.of(MANAGER_BB)));

        year.roles(MANAGER_BB, "office-manager|section-head").importPeople();

        assertThat(portfolios.carer(streamline))
                .isEqualTo(new Carer(new RoleAt(Role.SECTION_HEAD, BB), List.of(MANAGER_BB), List.of(MANAGER_BB)));
    }

    /** On an upgrade the plans in force before come into care at the start, and only once. */
    @Test
    void plansInForceBeforeThereWerePortfoliosAreTakenUp() {
        List<String> before = inCare();
        jdbc.update("delete from portfolio");
        jdbc.update("delete from portfolio_account");

        opening.openMissing();
        opening.openMissing();

        assertThat(inCare()).isEqualTo(before);
    }
}
