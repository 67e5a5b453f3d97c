package th.kamt.processchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.OWNER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.Texts;
import th.kamt.support.Models;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.Rest;
import th.kamt.support.RowLocks;
import th.kamt.support.SmallYear;
import th.kamt.workflow.DecisionPins;
import th.kamt.workflow.DecisionTables;

/** A changed model, form or table goes live through the application's own way, and nobody's work is lost by it. */
@PlanningTest
class ProcessChangeTest {

    private static final String CHANGES = "/api/process-changes";
    private static final String APPROVAL = "02-plan-approval.bpmn";
    private static final String FORM = "collect-region.form";
    private static final String RISK = "account-risk.dmn";
    private static final String WHY = "คู่มือแก้ไขครั้งที่ 7 ข้อ 6.2";
    private static final String COLLECT = "รวบรวมระดับเขต Collect region";

    @Autowired
    private SmallYear year;

    @Autowired
    private Rest rest;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private ProcessChanges changes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private DecisionPins pins;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private ManagementService management;

    @Autowired
    private ChangeChecks checks;

    @Autowired
    private ModelEngine engine;

    @Autowired
    private ChangeStore store;

    @Autowired
    private UnitNames names;

    @Autowired
    private Texts texts;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void nothingChangedYet() {
        year.forget();
    }

    @AfterEach
    void asReleased() {
        year.forget();
        ReleasedModels.restore(repository);
    }

    private static String shipped(String file) {
        return Models.text((file.endsWith(".form") ? Models.FORMS : Models.PROCESSES).resolve(file));
    }

    private static Map<String, byte[]> files(String... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i], namesAndContents[i + 1].getBytes(UTF_8));
        }
        return files;
    }

    private static String renamed(String name) {
        return shipped(APPROVAL).replace(COLLECT, name);
    }

    private static List<ChangedFile> one(String file, String content) {
        return List.of(new ChangedFile(file, content.getBytes(UTF_8)));
    }

    private Rest.Answer change(Map<String, byte[]> files) {
        return rest.upload(OWNER, CHANGES, Map.of("reason", WHY), files);
    }

    private ProcessDefinition live(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private long deployments() {
        return repository.createDeploymentQuery().count();
    }

    private static List<String> codes(Rest.Answer answer) {
        List<String> codes = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> codes.add(error.path("code").asText()));
        return codes;
    }

    // --- models ---

    @Test
    @DisplayName(
            "a renamed task: the running plan moves, its task keeps person, post and due date, and is completed in the new version")
    void aRunningPlanMovesWithItsTask() {
        year.planWaitingForRegion();
        Task before = driver.task(YEAR, AA);
        List<String> posts = groups(before);
        int version = live("planApproval").getVersion();

        Rest.Answer answer = change(files(APPROVAL, renamed("รวบรวมและตรวจแผนของเขต Collect region")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("version").asInt()).isEqualTo(version + 1);
        JsonNode instance = answer.json().path("instances").path(0);
        assertThat(instance.path("businessKey").asText()).isEqualTo("2570/" + AA);
        assertThat(instance.path("unit").asText()).isEqualTo("กฟอ.บึงทอง");
        assertThat(instance.path("outcome").asText()).isEqualTo("MOVES");
        assertThat(instance.path("at").path(0).path("name").asText()).isEqualTo(COLLECT);
        Task after = driver.task(YEAR, AA);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getAssignee()).isEqualTo(before.getAssignee()).isEqualTo(CHIEF);
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate()).isNotNull();
        assertThat(groups(after)).isEqualTo(posts).isNotEmpty();
        assertThat(after.getProcessDefinitionId())
                .isEqualTo(live("planApproval").getId());

        year.approve(AA, CHIEF);

        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId())
                .isEqualTo(live("planApproval").getId());
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
    }

    @Test
    void aDryRunShowsTheSameAndDeploysNothing() {
        year.planWaitingForRegion();
        String definition = driver.task(YEAR, AA).getProcessDefinitionId();
        long deployments = deployments();
        Map<String, byte[]> files = files(APPROVAL, renamed("รวบรวมแผนของเขต Collect region"));

        Rest.Answer dry = rest.upload(OWNER, CHANGES + "?dryRun=true", Map.of("reason", WHY), files);

        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        assertThat(deployments()).isEqualTo(deployments);
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId()).isEqualTo(definition);
        assertThat(rest.get(OWNER, CHANGES).json()).isEmpty();
        Rest.Answer real = change(files);
        for (String part : List.of("version", "files", "instances", "years")) {
            assertThat(real.json().path(part)).as(part).isEqualTo(dry.json().path(part));
        }
    }

    @Test
    @DisplayName(
            "a plan's preparation, waiting at its call of the approval, moves too; a form goes live with its process")
    void preparationAndFormsMove() {
        year.planWaitingForRegion();
        String preparation =
                shipped("01-plan-preparation.bpmn").replace("</bpmn:documentation>", " ฉบับแก้ไข</bpmn:documentation>");
        String form = shipped(FORM).replace("ความเห็น", "ความเห็นของเขต");
        assertThat(form).isNotEqualTo(shipped(FORM));

        Rest.Answer answer = change(files("01-plan-preparation.bpmn", preparation, FORM, form));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        answer.json()
                .path("instances")
                .forEach(instance -> assertThat(instance.path("outcome").asText())
                        .as(instance.toString())
                        .isEqualTo("MOVES"));
        assertThat(answer.json().path("instances")).hasSize(SmallYear.PLANS.size() + 1);
        Task task = driver.task(YEAR, AA);
        assertThat(repository.getDeploymentResourceNames(repository
                        .getProcessDefinition(task.getProcessDefinitionId())
                        .getDeploymentId()))
                .contains(APPROVAL, FORM);
        assertThat(new String(changes.liveFile(FORM), UTF_8)).isEqualTo(form);
        year.approve(AA, CHIEF).approve(AA, DIRECTOR).approve(AA, SmallYear.GOVERNOR);
        assertThat(year.waitsFor(AA)).isEqualTo("-");
    }

    @Test
    @DisplayName("a listener picked by an element template counts like one written by hand")
    void aPickedListenerCounts() {
        year.opened();
        String model = shipped(APPROVAL);
        int from = model.indexOf("<camunda:taskListener", model.indexOf("id=\"Task_CollectRegion\""));
        int to = model.indexOf("</bpmn:extensionElements>", from);
        String picked = "<camunda:properties><camunda:property name=\"listener.create\" value=\"planTaskAssignment\" />"
                + "<camunda:property name=\"listener.complete\" value=\"recordDecisionListener\" /></camunda:properties>";

        Rest.Answer answer = change(files(APPROVAL, model.substring(0, from) + picked + model.substring(to)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        year.submit(AA);
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(CHIEF);
        year.approve(AA, CHIEF);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    void aTaskWithWorkInItIsNotDropped() {
        year.planWaitingForRegion();
        String without = shipped(APPROVAL).replace("Task_CollectRegion", "Task_GatherRegion");
        long deployments = deployments();

        Rest.Answer answer = change(files(APPROVAL, without));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(codes(answer)).contains("modelcheck.bpmn.taskGone", "processchange.task.inWorkOf");
        JsonNode work = answer.json().path("errors").findParents("message").stream()
                .filter(error -> error.path("code").asText().equals("processchange.task.inWorkOf"))
                .findFirst()
                .orElseThrow();
        assertThat(work.path("file").asText()).isEqualTo(APPROVAL);
        assertThat(work.path("element").asText()).isEqualTo("Task_CollectRegion");
        assertThat(work.path("message").asText()).contains("กฟอ.บึงทอง", "2570/" + AA, "นางณัฐธิดา ธรรมวงศ์");
        assertThat(deployments()).isEqualTo(deployments);
    }

    @Test
    @DisplayName("a timer keeps the instant it was set for")
    void aTimerKeepsItsInstant() {
        year.opened();
        String file = "00-deadline-watch.bpmn";
        Map<String, Date> before = timers();

        Rest.Answer answer = change(files(file, shipped(file).replace("Notice due\"", "Notice is due\"")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("instances")).hasSize(before.size());
        assertThat(timers()).isEqualTo(before).isNotEmpty();
        assertThat(management
                        .createJobQuery()
                        .processDefinitionId(live("deadlineWatch").getId())
                        .timers()
                        .count())
                .isEqualTo(before.size());
    }

    /** When the watch of each deadline wakes. */
    private Map<String, Date> timers() {
        return management.createJobQuery().processDefinitionKey("deadlineWatch").timers().list().stream()
                .collect(Collectors.toMap(Job::getProcessInstanceId, Job::getDuedate));
    }

    @Test
    @DisplayName("an instance that stands where the new version has nothing stays on its version, and it is said why")
    void whatCannotMoveStaysAndIsSaid() {
        year.opened();
        String file = "00-deadline-watch.bpmn";
        String moved = shipped(file).replace("CatchEvent_", "CatchEvent_New").replace("Gateway_", "Gateway_New");
        assertThat(moved).isNotEqualTo(shipped(file));

        Rest.Answer answer = rest.upload(OWNER, CHANGES + "?dryRun=true", Map.of("reason", WHY), files(file, moved));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("instances")).isNotEmpty();
        answer.json().path("instances").forEach(instance -> {
            assertThat(instance.path("outcome").asText()).isEqualTo("STAYS");
            assertThat(instance.path("toVersion").asInt())
                    .isEqualTo(instance.path("fromVersion").asInt());
            assertThat(instance.path("because").asText()).isNotBlank();
        });
    }

    @Test
    @DisplayName("the former version comes back by one call, with its instances; a second time is refused")
    void theFormerVersionComesBack() {
        year.planWaitingForRegion();
        long id = change(files(APPROVAL, renamed("รวบรวม Collect")))
                .json()
                .path("id")
                .asLong();

        Rest.Answer back = rest.post(OWNER, CHANGES + "/" + id + "/return", "");

        assertThat(back.status()).as(back.body()).isEqualTo(201);
        assertThat(back.json().path("kind").asText()).isEqualTo("RETURN");
        assertThat(back.json().path("returnOf").asLong()).isEqualTo(id);
        assertThat(back.json().path("instances").path(0).path("outcome").asText())
                .isEqualTo("MOVES");
        assertThat(new String(changes.liveFile(APPROVAL), UTF_8)).isEqualTo(shipped(APPROVAL));
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId())
                .isEqualTo(live("planApproval").getId());
        Rest.Answer again = rest.post(OWNER, CHANGES + "/" + id + "/return", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(codes(again)).containsExactly("processchange.return.done");
        assertThat(rest.get(OWNER, CHANGES).json()).hasSize(2);
        assertThat(rest.get(OWNER, CHANGES).json().path(1).path("reason").asText())
                .isEqualTo(WHY);
        year.approve(AA, CHIEF);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    @DisplayName("a model that brought a form of its own goes back without it")
    void aModelWithANewFormGoesBack() {
        year.importOrganization();
        String form = shipped("collect-region.form").replace("\"id\": \"collect-region\"", "\"id\": \"collect-anew\"");
        String model = shipped(APPROVAL).replace("formRef=\"collect-region\"", "formRef=\"collect-anew\"");
        Rest.Answer gone = change(files(APPROVAL, model, "collect-anew.form", form));
        assertThat(gone.status()).as(gone.body()).isEqualTo(201);

        Rest.Answer back =
                rest.post(OWNER, CHANGES + "/" + gone.json().path("id").asLong() + "/return", "");

        assertThat(back.status()).as(back.body()).isEqualTo(201);
        assertThat(new String(changes.liveFile(APPROVAL), UTF_8)).isEqualTo(shipped(APPROVAL));
    }

    @Test
    @DisplayName("tables under another file's name would be in force for good")
    void aTableFileKeepsItsTables() {
        year.importOrganization();

        Rest.Answer answer = change(files("account-risk.dmn", shipped("account-selection.dmn")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(codes(answer)).contains("processchange.table.others");
    }

    @Test
    void onlyTheNewestChangeOfAFileIsTakenBack() {
        year.importOrganization();
        long first =
                change(files(APPROVAL, renamed("หนึ่ง One"))).json().path("id").asLong();
        change(files(APPROVAL, renamed("สอง Two")));

        assertThat(codes(rest.post(OWNER, CHANGES + "/" + first + "/return", "")))
                .containsExactly("processchange.return.newer");
    }

    @Test
    @DisplayName("the history tells who, why and what: former and new bytes, and the difference element by element")
    void theHistoryTellsWhatChanged() {
        year.importOrganization();
        String content = renamed("รวบรวมใหม่ Collect anew");
        long id = change(files(APPROVAL, content)).json().path("id").asLong();

        JsonNode told = rest.get(OWNER, CHANGES + "/" + id).json();

        assertThat(told.path("by").asText()).isEqualTo(OWNER);
        assertThat(told.path("reason").asText()).isEqualTo(WHY);
        JsonNode differences = told.path("files").path(0).path("differences");
        assertThat(differences).hasSize(1);
        assertThat(differences.path(0).path("element").asText()).isEqualTo("Task_CollectRegion");
        assertThat(differences.path(0).path("part").asText()).isEqualTo("name");
        assertThat(differences.path(0).path("before").asText()).isEqualTo(COLLECT);
        assertThat(differences.path(0).path("after").asText()).isEqualTo("รวบรวมใหม่ Collect anew");
        assertThat(rest.get(OWNER, CHANGES + "/" + id + "/files/" + APPROVAL).body())
                .isEqualTo(content);
        assertThat(rest.get(OWNER, CHANGES + "/" + id + "/files/" + APPROVAL + "?former=true")
                        .body())
                .isEqualTo(shipped(APPROVAL));
    }

    @Test
    @DisplayName("a release's newer version is offered beside the process owner's, and taken like any change")
    void aReleaseIsOffered() {
        year.importOrganization();
        changes.apply(one(APPROVAL, renamed("ของเจ้าของ Owner's")), WHY, OWNER);
        assertThat(changes.offers()).isEmpty();
        ModelEngine newer = mock(ModelEngine.class, delegatesTo(engine));
        doReturn(Optional.of(renamed("รุ่นใหม่ New release").getBytes(UTF_8)))
                .when(newer)
                .ofRelease(APPROVAL);
        ProcessChanges afterUpgrade = new ProcessChanges(checks, newer, store, names, texts, clock, transactions, 500);

        assertThat(afterUpgrade.offers()).extracting(ProcessChanges.Offer::file).containsExactly(APPROVAL);
        Change taken = afterUpgrade.proposeRelease(APPROVAL, OWNER);

        assertThat(taken.kind()).isEqualTo(Change.Kind.RELEASE);
        assertThat(taken.live()).isFalse();
        assertThat(afterUpgrade.confirm(taken.id(), OWNER).live()).isTrue();
        assertThat(afterUpgrade.offers()).isEmpty();
    }

    // --- tables ---

    @Test
    @DisplayName("a changed table counts from the next year opened; the opened year keeps its own, which is said")
    void aTableCountsFromTheNextYear() {
        year.opened();
        PlanYear next = new PlanYear(2599);
        String changed = shipped(RISK).replaceFirst("<text>8</text>", "<text>9</text>");
        int version = tables.version("riskEligibility", YEAR);

        Rest.Answer answer = change(files(RISK, changed));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("instances")).isEmpty();
        assertThat(answer.json().path("years").path(0).path("year").asInt()).isEqualTo(2570);
        assertThat(answer.json().path("years").path(0).path("version").asInt()).isEqualTo(version);
        JsonNode difference =
                answer.json().path("files").path(0).path("differences").path(0);
        assertThat(difference.path("part").asText()).isEqualTo("รัศมี SPP ไม่เกิน (กม.) SPP radius up to, km");
        assertThat(difference.path("before").asText()).isEqualTo("8");
        assertThat(difference.path("after").asText()).isEqualTo("9");
        assertThat(radius(YEAR)).isEqualByComparingTo("8");
        pins.pin(next);
        assertThat(radius(next)).isEqualByComparingTo("9");
    }

    private java.math.BigDecimal radius(PlanYear of) {
        return (java.math.BigDecimal) tables.rows("riskEligibility", of).get(0).get("radiusKm");
    }

    @Test
    void aTableWithoutAColumnIsRefusedWithItsPlace() {
        year.importOrganization();
        String changed = shipped(RISK).replace("name=\"billFrom\"", "name=\"billAbove\"");

        Rest.Answer answer = change(files(RISK, changed));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("file").asText()).isEqualTo(RISK);
        assertThat(answer.json().path("errors").path(0).path("element").asText())
                .isEqualTo("riskEligibility");
    }

    // --- what is refused ---

    @Test
    void whatIsLiveAlreadyChangesNothing() {
        year.importOrganization();

        Rest.Answer answer = change(files(APPROVAL, shipped(APPROVAL)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(codes(answer)).containsExactly("processchange.nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u3164"})
    void aChangeNeedsAReasonThatCanBeSeen(String reason) {
        year.importOrganization();

        Rest.Answer answer =
                rest.upload(OWNER, CHANGES, Map.of("reason", reason), files(APPROVAL, renamed("ใหม่ New")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(codes(answer)).containsExactly("processchange.reason.missing");
        assertThat(answer.json().path("errors").path(0).path("column").asText()).isEqualTo("reason");
    }

    @Test
    void whatIsNoModelIsRefused() {
        year.importOrganization();
        String huge = "<!-- " + "x".repeat(6 * 1024 * 1024) + " -->";

        assertThat(codes(change(Map.of()))).containsExactly("processchange.file.none");
        assertThat(codes(change(files(APPROVAL, "")))).containsExactly("processchange.file.empty");
        assertThat(codes(change(files("changes.zip", "PK\u0003\u0004")))).containsExactly("processchange.file.kind");
        assertThat(codes(change(files(APPROVAL, "PK\u0003\u0004")))).containsExactly("modelcheck.xml.malformed");
        assertThat(codes(change(files("../" + APPROVAL + ".exe", "x")))).containsExactly("processchange.file.kind");
        assertThat(codes(change(files(APPROVAL, huge)))).containsExactly("processchange.file.tooLarge");
        assertThat(codes(change(files("limits.dmn", shipped(RISK))))).containsExactly("processchange.table.unknown");
        assertThat(codes(change(files(APPROVAL, "x".repeat(50 * 1024 * 1024)))))
                .containsExactly("processchange.file.tooLarge");
    }

    @Test
    @DisplayName("what the engine itself does not take is refused with its words, and nothing is deployed")
    void whatTheEngineDoesNotTakeIsRefused() {
        year.importOrganization();
        long deployments = deployments();
        String content = shipped(APPROVAL)
                .replaceFirst("<bpmn:incoming>Flow_RoutePilot</bpmn:incoming>", "")
                .replaceFirst("<bpmn:outgoing>Flow_ProvinceConcursAsked</bpmn:outgoing>", "<bpmn:text>x</bpmn:text>");

        Rest.Answer answer = change(files(APPROVAL, content));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(deployments()).isEqualTo(deployments);
    }

    @Test
    void onlyTheProcessOwnerAndAdministratorsMay() {
        year.importOrganization();
        Map<String, byte[]> files = files(APPROVAL, renamed("ใหม่ New"));

        assertThat(rest.upload(MANAGER, CHANGES, Map.of("reason", WHY), files).status())
                .isEqualTo(403);
        assertThat(rest.get(MANAGER, CHANGES).status()).isEqualTo(403);
        assertThat(rest.post(MANAGER, CHANGES + "/1/return", "").status()).isEqualTo(403);
        Rest.Answer raw = rest.upload(OWNER, "/engine-rest/deployment/create", Map.of("deployment-name", "x"), files);
        assertThat(raw.status())
                .as("the engine's own way is for administrators alone")
                .isEqualTo(403);
        assertThat(rest.upload(Rest.ADMIN, CHANGES, Map.of("reason", WHY), files)
                        .status())
                .isEqualTo(201);
    }

    // --- races and faults ---

    @Test
    void aProposalIsStaleOnceSomethingElseWentLive() {
        year.importOrganization();
        Change proposed = changes.propose(one(APPROVAL, renamed("หนึ่ง One")), WHY, OWNER);
        changes.apply(one(APPROVAL, renamed("สอง Two")), WHY, OWNER);

        assertThatThrownBy(() -> changes.confirm(proposed.id(), OWNER))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("processchange.stale");
    }

    @Test
    @DisplayName("of two changes confirmed at once one goes live, the other is told; the same one twice counts once")
    void oneOfTwoGoesLive() throws Exception {
        year.planWaitingForRegion();
        Change one = changes.propose(one(APPROVAL, renamed("หนึ่ง One")), WHY, OWNER);
        Change two = changes.propose(one(APPROVAL, renamed("สอง Two")), WHY, OWNER);
        int version = live("planApproval").getVersion();

        List<String> ends = atOnce(one.id(), two.id(), one.id());

        assertThat(ends).filteredOn("live"::equals).hasSize(1);
        assertThat(ends).filteredOn("conflict"::equals).hasSize(2);
        assertThat(live("planApproval").getVersion()).isEqualTo(version + 1);
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId())
                .isEqualTo(live("planApproval").getId());
    }

    private List<String> atOnce(long... ids) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ids.length);
        CountDownLatch ready = new CountDownLatch(ids.length);
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (long id : ids) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        changes.confirm(id, OWNER);
                        return "live";
                    } catch (ConflictException e) {
                        return "conflict";
                    }
                }));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> future : futures) {
                ends.add(future.get(2, TimeUnit.MINUTES));
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("a node that dies between deployment and move leaves nothing: its transaction is rolled back")
    void aNodeThatDiesLeavesNothing() throws Exception {
        year.planWaitingForRegion();
        Change proposed = changes.propose(one(APPROVAL, renamed("ตาย Dies")), WHY, OWNER);
        Task before = driver.task(YEAR, AA);
        long deployments = deployments();
        ExecutorService node = Executors.newSingleThreadExecutor();

        try (Connection holder = database.getConnection();
                Statement held = holder.createStatement()) {
            holder.setAutoCommit(false);
            held.executeQuery("select * from ACT_RU_EXECUTION where PROC_INST_ID_ = '" + before.getProcessInstanceId()
                    + "' for update");
            Future<?> confirming = node.submit(() -> changes.confirm(proposed.id(), OWNER));
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                assertThat(confirming.isDone()).isFalse();
                return RowLocks.somebodyWaits(jdbc);
            });
            // It has deployed, and waits for the row it wants to move.
            Long connection = jdbc.queryForObject(
                    "select trx_mysql_thread_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'",
                    Long.class);
            jdbc.execute("kill " + connection);
            assertThatThrownBy(() -> confirming.get(2, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
            holder.rollback();
        } finally {
            node.shutdownNow();
        }

        assertThat(deployments()).isEqualTo(deployments);
        assertThat(changes.find(proposed.id()).live()).isFalse();
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId()).isEqualTo(before.getProcessDefinitionId());
        year.approve(AA, CHIEF);
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
        assertThat(changes.confirm(proposed.id(), OWNER).live()).isTrue();
    }

    @Test
    @DisplayName(
            "more instances than fit in one transaction are moved by the engine's batch, whose jobs a node's death leaves to others")
    void manyInstancesMoveByJobs() {
        year.planWaitingForRegion();
        ProcessChanges byJobs = new ProcessChanges(checks, engine, store, names, texts, clock, transactions, 0);
        Task before = driver.task(YEAR, AA);

        Change change = byJobs.apply(one(APPROVAL, renamed("ทีละมาก Many")), WHY, OWNER);

        assertThat(change.report().moving()).isEqualTo(1);
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId()).isEqualTo(before.getProcessDefinitionId());
        Batch batch = management.createBatchQuery().singleResult();
        runJobs(batch.getSeedJobDefinitionId());
        runJobs(batch.getBatchJobDefinitionId());
        runJobs(batch.getMonitorJobDefinitionId());
        assertThat(driver.task(YEAR, AA).getProcessDefinitionId())
                .isEqualTo(live("planApproval").getId());
        assertThat(driver.task(YEAR, AA).getAssignee()).isEqualTo(CHIEF);
    }

    private void runJobs(String jobDefinitionId) {
        management
                .createJobQuery()
                .jobDefinitionId(jobDefinitionId)
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }
}
