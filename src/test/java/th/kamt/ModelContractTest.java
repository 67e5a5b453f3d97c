package th.kamt;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import th.kamt.dataentry.DataEntrySummary;
import th.kamt.planning.PlanSummary;
import th.kamt.planning.Station;
import th.kamt.support.Models;
import th.kamt.urgentvoice.VoiceSummaries.VoiceSummary;
import th.kamt.workflow.ActivityVariables;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.DeadlineVariables;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.ProcessBean;
import th.kamt.workflow.ProcessVariable;
import th.kamt.workflow.RequestVariables;

/** What models, forms, tables and Java must agree on, without an engine: names, bindings, and what a reader needs. */
class ModelContractTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern THAI = Pattern.compile("[\\u0E01-\\u0E5B]");
    private static final Pattern CLAUSE = Pattern.compile("ข้อ \\d|R-[A-Z0-9]+|D-\\d+");
    private static final Pattern DAYS = Pattern.compile("P\\d+D");
    /** The types Camunda 7 converts; any other is only a warning at every evaluation. */
    private static final Set<String> DMN_TYPES = Set.of("string", "boolean", "integer", "long", "double", "date");

    /** One process a file; the names others build on. */
    record Contract(String process, Set<String> userTasks) {}

    private static final Map<String, Contract> CONTRACT = Map.ofEntries(
            model("00-deadline-watch", "deadlineWatch"),
            model("00-key-account-year", "keyAccountYear"),
            model("00-daily-mail-digest", "dailyMailDigest"),
            model("00-end-access", "endAccess"),
            model("00-contact-retention", "contactRetention"),
            model("00-activity-opening", "activityOpening"),
            model("01-plan-preparation", "planPreparation", "Task_PreparePlan"),
            model(
                    "02-plan-approval",
                    "planApproval",
                    "Task_CollectProvince",
                    "Task_CollectRegion",
                    "Task_ConsiderPlan",
                    "Task_ApprovePlan",
                    "Task_ApproveHqPlan"),
            model("03-data-entry", "dataEntry", "Task_EnterData"),
            model("04-activity", "activity", "Task_CarryOutActivity", "Task_LogActivity"),
            model("04-urgent-voice", "urgentVoice", "Task_OrderRemedy", "Task_ReportRemedy", "Task_AnswerCustomer"),
            model("04-network-work", "networkWork", "Task_DoNetworkWork"),
            model("04-special-risk-plan", "specialRiskPlan", "Task_DraftSpecialRiskPlan", "Task_AgreeSpecialRiskPlan"),
            model("04-exit-interview", "exitInterview", "Task_HoldExitInterview"),
            model("04-event-spending", "eventSpending", "Task_ApproveSpending"),
            model("04-resource-request", "resourceRequest", "Task_ScreenRequest", "Task_ApproveRequest"),
            model("06-monthly-follow-up", "monthlyFollowUp", "Task_SummariseMonth", "Task_ReviewMonth"),
            model(
                    "06-quarterly-follow-up",
                    "quarterlyFollowUp",
                    "Task_SummariseQuarter",
                    "Task_ReviewQuarter",
                    "Task_EvaluateQuarter"),
            model("07-quarterly-roll-up", "quarterlyRollUp", "Task_CheckRollUp", "Task_AcknowledgeRollUp"),
            model("08-contact-review", "contactReview", "Task_ReviewContacts", "Task_CheckContacts"),
            model(
                    "09-satisfaction-survey",
                    "satisfactionSurvey",
                    "Task_RunSurvey",
                    "Task_AnalyseSurvey",
                    "Task_AcknowledgeSurvey"),
            model("09-kamr-appraisal", "kamrAppraisal", "Task_ProposeAppraisal", "Task_DecideAppraisal"),
            model(
                    "10-process-review",
                    "processReview",
                    "Task_ReviewProcess",
                    "Task_ScreenImprovements",
                    "Task_ApproveImprovements"),
            model("10-yearly-audit", "yearlyAudit", "Task_AuditUnit", "Task_CorrectFinding"));

    private static final Map<String, Class<?>> BEANS = beans();

    private static Map.Entry<String, Contract> model(String file, String process, String... userTasks) {
        return entry(file + ".bpmn", new Contract(process, Set.of(userTasks)));
    }

    static List<Path> models() {
        return Models.files(Models.PROCESSES, ".bpmn");
    }

    static List<Path> tables() {
        return Models.files(Models.PROCESSES, ".dmn");
    }

    static List<Path> forms() {
        return Models.files(Models.FORMS, ".form");
    }

    private static BpmnModelInstance read(Path model) {
        return Bpmn.readModelFromFile(model.toFile());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> all(
            Path model, Class<T> type) {
        return read(model).getModelElementsByType(type);
    }

    private static Process process(Path model) {
        return all(model, Process.class).iterator().next();
    }

    private static String camunda(BaseElement element, String attribute) {
        return element.getAttributeValueNs(CAMUNDA, attribute);
    }

    private static boolean isTrue(BaseElement element, String attribute) {
        return "true".equals(camunda(element, attribute));
    }

    private static boolean retries(BaseElement element) {
        return element.getExtensionElements() != null
                && element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list()
                        .stream()
                        .anyMatch(cycle -> !cycle.getTextContent().isBlank());
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent().strip())
                .collect(Collectors.joining("\n"));
    }

    private static <T extends BaseElement> Set<String> ids(Collection<T> elements) {
        return elements.stream().map(BaseElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Bean names as Spring gives them, of classes only: no context is started. */
    private static Map<String, Class<?>> beans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(true);
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        Map<String, Class<?>> found = new HashMap<>();
        for (BeanDefinition definition : scanner.findCandidateComponents("th.kamt")) {
            String name = AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                    (AnnotatedBeanDefinition) definition, registry);
            found.put(name, loaded(definition.getBeanClassName()));
        }
        return found;
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, ModelContractTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bean(String expression) {
        Matcher matcher = Pattern.compile("\\$\\{(\\w+)}").matcher(String.valueOf(expression));
        assertThat(matcher.matches())
                .as("%s names one bean and nothing else", expression)
                .isTrue();
        return matcher.group(1);
    }

    /** {@code Task_ApproveHqPlan} as {@code approve-hq-plan}. */
    private static String kebab(String taskId) {
        return taskId.substring("Task_".length())
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void theModelsOfTheFirstTwoStepsExist() {
        assertThat(models())
                .extracting(model -> model.getFileName().toString())
                .contains("00-key-account-year.bpmn", "01-plan-preparation.bpmn", "02-plan-approval.bpmn");
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFileHoldsOneExecutableProcessWithTheNamesOthersBuildOn(Path model) {
        Bpmn.validateModel(read(model));
        assertThat(CONTRACT).containsKey(model.getFileName().toString());
        Contract contract = CONTRACT.get(model.getFileName().toString());

        assertThat(all(model, Process.class)).hasSize(1);
        assertThat(process(model).getId()).isEqualTo(contract.process());
        assertThat(process(model).isExecutable()).isTrue();
        assertThat(ids(all(model, UserTask.class))).isEqualTo(new TreeSet<>(contract.userTasks()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void historyIsKeptForDaysTheEngineCanCount(Path model) {
        assertThat(camunda(process(model), "historyTimeToLive")).matches(DAYS);
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every service task waits in a job of its own, is tried again, and names a delegate that exists")
    void everyServiceTaskWaitsInAJobOfItsOwnAndNamesADelegate(Path model) {
        for (ServiceTask task : all(model, ServiceTask.class)) {
            assertThat(isTrue(task, "asyncBefore")).as(task.getId()).isTrue();
            assertThat(retries(task)).as("retry cycle of %s", task.getId()).isTrue();
            assertThat(BEANS.get(bean(camunda(task, "delegateExpression"))))
                    .as("delegate of %s", task.getId())
                    .isNotNull()
                    .matches(JavaDelegate.class::isAssignableFrom, "is a delegate");
            assertThat(camunda(task, "class")).as(task.getId()).isNull();
        }
        for (CallActivity call : all(model, CallActivity.class)) {
            assertThat(isTrue(call, "asyncBefore")).as(call.getId()).isTrue();
            assertThat(retries(call)).as("retry cycle of %s", call.getId()).isTrue();
            assertThat(models()).extracting(other -> process(other).getId()).contains(call.getCalledElement());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every user task has its form, a due date, and listeners that exist; what follows is a job of its own")
    void everyUserTaskHasItsFormAndListenersThatExist(Path model) {
        for (UserTask task : all(model, UserTask.class)) {
            // Carrying out and logging are one sitting: the second task is there when the first is done.
            boolean oneSitting = process(model).getId().equals("activity");
            assertThat(isTrue(task, "asyncAfter")).as(task.getId()).isEqualTo(!oneSitting);
            assertThat(retries(task)).as("retry cycle of %s", task.getId()).isTrue();
            assertThat(camunda(task, "formRef")).as(task.getId()).isEqualTo(kebab(task.getId()));
            assertThat(camunda(task, "formRefBinding")).as(task.getId()).isEqualTo("deployment");
            assertThat(Models.FORMS.resolve(kebab(task.getId()) + ".form")).isRegularFile();
            assertThat(camunda(task, "dueDate"))
                    .as("due date of %s", task.getId())
                    .isNotBlank();
            List<CamundaTaskListener> listeners = task.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaTaskListener.class)
                    .list();
            assertThat(listeners).as("listeners of %s", task.getId()).isNotEmpty();
            assertThat(listeners)
                    .allSatisfy(listener -> assertThat(BEANS.get(bean(listener.getCamundaDelegateExpression())))
                            .isNotNull()
                            .matches(TaskListener.class::isAssignableFrom, "is a task listener"));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every expression reads a variable that Java declares, or calls a method of a bean open to models")
    void everyExpressionNamesWhatExists(Path model) {
        Matcher roots = Pattern.compile("\\$\\{!?(\\w+)(?:\\.(\\w+)\\()?").matcher(Models.text(model));

        Set<String> variables = declaredVariables();
        while (roots.find()) {
            String name = roots.group(1);
            if (variables.contains(name)) {
                continue;
            }
            Class<?> bean = BEANS.get(name);
            assertThat(bean).as("bean or variable %s", name).isNotNull();
            assertThat(openToModels(bean)).as("bean %s", name).isTrue();
            if (roots.group(2) != null) {
                String method = roots.group(2);
                assertThat(bean.getMethods()).extracting("name").contains(method);
            }
        }
    }

    private static boolean openToModels(Class<?> bean) {
        return Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
                        .anyMatch(type -> type.isAssignableFrom(bean))
                || bean.isAnnotationPresent(ProcessBean.class);
    }

    private static Set<String> declaredVariables() {
        return Stream.of(
                        PlanningVariables.class,
                        DeadlineVariables.class,
                        RequestVariables.class,
                        ActivityVariables.class,
                        CareVariables.class)
                .flatMap(contract -> Arrays.stream(contract.getFields()))
                .filter(field -> field.getType() == ProcessVariable.class)
                .map(field -> {
                    try {
                        return ((ProcessVariable<?>) field.get(null)).name();
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("models")
    void noModelCarriesAScript(Path model) {
        assertThat(all(model, ScriptTask.class)).isEmpty();
        assertThat(all(model, CamundaScript.class)).isEmpty();
        assertThat(all(model, BusinessRuleTask.class))
                .as("tables are read by the use cases, in the version pinned to the year")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("the process and every activity are explained, with the manual's clause or rule")
    void theProcessAndEveryActivityAreExplained(Path model) {
        assertThat(documentation(process(model))).containsPattern(CLAUSE).containsPattern(THAI);
        assertThat(all(model, Activity.class))
                .allSatisfy(activity ->
                        assertThat(documentation(activity)).as(activity.getId()).isNotBlank());
        assertThat(all(model, UserTask.class))
                .allSatisfy(
                        task -> assertThat(documentation(task)).as(task.getId()).containsPattern(CLAUSE));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("activities, events, questions and answers carry a Thai label; ids say what they are")
    void whatAReaderSeesHasAThaiLabel(Path model) {
        assertThat(process(model).getName()).containsPattern(THAI);
        for (FlowElement element : all(model, FlowElement.class)) {
            boolean split =
                    element instanceof Gateway gateway && gateway.getOutgoing().size() > 1;
            boolean answer = element instanceof SequenceFlow flow && flow.getConditionExpression() != null;
            if (element instanceof Activity || element instanceof Event || split || answer) {
                assertThat(element.getName()).as(element.getId()).isNotBlank().containsPattern(THAI);
            }
            assertThat(element.getId())
                    .matches("(Task|Call|Sub|Gateway|Flow|StartEvent|EndEvent|CatchEvent|ThrowEvent|BoundaryEvent)"
                            + "_[A-Z][A-Za-z0-9]*");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("every element is drawn")
    void everyElementIsDrawn(Path model) {
        Set<String> drawn = new HashSet<>();
        all(model, BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        all(model, BpmnEdge.class)
                .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));

        assertThat(drawn).containsAll(ids(all(model, FlowElement.class)));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("a model has at most about a dozen steps; a larger one becomes a file of its own")
    void aModelStaysReadable(Path model) {
        assertThat(all(model, FlowNode.class).stream()
                        .filter(node -> node instanceof Activity && !(node instanceof SubProcess)))
                .hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void messagesOfTheModelsAndOfJavaAreTheSame() {
        Set<String> inModels = models().stream()
                .flatMap(model -> all(model, Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Models.inJava(Pattern.compile("static final String \\w+ = \"(kamt\\.[A-Za-z]+)\"")))
                .isEqualTo(inModels);
    }

    @Test
    void everyTaskAndProcessThatJavaNamesExists() {
        Set<String> elements = new TreeSet<>();
        Set<String> processes = new TreeSet<>();
        for (Path model : models()) {
            elements.addAll(ids(all(model, FlowElement.class)));
            processes.add(process(model).getId());
        }

        assertThat(elements).containsAll(Models.inJava(Pattern.compile("\"((?:Task|Call|Gateway)_[A-Z][A-Za-z]+)\"")));
        Set<String> known = CONTRACT.values().stream().map(Contract::process).collect(Collectors.toSet());
        Set<String> named = Models.inJava(Pattern.compile("\"([a-z][A-Za-z]+)\"")).stream()
                .filter(known::contains)
                .collect(Collectors.toSet());
        assertThat(processes).containsAll(named);
    }

    @Test
    void theStationsAreTheUserTasksOfTheApproval() {
        Path approval = Models.PROCESSES.resolve("02-plan-approval.bpmn");

        assertThat(Arrays.stream(Station.values()).map(Station::task))
                .containsExactlyInAnyOrderElementsOf(ids(all(approval, UserTask.class)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsNamedAfterItsTaskAndUsed(Path form) throws IOException {
        JsonNode json = new ObjectMapper().readTree(form.toFile());

        String name = Models.nameWithout(form, ".form");
        assertThat(json.path("id").asText()).isEqualTo(name);
        assertThat(models().stream()
                        .flatMap(model -> all(model, UserTask.class).stream())
                        .map(task -> camunda(task, "formRef")))
                .contains(name);
        assertThat(json.findValuesAsText("type"))
                .as("these break the form in Tasklist")
                .doesNotContain("filepicker", "documentPreview", "dynamiclist", "iframe", "script");
    }

    private static final Map<String, Class<? extends Record>> SUMMARIES = Map.of(
            "planSummary",
            PlanSummary.class,
            "dataEntrySummary",
            DataEntrySummary.class,
            "voiceSummary",
            VoiceSummary.class);

    @ParameterizedTest
    @MethodSource("forms")
    void aFormShowsOnlyWhatItsSummaryHolds(Path form) {
        SUMMARIES.forEach(
                (summary, type) -> assertThat(shown(form, summary)).as(summary).isSubsetOf(parts(type)));

        Set<String> ofPlan = shown(form, "planSummary");
        if (!ofPlan.isEmpty()) {
            assertThat(ofPlan).contains("tierColumns", "budgetColumns");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-remedy", "report-remedy", "answer-customer"})
    void aFormOfAnUrgentVoiceShowsTheCase(String form) {
        assertThat(shown(Models.FORMS.resolve(form + ".form"), "voiceSummary")).contains("facts", "said");
    }

    private static Set<String> shown(Path form, String summary) {
        return Pattern.compile(summary + "\\.(\\w+)")
                .matcher(Models.text(form))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> parts(Class<? extends Record> summary) {
        return Arrays.stream(summary.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("every decision table has a Thai name, days of history, known types and one of the two shapes agreed")
    void everyDecisionTableHasAnAgreedShape(Path file) {
        for (Decision decision : Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)) {
            assertThat(decision.getName()).as(decision.getId()).containsPattern(THAI);
            assertThat(decision.getCamundaHistoryTimeToLiveString())
                    .as(decision.getId())
                    .matches(DAYS);
            DecisionTable table = (DecisionTable) decision.getExpression();
            assertThat(types(table)).as(decision.getId()).isSubsetOf(DMN_TYPES);
            boolean list = table.getHitPolicy() == HitPolicy.COLLECT;
            if (list) {
                assertThat(table.getInputs())
                        .as(decision.getId())
                        .extracting(input -> input.getInputExpression()
                                .getText()
                                .getTextContent()
                                .strip())
                        .containsExactly("planYear");
            } else {
                assertThat(table.getHitPolicy()).as(decision.getId()).isIn(HitPolicy.UNIQUE, HitPolicy.FIRST);
            }
        }
    }

    private static Set<String> types(DecisionTable table) {
        return Stream.concat(
                        table.getInputs().stream()
                                .map(Input::getInputExpression)
                                .map(InputExpression::getTypeRef),
                        table.getOutputs().stream().map(Output::getTypeRef))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("every row of a decision table names the clause or rule it stands for")
    void everyRowNamesItsClause(Path file) {
        assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getDescription().getTextContent())
                        .as(row.getId())
                        .containsPattern(CLAUSE));
    }

    @Test
    void everyTableThatJavaReadsExistsAndNoTableIsUnread() {
        Set<String> tables = tables().stream()
                .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(tables).containsAll(tablesReadByJava());
        assertThat(Models.inJava(Pattern.compile("\"([a-z][A-Za-z]+)\""))).containsAll(tables);
    }

    /** First arguments of the reading calls: literals, and constants of the same file. */
    private static Set<String> tablesReadByJava() {
        Pattern call = Pattern.compile(
                "\\b(?:rows|evaluate|version|single|only|read)\\(\\s*(?:tables,\\s*)?(?:\"([a-zA-Z]+)\"|([A-Z][A-Z_]+)\\b)");
        Set<String> read = new TreeSet<>();
        for (Path file : Models.javaFiles()) {
            String source = Models.text(file);
            if (!source.contains("DecisionTables")) {
                continue;
            }
            Matcher matcher = call.matcher(source);
            while (matcher.find()) {
                read.add(matcher.group(1) != null ? matcher.group(1) : constant(source, matcher.group(2)));
            }
        }
        assertThat(read).hasSizeGreaterThan(20);
        return read;
    }

    private static String constant(String source, String name) {
        Matcher matcher =
                Pattern.compile("String " + name + " = \"([a-zA-Z]+)\"").matcher(source);
        assertThat(matcher.find()).as("constant %s", name).isTrue();
        return matcher.group(1);
    }

    @Test
    @DisplayName("bpmnlint finds nothing, not even a warning (where Node and node_modules are)")
    void bpmnlintFindsNothing() throws Exception {
        Path lint = Path.of("node_modules/bpmnlint/bin/bpmnlint.js");
        assumeThat(Files.exists(lint) && nodeRuns())
                .as("bpmnlint not run: it needs Node 20 and `npm ci` (.ci/run does both)")
                .isTrue();

        java.lang.Process run = new ProcessBuilder("node", lint.toString(), "--max-warnings=0", "processes/*.bpmn")
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
    }

    private static boolean nodeRuns() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
