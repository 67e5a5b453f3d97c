package th.kamt.modelcheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.support.Models;
import th.kamt.support.PlanningTest;
import th.kamt.workflow.ProcessContract;

/** What a model or form must be before it may go live: the shipped ones are, and each change that spoils one is named with its place. */
@PlanningTest
class ProcessModelChecksTest {

    private static final String APPROVAL = "02-plan-approval.bpmn";

    @Autowired
    private ProcessModelChecks models;

    @Autowired
    private FormChecks forms;

    static List<Path> shippedModels() {
        return Models.files(Models.PROCESSES, ".bpmn");
    }

    static List<Path> shippedForms() {
        return Models.files(Models.FORMS, ".form");
    }

    private static ModelSurroundings surroundings() {
        Set<String> forms = shippedForms().stream()
                .map(form -> Models.nameWithout(form, ".form"))
                .collect(Collectors.toSet());
        Set<String> processes = shippedModels().stream()
                .map(model -> ProcessContract.ofFile(model.getFileName().toString())
                        .orElseThrow()
                        .processId())
                .collect(Collectors.toSet());
        return new ModelSurroundings(forms, processes, Optional.empty(), Optional.empty());
    }

    private List<ModelFinding> check(String file, String content) {
        return models.check(file, content.getBytes(UTF_8), surroundings());
    }

    private static String approval() {
        return Models.text(Models.PROCESSES.resolve(APPROVAL));
    }

    private static List<String> keys(List<ModelFinding> findings) {
        return findings.stream()
                .map(finding -> finding.message().key())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shippedModels")
    void aShippedModelMayGoLive(Path model) {
        assertThat(check(model.getFileName().toString(), Models.text(model))).isEmpty();
    }

    /** The loop of data entry writes whose task it is; that of anything else does not. */
    @Test
    void aLoopWritesAVariableOfTheApplicationOnlyFromTheApplicationsOwnList() {
        String file = "03-data-entry.bpmn";
        String model = Models.text(Models.PROCESSES.resolve(file));

        assertThat(keys(check(
                        file,
                        model.replace("${dataEntryPeople.of(execution)}", "${dataEntryDueDates.due(execution)}"))))
                .contains("modelcheck.bpmn.owned");
        assertThat(keys(check(file, model.replace("elementVariable=\"enteredBy\"", "elementVariable=\"unitCode\""))))
                .contains("modelcheck.bpmn.owned");
    }

    @ParameterizedTest
    @MethodSource("shippedForms")
    void aShippedFormMayGoLive(Path form) {
        String name = Models.nameWithout(form, ".form");
        String task = "Task_"
                + Arrays.stream(name.split("-", -1))
                        .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());

        assertThat(ProcessContract.formOf(task)).isEqualTo(name);
        assertThat(forms.check(name + ".form", Models.text(form).getBytes(UTF_8), Set.of(task)))
                .isEmpty();
    }

    /** What is put in for the first text; the key of what must be found; the element it is found at. */
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ${planDueDates.approval(execution)}|${''.getClass().forName('java.lang.Runtime')}|modelcheck.expression.member|Task_CollectProvince
            ${planDueDates.approval(execution)}|${execution.getProcessEngineServices()}|modelcheck.expression.member|Task_CollectProvince
            ${planDueDates.approval(execution)}|${dataSource.getConnection()}|modelcheck.expression.bean|Task_CollectProvince
            ${planDueDates.approval(execution)}|${planDueDates.getClass()}|modelcheck.expression.method|Task_CollectProvince
            ${planDueDates.approval(execution)}|${planDueDates.approval(execution).getClass()}|modelcheck.expression.member|Task_CollectProvince
            ${planDueDates.approval(execution)}|${now()}|modelcheck.expression.function|Task_CollectProvince
            ${planDueDates.approval(execution)}|${route['x']}|modelcheck.expression.unreadable|Task_CollectProvince
            ${planDueDates.approval(execution)}|${tomorrow}|modelcheck.expression.unknown|Task_CollectProvince
            delegateExpression="${planTaskAssignment}"|delegateExpression="${recordApprovalDelegate}"|modelcheck.expression.notA.task_listener|Task_CollectProvince
            delegateExpression="${planTaskAssignment}"|delegateExpression="${environment}"|modelcheck.expression.notA.task_listener|Task_CollectProvince
            delegateExpression="${planTaskAssignment}"|expression="${planTaskAssignment.notify(task)}"|modelcheck.bpmn.attribute|Task_CollectProvince
            delegateExpression="${planTaskAssignment}"|class="java.lang.Runtime"|modelcheck.bpmn.class|Task_CollectProvince
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:taskListener event="create"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:taskListener>|modelcheck.bpmn.script|Task_CollectProvince
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>|modelcheck.bpmn.element|Task_CollectProvince
            delegateExpression="${planTaskAssignment}"|xmlns:a="http://activiti.org/bpmn" a:class="java.lang.Runtime" delegateExpression="${planTaskAssignment}"|modelcheck.bpmn.class|Task_CollectProvince
            camunda:asyncAfter="true"|xmlns:a="http://activiti.org/bpmn" camunda:asyncAfter="true" a:formKey="https://elsewhere.example"|modelcheck.bpmn.formKey|Task_CollectProvince
            <bpmn:userTask id="Task_CollectProvince"|<a:scriptTask xmlns:a="urn:a" id="Task_Hidden" scriptFormat="groovy"/><bpmn:userTask id="Task_CollectProvince"|modelcheck.bpmn.element|Task_Hidden
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:properties><camunda:property name="listener.create" value="environment" /></camunda:properties>|modelcheck.expression.notA.task_listener|Task_CollectProvince
            R3/PT5M|R/PT1S|modelcheck.bpmn.retries|Task_CollectProvince
            camunda:formRef="collect-province" camunda:formRefBinding="deployment"|camunda:formKey="https://elsewhere.example/form"|modelcheck.bpmn.formKey|Task_CollectProvince
            camunda:formRef="collect-province"|camunda:formRef="no-such-form"|modelcheck.bpmn.unknownForm|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:candidateGroups="governors.N2"|modelcheck.bpmn.group|Task_CollectProvince
            camunda:historyTimeToLive="P1825D"|camunda:versionTag="1"|modelcheck.bpmn.history|planApproval
            id="planApproval"|id="planAgreement"|modelcheck.bpmn.otherProcess|planAgreement
            isExecutable="true"|isExecutable="false"|modelcheck.bpmn.notExecutable|planApproval
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">|<bpmn:conditionExpression language="javascript" xsi:type="bpmn:tFormalExpression">|modelcheck.bpmn.script|Flow_RouteGovernor
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">|<bpmn:conditionExpression camunda:resource="x.js" xsi:type="bpmn:tFormalExpression">|modelcheck.bpmn.script|Flow_RouteGovernor
            name="รวบรวมระดับจังหวัด Collect province"|name=""|modelcheck.lint.label-required|Task_CollectProvince
            name="รวบรวมระดับจังหวัด Collect province"|name="Collect \\${'} ${execution.getProcessEngineServices()} '}"|modelcheck.expression.escaped|Task_CollectProvince
            name="รวบรวมระดับจังหวัด Collect province"|name="Collect #{'} ${execution.getProcessEngineServices()} '}"|modelcheck.expression.unreadable|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:candidateUsers="\\${'} ${execution.getProcessEngineServices()} '}"|modelcheck.expression.escaped|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:candidateUsers="${'},${execution.getProcessEngineServices()}'}"|modelcheck.expression.unreadable|Task_CollectProvince
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:inputOutput><camunda:inputParameter name="a">${true}\\${'} ${execution.getProcessEngineServices()} '}</camunda:inputParameter></camunda:inputOutput>|modelcheck.expression.escaped|Task_CollectProvince
            ${planRoute.nextIs(execution, &#x27;Task_ApprovePlan&#x27;)}|\\${'} ${execution.getProcessEngineServices()} '}|modelcheck.expression.escaped|Flow_RouteGovernor
            <bpmn:extensionElements>|<bpmn:documentation>${execution.getProcessEngineServices()}</bpmn:documentation><bpmn:extensionElements>|modelcheck.expression.member|Task_CollectProvince
            name="รวบรวมระดับจังหวัด Collect province"|name="${''.getClass()}"|modelcheck.expression.member|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:priority="abc"|modelcheck.bpmn.priority|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:priority="${'abc'}"|modelcheck.bpmn.priority|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:jobPriority="high"|modelcheck.bpmn.priority|Task_CollectProvince
            camunda:asyncAfter="true"|camunda:asyncAfter="true" camunda:followUpDate="soon"|modelcheck.bpmn.date|Task_CollectProvince
            camunda:dueDate="${planDueDates.approval(execution)}"|camunda:dueDate="tomorrow"|modelcheck.bpmn.date|Task_CollectProvince
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:inputOutput><camunda:outputParameter name="decision">approve</camunda:outputParameter></camunda:inputOutput>|modelcheck.bpmn.owned|Task_CollectProvince
            <camunda:taskListener delegateExpression="${planTaskAssignment}" event="create" />|<camunda:inputOutput><camunda:inputParameter name="unitCode">N2</camunda:inputParameter></camunda:inputOutput>|modelcheck.bpmn.owned|Task_CollectProvince
            <bpmn:outgoing>Flow_Submitted</bpmn:outgoing>|<bpmn:outgoing>Flow_Submitted</bpmn:outgoing><bpmn:timerEventDefinition id="Timer_Often"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${'R/PT1S'}</bpmn:timeCycle></bpmn:timerEventDefinition>|modelcheck.timer.expression|Timer_Often
            <bpmn:outgoing>Flow_Submitted</bpmn:outgoing>|<bpmn:outgoing>Flow_Submitted</bpmn:outgoing><bpmn:timerEventDefinition id="Timer_Start"><bpmn:timeCycle xsi:type="bpmn:tFormalExpression">R/P1D</bpmn:timeCycle></bpmn:timerEventDefinition>|modelcheck.timer.start|Timer_Start
            targetRef="Gateway_ProvinceConcurs"|targetRef="Gateway_Nowhere"|modelcheck.lint.flow-end|Flow_ProvinceConcursAsked
            targetRef="Gateway_ProvinceConcurs"|targetRef="Gateway_ToRegion"|modelcheck.lint.no-implicit-start|Gateway_ProvinceConcurs
            sourceRef="Task_CollectProvince"|sourceRef="Task_CollectRegion"|modelcheck.lint.no-implicit-split|Task_CollectRegion
            bpmnElement="Task_CollectProvince"|bpmnElement="Task_Elsewhere"|modelcheck.lint.no-bpmndi|Task_CollectProvince
            <bpmn:userTask id="Task_CollectProvince"|<bpmn:scriptTask id="Task_CollectProvince"|modelcheck.xml.malformed|''
            """)
    void whatSpoilsAModelIsNamedWithItsPlace(String text, String instead, String key, String element) {
        String spoilt = approval()
                .replaceFirst(java.util.regex.Pattern.quote(text), java.util.regex.Matcher.quoteReplacement(instead));
        assertThat(spoilt).isNotEqualTo(approval());

        List<ModelFinding> findings = check(APPROVAL, spoilt);

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.message().key()).isEqualTo(key);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.row()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <camunda:out source="planOutcome" target="planOutcome" />|<camunda:out source="unitCode" target="planOutcome" />
            <camunda:out source="planOutcome" target="planOutcome" />|<camunda:out sourceExpression="${'APPROVED'}" target="planOutcome" />
            <camunda:in source="planYear" target="planYear" />|<camunda:in sourceExpression="${2571}" target="planYear" />
            """)
    void aCallHandsOnAVariableOnlyAsItIs(String text, String instead) {
        String file = "01-plan-preparation.bpmn";
        String spoilt = Models.text(Models.PROCESSES.resolve(file)).replace(text, instead);
        assertThat(spoilt).contains(instead);

        assertThat(keys(check(file, spoilt))).containsExactly("modelcheck.bpmn.owned");
    }

    @Test
    void aTaskOthersNameMustStay() {
        String without = approval().replace("Task_ApproveHqPlan", "Task_SignHqPlan");

        assertThat(check(APPROVAL, without)).anySatisfy(finding -> {
            assertThat(finding.message().key()).isEqualTo("modelcheck.bpmn.taskGone");
            assertThat(finding.element()).isEqualTo("Task_ApproveHqPlan");
        });
    }

    @Test
    void aFileOfAnotherNameIsExplained() {
        assertThat(keys(check("02-other.bpmn", approval()))).containsExactly("modelcheck.bpmn.unknownFile");
    }

    @Test
    void aMessageThatTheApplicationSendsMustBeWaitedFor() throws ModelXml.MalformedModelException {
        String file = "01-plan-preparation.bpmn";
        String live = Models.text(Models.PROCESSES.resolve(file));
        String message = ModelXml.read(live.getBytes(UTF_8))
                .children(XmlElement.BPMN, "message")
                .findFirst()
                .orElseThrow()
                .attribute("name");
        ModelSurroundings known = surroundings();

        List<ModelFinding> findings = models.check(
                file,
                live.replace(message, "kamt.renamed").getBytes(UTF_8),
                new ModelSurroundings(
                        known.forms(),
                        known.processes(),
                        Optional.of(ModelXml.read(live.getBytes(UTF_8))),
                        Optional.empty()));

        assertThat(keys(findings)).containsExactly("modelcheck.bpmn.messageGone");
        assertThat(findings.get(0).message().arguments()).containsExactly(message);
    }

    private List<ModelFinding> againstRelease(String file, String content) throws ModelXml.MalformedModelException {
        ModelSurroundings known = surroundings();
        XmlElement release =
                ModelXml.read(Models.text(Models.PROCESSES.resolve(file)).getBytes(UTF_8));
        return models.check(
                file,
                content.getBytes(UTF_8),
                new ModelSurroundings(known.forms(), known.processes(), Optional.empty(), Optional.of(release)));
    }

    @Test
    @DisplayName("a station must record its decision, else a return would count as consent (R-2.4)")
    void aStationsListenersMustStay() throws ModelXml.MalformedModelException {
        String listener =
                "<camunda:taskListener delegateExpression=\"${recordDecisionListener}\" event=\"complete\" />";
        String picked = "<camunda:properties><camunda:property name=\"listener.complete\""
                + " value=\"recordDecisionListener\" /></camunda:properties>";

        List<ModelFinding> findings = againstRelease(APPROVAL, approval().replace(listener, ""));

        assertThat(findings).extracting(ModelFinding::element).contains("Task_ConsiderPlan", "Task_ApproveHqPlan");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message().key()).isEqualTo("modelcheck.bpmn.listenerGone");
            assertThat(finding.message().arguments()).containsExactly("complete: recordDecisionListener");
        });
        assertThat(keys(againstRelease(APPROVAL, approval().replace(listener, picked))))
                .doesNotContain("modelcheck.bpmn.listenerGone");
    }

    @Test
    void whatTheReleaseDoesMustStillBeDone() throws ModelXml.MalformedModelException {
        String file = "01-plan-preparation.bpmn";
        String without = Models.text(Models.PROCESSES.resolve(file))
                .replace("${recordApprovalDelegate}", "${reopenPlanDelegate}");

        List<ModelFinding> findings = againstRelease(file, without);

        assertThat(keys(findings)).containsExactly("modelcheck.bpmn.delegateGone");
        assertThat(findings.get(0).message().arguments()).containsExactly("recordApprovalDelegate");
    }

    @Test
    @DisplayName("external entities and a billion laughs are refused unread")
    void entitiesAreRefusedUnread() {
        String body = approval().substring(approval().indexOf("<bpmn:definitions"));
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body;
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                + body.replaceFirst("อนุมัติแผน", "&c;");

        assertThat(keys(check(APPROVAL, external))).containsExactly("modelcheck.xml.documentType");
        assertThat(keys(check(APPROVAL, laughs))).containsExactly("modelcheck.xml.documentType");
    }

    @ParameterizedTest
    @CsvSource({
        "timeCycle, R/PT1S, modelcheck.timer.often",
        "timeCycle, R3/PT4M, modelcheck.timer.often",
        "timeCycle, R/PT5M, ''",
        "timeCycle, 0 * * * * ?, modelcheck.timer.unreadable",
        "timeDuration, PT30S, modelcheck.timer.short",
        "timeDuration, P1D, ''",
        "timeDuration, P1M2DT3H, ''",
        "timeDuration, soon, modelcheck.timer.unreadable",
        "timeDate, 2026-12-31T09:00:00+07:00, ''",
        "timeDate, tomorrow, modelcheck.timer.unreadable"
    })
    void timesAreReadableAndNeverTooOften(String kind, String text, String key) {
        assertThat(TimerWords.fault(kind, text).map(fault -> fault.key()).orElse(""))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type": "radio"|"type": "filepicker"|modelcheck.form.type
            "type": "radio"|"type": "html"|modelcheck.form.type
            "type": "radio"|"type": "number"|modelcheck.form.notText
            "key": "decision",|"key": "budget",|modelcheck.form.key
            "key": "decision",|"key": "comment",|modelcheck.form.keyTwice
            "schemaVersion": 16|"schemaVersion": 17|modelcheck.form.schema
            "id": "consider-plan"|"id": "consider"|modelcheck.form.id
            "## {{planSummary.title}}|"<img src=x onerror=alert(1)>|modelcheck.form.markup
            ]({{planSummary.planUrl}})|](javascript:alert(1))|modelcheck.form.script
            "## {{planSummary.title}}|"&lt;img src=x onerror=alert(1)&gt;|modelcheck.form.markup
            "## {{planSummary.title}}|"=\\"<b>x</b>\\"|modelcheck.form.markup
            "## {{planSummary.title}}|"{{\\"<\\" + \\"img src=x>\\"}}|modelcheck.form.markup
            ]({{planSummary.planUrl}})|](java&#115;cript:alert(1))|modelcheck.form.script
            ]({{planSummary.planUrl}})|](java\\tscript:alert(1))|modelcheck.form.script
            ]({{planSummary.planUrl}})|](http://elsewhere.example/login)|modelcheck.form.outside
            ]({{planSummary.planUrl}})|](//elsewhere.example/x.png)|modelcheck.form.outside
            "components": [|"components": {|modelcheck.form.malformed
            """)
    void whatSpoilsAFormIsNamed(String text, String instead, String key) {
        String form = Models.text(Models.FORMS.resolve("consider-plan.form"));
        String spoilt = form.replaceFirst(
                java.util.regex.Pattern.quote(text), java.util.regex.Matcher.quoteReplacement(instead));
        assertThat(spoilt).isNotEqualTo(form);

        assertThat(keys(forms.check("consider-plan.form", spoilt.getBytes(UTF_8), Set.of("Task_ConsiderPlan"))))
                .contains(key);
    }

    @Test
    void aFormThatAsksTooLittleIsRefused() {
        String form = Models.text(Models.FORMS.resolve("prepare-plan.form"));

        assertThat(forms.check(
                        "prepare-plan.form", form.getBytes(UTF_8), Set.of("Task_PreparePlan", "Task_ConsiderPlan")))
                .filteredOn(finding -> finding.message().key().equals("modelcheck.form.missing"))
                .extracting(finding -> finding.message().arguments())
                .containsExactly(List.of("comment", "Task_ConsiderPlan"), List.of("decision", "Task_ConsiderPlan"));
    }

    @Test
    void aFormThatNoTaskShowsIsRefused() {
        String form = Models.text(Models.FORMS.resolve("consider-plan.form"));

        assertThat(keys(forms.check("consider-plan.form", form.getBytes(UTF_8), Set.of())))
                .containsExactly("modelcheck.form.unused");
    }
}
