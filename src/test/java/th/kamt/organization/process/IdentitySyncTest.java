package th.kamt.organization.process;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallRegion.AREA_DEPUTY;
import static th.kamt.support.SmallRegion.GOVERNOR;
import static th.kamt.support.SmallRegion.HQ_CHIEF;
import static th.kamt.support.SmallRegion.HQ_KAMR;
import static th.kamt.support.SmallRegion.MANAGER;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Role;
import th.kamt.support.ApplicationTest;
import th.kamt.support.SmallRegion;
import th.kamt.workflow.Accounts;

/** Users, groups and sight follow the organisation. Each test is rolled back, the engine's tables with it. */
@ApplicationTest
@TestPropertySource(
        properties = "kamt.test.organization=small-region") // a database of its own: others load the demo's region
@Transactional
class IdentitySyncTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private AccessControl access;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private SmallRegion region;

    @BeforeEach
    void organisation() {
        region = new SmallRegion(jdbc, events);
        region.exist();
    }

    @Test
    void everyPersonGetsAUserAGroupForEachPostAndTheUnitsTheySee() {
        assertThat(identity.createUserQuery().userId(MANAGER).singleResult().getLastName())
                .isEqualTo(MANAGER);
        assertThat(groups(MANAGER))
                .containsExactlyInAnyOrder("everybody", "office-manager.N2-BT", "role.office-manager", "unit.N2-BT");
        assertThat(groups(GOVERNOR))
                .containsExactlyInAnyOrder(
                        "everybody",
                        "assistant-governor-region.N2",
                        "role.assistant-governor-region",
                        "unit.N2",
                        "unit.N2-BT");
        assertThat(groups(HQ_CHIEF))
                .containsExactlyInAnyOrder(
                        "everybody", "nation", "chief-crm-business.HQ", "role.chief-crm-business", "unit.HQ");
        assertThat(groups(HQ_KAMR)).containsExactlyInAnyOrder("everybody", "kamr.HQ", "role.kamr", "unit.HQ");
    }

    /** Committed, for one transaction sees one organisation: hence a person of its own. */
    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void aPostNoLongerHeldIsTakenAwayAndAnActingOneGiven() {
        region.person("600001", "N2-BT", "section-head");
        region.changed(Set.of());
        assertThat(groups("600001")).contains("section-head.N2-BT");

        jdbc.update("delete from employee_post where employee_id = '600001'");
        region.post("600001", "office-manager", "N3-KK");
        region.changed(Set.of());

        assertThat(groups("600001"))
                .containsExactlyInAnyOrder(
                        "everybody", "office-manager.N3-KK", "role.office-manager", "unit.N2-BT", "unit.N3-KK");
    }

    @Test
    void administratorsByHandStayAdministrators() {
        identity.createMembership(MANAGER, "camunda-admin");

        region.changed(Set.of());

        assertThat(groups(MANAGER)).contains("camunda-admin");
    }

    @Test
    void passwordsAreHashedWithBcrypt() {
        assertThat(jdbc.queryForList("select distinct substr(PWD_, 1, 8) from ACT_ID_USER", String.class))
                .containsExactly("{bcrypt}");
        assertThat(accounts.matches(MANAGER, "demo")).isTrue();
        assertThat(accounts.matches(MANAGER, "Demo")).isFalse();
        assertThat(accounts.matches("nobody", "nobody")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        MANAGER + ", 'N2-BT'",
        GOVERNOR + ", 'N2,N2-BT'",
        AREA_DEPUTY + ", 'A1,N2,N2-BT,N3,N3-KK'",
        HQ_CHIEF + ", 'A1,HQ,N2,N2-BT,N3,N3-KK'",
        HQ_KAMR + ", HQ",
        "stranger, ''",
    })
    void aPersonSeesTheirOwnUnitsAndThoseUnderThem(String person, String units) {
        login(person);

        assertThat(String.join(",", access.visibleUnits())).isEqualTo(units);
    }

    @Test
    void anAdministratorSeesAllButHoldsNoPost() {
        login("admin", "camunda-admin");

        assertThat(access.visibleUnits()).hasSize(6);
        assertThat(access.mayAdminister()).isTrue();
        assertThat(access.holds("HQ", Role.values())).isFalse();
    }

    @Test
    void onlyTheProcessOwnerMayAdminister() {
        login(HQ_CHIEF);
        assertThat(access.mayAdminister()).isTrue();

        login(GOVERNOR);
        assertThat(access.mayAdminister()).isFalse();
    }

    private static void login(String person, String... groups) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, groups));
    }

    private List<String> groups(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }
}
