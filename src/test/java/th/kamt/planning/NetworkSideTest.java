package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static th.kamt.support.SmallYear.CEO;
import static th.kamt.support.SmallYear.KAMR_PC;
import static th.kamt.support.SmallYear.NETWORK_KAMR;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;
import static th.kamt.support.SmallYear.id;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import th.kamt.message.ForbiddenException;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.SmallYear;

/**
 * R-KAMR-8: who is KAMR of a pilot centre from the Network side. The centre has 13 Strategic accounts, load 13.0, which needs
 * two KAMRs, and one trained person of its own.
 */
@PlanningTest
class NetworkSideTest {

    private static final String OWN_MANAGER = "600512";

    @Autowired
    private SmallYear year;

    @Autowired
    private PlanPreparation preparation;

    @Autowired
    private PlanViews views;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private Rest rest;

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    @BeforeEach
    void aCentreWithMoreThanItsPeopleCanLookAfter() {
        year.forget();
        for (int i = 47; i <= 53; i++) {
            year.strategic(i, PC, "");
        }
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private void withAManagerOfItsOwn() {
        year.person(OWN_MANAGER, "นายกฤษณะ ใจดี", "ผจก.ศบค", PC, "", "office-manager");
    }

    private List<String> kamrs() {
        return year.view(PC).kamrs().stream()
                .map(kamr -> kamr.person().employeeId())
                .toList();
    }

    private void edit(PlanEdit edit, String person) {
        preparation.edit(YEAR, PC, year.view(PC).version(), edit, person);
    }

    private Rest.Answer byRest(String person, String edit) {
        return rest.post(
                person,
                "/api/plan-years/2570/plans/N2-PC/edits",
                "{\"version\":%d,\"edit\":%s}".formatted(year.view(PC).version(), edit));
    }

    private String page(String person) throws Exception {
        return mvc.perform(get("/plans/2570/N2-PC").with(user(person)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theProposalAddsNetworkSidePeopleToTheCeosOwnPlan() {
        year.opened();

        assertThat(kamrs()).containsExactly(KAMR_PC, NETWORK_KAMR);
        assertThat(year.view(PC).assessment().stops()).isEmpty();
        assertThat(year.view(PC).assessment().looks())
                .filteredOn(look -> look.kind().equals("NETWORK_KAMR"))
                .extracting(PlanFinding::subject)
                .containsExactly(NETWORK_KAMR);
    }

    @Test
    @DisplayName("R-KAMR-8: where the centre's own manager prepares, the CEO alone adds people of the Network side")
    void onlyTheCeoAppointsNetworkSidePeopleForACentreWithItsOwnManager() throws Exception {
        withAManagerOfItsOwn();
        year.opened();
        assertThat(kamrs()).containsExactly(KAMR_PC);
        assertThat(year.view(PC).assessment().stops())
                .extracting(PlanFinding::kind)
                .contains("TOO_FEW_KAMRS");
        assertThat(year.view(PC).assessment().looks())
                .filteredOn(look -> look.kind().equals("NETWORK_AVAILABLE"))
                .singleElement()
                .satisfies(look -> assertThat(look.detail().arguments().get(1)).isEqualTo("นางดวงใจ ปัญญาดี"));
        String choose = "{\"type\":\"chooseKamr\",\"employeeId\":\"" + NETWORK_KAMR + "\",\"skillAttested\":true}";
        assertThat(page(OWN_MANAGER))
                .contains("แต่งตั้งหรือนำออกได้เฉพาะ ผจก.กฟจ.")
                .doesNotContain("choose-600521");
        assertThat(page(CEO)).contains("choose-600521").doesNotContain("dismiss-", "choose-outsider");

        Rest.Answer managers = byRest(OWN_MANAGER, choose);
        assertThat(managers.status()).isEqualTo(403);
        assertThat(managers.body()).contains("แต่งตั้งหรือนำออกได้เฉพาะ ผจก.กฟจ.");
        assertThat(byRest(SERVICE_MANAGER, choose).status()).isEqualTo(403);

        assertThat(byRest(CEO, choose).status()).isEqualTo(200);

        assertThat(kamrs()).containsExactly(KAMR_PC, NETWORK_KAMR);
        assertThat(year.view(PC).assessment().stops()).isEmpty();
        assertThat(views.history(YEAR, PC).get(0).person()).isEqualTo(CEO);
    }

    @Test
    void theCeosAppointmentIsNotUndoneByTheCentresManager() {
        withAManagerOfItsOwn();
        year.opened();
        edit(new PlanEdit.ChooseKamr(NETWORK_KAMR, true, null), CEO);

        assertThatThrownBy(() -> edit(new PlanEdit.DismissKamr(NETWORK_KAMR), OWN_MANAGER))
                .isInstanceOf(ForbiddenException.class);
        edit(new PlanEdit.ProposeAgain(), OWN_MANAGER);
        edit(new PlanEdit.Exclude(id(41, PC), "ย้าย"), OWN_MANAGER);
        assertThat(kamrs()).containsExactly(KAMR_PC, NETWORK_KAMR);

        edit(new PlanEdit.DismissKamr(NETWORK_KAMR), CEO);
        assertThat(kamrs()).containsExactly(KAMR_PC);
    }

    @Test
    void theCeoChangesNothingElseOfTheCentresPlan() {
        withAManagerOfItsOwn();
        year.opened();

        for (PlanEdit edit : List.of(
                new PlanEdit.Exclude(id(41, PC), "ย้าย"),
                new PlanEdit.DismissKamr(KAMR_PC),
                new PlanEdit.ChooseKamr(KAMR_PC, true, null),
                new PlanEdit.ProposeAgain())) {
            assertThatThrownBy(() -> edit(edit, CEO)).isInstanceOf(ForbiddenException.class);
        }
    }

    @Test
    void whomTheCeoAppointedByTheirOwnPlanStaysWhenTheCentreGetsAManager() {
        year.opened();
        driver.complete(YEAR, PC, CEO, Map.of());
        withAManagerOfItsOwn();
        year.importPeople();

        year.returnPlan(PC, SERVICE_MANAGER, "ขอทบทวน");

        assertThat(kamrs()).containsExactly(KAMR_PC, NETWORK_KAMR);
        assertThat(year.view(PC).assessment().stops()).isEmpty();
    }

    @Test
    @DisplayName("R-KAMR-7: a centre's Senior KAMR may sit at its pilot province: the ผจก.บคจ.")
    void theProvincesServiceManagerIsTheCentresSeniorKamr() {
        year.opened();
        assertThat(year.view(PC).assessment().looks())
                .extracting(PlanFinding::kind)
                .contains("SENIOR_KAMR");

        year.roles(SERVICE_MANAGER, "province-service-manager|senior-kamr").importPeople();

        assertThat(year.view(PC).assessment().looks())
                .extracting(PlanFinding::kind)
                .doesNotContain("SENIOR_KAMR");
    }

    @Test
    void whomOnlyTheSystemProposedLeavesWhenTheCentreGetsAManager() {
        year.opened();
        withAManagerOfItsOwn();
        year.importPeople();

        edit(new PlanEdit.Exclude(id(41, PC), "ย้าย"), OWN_MANAGER);

        assertThat(kamrs()).containsExactly(KAMR_PC);
    }
}
