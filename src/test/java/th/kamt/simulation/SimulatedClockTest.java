package th.kamt.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.StandingClock;
import th.kamt.planning.PlanYears;
import th.kamt.support.DailyWork;
import th.kamt.support.TestDatabaseInitializer;
import th.kamt.support.TimeProbe;

/** {@code /api/clock} of profile {@code simulation}, with the job executor at work as in a running application. */
@SpringBootTest(properties = {"kamt.database.embedded=false", "kamt.demo=no", "server.port=0"})
@ActiveProfiles("simulation")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@Import(TimeProbe.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedClockTest {

    private static final int FIRST = 1;
    private static final int SECOND = 2;

    @Autowired
    private ManagementService management;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private StandingClock clock;

    @Autowired
    private PlanYears years;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TimeProbe probe;

    @BeforeEach
    void probeForgets() {
        probe.forget();
    }

    @Test
    @Order(FIRST)
    void itStandsOnTheMorningOf16November2569AndSaysSoToEverybodyLoggedIn() throws Exception {
        mvc.perform(get("/api/clock").with(user("600301")))
                .andExpect(status().isOk())
                .andExpect(content().json("{\"now\":\"2026-11-16T09:00:00+07:00\"}"));
        mvc.perform(get("/api/clock")).andExpect(status().isUnauthorized());
    }

    @Test
    @Order(SECOND)
    void beforeAnythingHasHappenedItMayBePlacedEarlierAndTheYearThenOpensOn1November() throws Exception {
        move("2026-10-31T09:00:00+07:00").andExpect(status().isOk());

        assertThat(clock.instant()).isEqualTo(at("2026-10-31T09:00:00+07:00"));
        assertThat(years.openYears()).isEmpty();

        move("2026-11-16T09:00:00+07:00")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.now").value("2026-11-16T09:00:00+07:00"))
                .andExpect(jsonPath("$.failed").value(0));

        assertThat(years.state(new PlanYear(2570)).orElseThrow().openedAt()).isEqualTo(at("2026-11-01T00:00:00+07:00"));
    }

    @Test
    void aMoveOfMoreThanTwoYearsIsRefusedAndNamesTheLongest() throws Exception {
        Instant before = clock.instant();
        String last = Bangkok.iso(before.atZone(Bangkok.ZONE).plusYears(2).toInstant());

        move("2200-01-01T00:00:00+07:00")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("ไม่เกิน 2 ปี คือถึง " + last)));
        move(Bangkok.iso(before.atZone(Bangkok.ZONE).plusYears(2).plusSeconds(1).toInstant()))
                .andExpect(status().isBadRequest());

        assertThat(clock.instant()).isEqualTo(before);
    }

    @Test
    void theJobExecutorRunsEachJobAtItsOwnInstantBeforeTheAnswerComes() throws Exception {
        modelsThatTellTheTime();
        DailyWork.rests(management);
        Instant start = clock.instant();
        Map<String, Object> timers = Map.of("sooner", later(1), "later", later(30));
        runtime.startProcessInstanceByKey("twoTimers", timers);
        probe.succeedsFrom(start.plusSeconds(3600));
        runtime.startProcessInstanceByKey("failing");

        String target = later(31);
        move(target)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.now").value(target))
                .andExpect(jsonPath("$.ran").value(5))
                .andExpect(jsonPath("$.failed").value(1));

        assertThat(probe.seen())
                .containsExactly(
                        "Task_Failing " + Bangkok.iso(start) + " failed",
                        "Task_Failing " + Bangkok.iso(start.plusSeconds(3600)),
                        "Task_Sooner " + timers.get("sooner"),
                        "Task_Later " + timers.get("later"));
        assertThat(probe.moves()).endsWith(clock.instant());
    }

    @Test
    void itNeverGoesBackOnceItHasMoved() throws Exception {
        move(later(1)).andExpect(status().isOk());
        Instant now = clock.instant();

        move("2026-10-31T09:00:00+07:00")
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("2026-10-31T09:00:00+07:00")));

        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void movedToWhereItStandsItStays() throws Exception {
        Instant now = clock.instant();

        move(Bangkok.iso(now)).andExpect(status().isOk());

        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void aSecondMoveAtTheSameTimeIsAConflict() throws Exception {
        modelsThatTellTheTime();
        runtime.startProcessInstanceByKey("twoTimers", Map.of("sooner", later(1), "later", later(2)));
        String target = later(3);
        probe.close();

        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> statusOf(target));
        probe.awaitReached();
        int second = statusOf(later(4));
        probe.open();

        assertThat(second).isEqualTo(409);
        assertThat(first.join()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo(at(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\":\"31/12/2569\"}",
                "{\"now\":\"2027-12-31T23:59:00\"}",
                "{\"now\":\"2027-13-31T23:59:00+07:00\"}",
                "{\"now\":\"2570-12-31T23:59:00+07:00\"}",
                "{\"now\":\"\"}",
                "{}",
                "{\"now\":",
                "",
            })
    void whatIsNoInstantIsRefused(String body) throws Exception {
        Instant now = clock.instant();

        put(body).andExpect(status().isBadRequest());

        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void aBuddhistYearIsAnsweredWithTheOneMeant() throws Exception {
        put("{\"now\":\"2570-12-31T23:59:00+07:00\"}")
                .andExpect(jsonPath("$.detail").value(containsString("2027-12-31T23:59+07:00")));
    }

    @Test
    void onlyTheProcessOwnerAndTheAdministratorMoveIt() throws Exception {
        Instant now = clock.instant();

        mvc.perform(MockMvcRequestBuilders.put("/api/clock")
                        .with(user("600301"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"now\":\"" + later(1) + "\"}"))
                .andExpect(status().isForbidden());

        assertThat(clock.instant()).isEqualTo(now);
    }

    @Test
    void everyPageSaysWhichDayItIs() throws Exception {
        mvc.perform(get("/rules").with(user("admin"))).andExpect(content().string(containsString("วันที่สาธิต")));
    }

    private void modelsThatTellTheTime() {
        repository
                .createDeployment()
                .name("clock")
                .addClasspathResource("simulation/clock.bpmn")
                .enableDuplicateFiltering(true)
                .deploy();
    }

    private ResultActions move(String target) throws Exception {
        return put("{\"now\":\"" + target + "\"}");
    }

    private int statusOf(String target) {
        try {
            return move(target).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ResultActions put(String body) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.put("/api/clock")
                .with(user("admin").authorities(AuthorityUtils.createAuthorityList("camunda-admin")))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String later(int days) {
        return Bangkok.iso(clock.instant().plusSeconds(days * 86_400L));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
