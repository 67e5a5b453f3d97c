package th.kamt.modelcheck;

import static th.kamt.modelcheck.XmlElement.BPMN;
import static th.kamt.modelcheck.XmlElement.CAMUNDA;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.organization.Role;
import th.kamt.workflow.ProcessContract;
import th.kamt.workflow.ProcessVocabulary;
import th.kamt.workflow.ProcessVocabulary.Kind;

/**
 * Checks a BPMN file before it may go live: that it keeps the names others build on, that it holds nothing but what is listed here, so no
 * script and no class, that every expression stays within the vocabulary, and, by {@link BpmnLint}, that it reads well.
 */
@Component
public class ProcessModelChecks {

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "collaboration",
            "participant",
            "laneSet",
            "lane",
            "flowNodeRef",
            "documentation",
            "extensionElements",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "task",
            "manualTask",
            "userTask",
            "serviceTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "message",
            "signal",
            "error",
            "escalation",
            "messageEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "timerEventDefinition",
            "terminateEventDefinition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition");

    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> READ_NAMESPACES =
            Set.of("", CAMUNDA, "http://www.w3.org/2001/XMLSchema-instance", "http://camunda.org/schema/modeler/1.0");

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");

    private static final Set<String> PLAIN_ATTRIBUTES = Set.of(
            "id",
            "name",
            "isExecutable",
            "processType",
            "isClosed",
            "sourceRef",
            "targetRef",
            "processRef",
            "default",
            "attachedToRef",
            "cancelActivity",
            "isInterrupting",
            "parallelMultiple",
            "messageRef",
            "signalRef",
            "errorRef",
            "escalationRef",
            "calledElement",
            "triggeredByEvent",
            "isSequential",
            "errorCode",
            "escalationCode",
            "eventGatewayType",
            "instantiate",
            "gatewayDirection",
            "associationDirection",
            "textFormat",
            "categoryValueRef",
            "value",
            "targetNamespace",
            "exporter",
            "exporterVersion");

    private static final Set<String> ANYWHERE = Set.of(
            "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "modelerTemplate", "modelerTemplateVersion");

    /** Camunda's attributes of BPMN elements, beside those of {@link #ANYWHERE}. */
    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = Map.of(
            "process",
            Set.of("historyTimeToLive", "versionTag", "isStartableInTasklist"),
            "userTask",
            Set.of(
                    "assignee",
                    "candidateUsers",
                    "candidateGroups",
                    "dueDate",
                    "followUpDate",
                    "priority",
                    "formRef",
                    "formRefBinding"),
            "serviceTask",
            Set.of("delegateExpression"),
            "callActivity",
            Set.of("calledElementBinding"),
            "multiInstanceLoopCharacteristics",
            Set.of("collection", "elementVariable"),
            "errorEventDefinition",
            Set.of("errorCodeVariable", "errorMessageVariable"),
            "escalationEventDefinition",
            Set.of("escalationCodeVariable"));

    /** Camunda's own elements and their attributes. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "taskListener", Set.of("delegateExpression", "event", "id"),
            "executionListener", Set.of("delegateExpression", "event"),
            "failedJobRetryTimeCycle", Set.of(),
            "in", Set.of("source", "sourceExpression", "target", "businessKey", "variables", "local"),
            "out", Set.of("source", "sourceExpression", "target", "variables", "local"),
            "inputOutput", Set.of(),
            "inputParameter", Set.of("name"),
            "outputParameter", Set.of("name"),
            "properties", Set.of(),
            "property", Set.of("id", "name", "value"));

    private static final Set<String> LISTENED = Set.of("create", "assignment", "complete", "update", "delete");
    /** What is carried out is logged in the same sitting: the next task must be there at once, and nothing but gateways lies between. */
    private static final Set<String> ONE_SITTING = Set.of("activity");

    private static final Pattern DAYS = Pattern.compile("P[1-9]\\d{0,4}D");
    private static final Pattern GROUP = Pattern.compile("([a-z][a-z-]*)(?:\\.(.+))?");

    private final ProcessVocabulary words;

    ProcessModelChecks(ProcessVocabulary words) {
        this.words = words;
    }

    /** @return everything found, in the file's order where it has one; empty: it may go live */
    public List<ModelFinding> check(String file, byte[] bytes, ModelSurroundings surroundings) {
        Findings findings = new Findings();
        XmlElement root;
        try {
            root = ModelXml.read(bytes);
        } catch (ModelXml.MalformedModelException e) {
            String key = e.hasDocumentType() ? "modelcheck.xml.documentType" : "modelcheck.xml.malformed";
            findings.add("", "", e.line(), "", new Message(key));
            return findings.list();
        }
        if (!root.isBpmn("definitions")) {
            findings.add(root, "", "modelcheck.bpmn.other");
            return findings.list();
        }
        Optional<XmlElement> process = process(root, file, findings);
        onlyWhatIsListed(root, findings);
        uniqueIds(root, findings);
        if (process.isPresent()) {
            contract(root, process.get(), file, surroundings, findings);
            Expressions expressions = new Expressions(words, variables(root));
            root.all()
                    .filter(ProcessModelChecks::isModel)
                    .forEach(element -> expressions(element, expressions, findings));
            boolean oneSitting = root.all(BPMN, "process").anyMatch(one -> ONE_SITTING.contains(one.id()));
            root.all(BPMN, "userTask").forEach(task -> userTask(task, oneSitting, surroundings, findings));
            root.all(BPMN, "userTask").forEach(task -> pickedListeners(task, findings));
            root.all(BPMN, "serviceTask").forEach(task -> serviceTask(task, findings));
            root.all(BPMN, "callActivity").forEach(call -> callActivity(call, surroundings, findings));
            root.all(BPMN, "timerEventDefinition").forEach(timer -> timer(timer, findings));
            root.all(CAMUNDA, "failedJobRetryTimeCycle").forEach(retries -> retries(retries, findings));
            ModelValues.check(root, words.owned(), findings);
            BpmnLint.check(root, findings);
        }
        return findings.list();
    }

    private static Optional<XmlElement> process(XmlElement root, String file, Findings findings) {
        List<XmlElement> processes = root.children(BPMN, "process").toList();
        if (processes.size() != 1) {
            findings.add(root, "", "modelcheck.bpmn.oneProcess", Integer.toString(processes.size()));
            return Optional.empty();
        }
        XmlElement process = processes.get(0);
        if (!"true".equals(process.attribute("isExecutable"))) {
            findings.add(process, "isExecutable", "modelcheck.bpmn.notExecutable");
        }
        Optional<ProcessContract.Entry> entry = ProcessContract.ofFile(file);
        if (entry.isEmpty()) {
            findings.add(process, "", "modelcheck.bpmn.unknownFile", file);
        } else if (!entry.get().processId().equals(process.id())) {
            findings.add(
                    process, "id", "modelcheck.bpmn.otherProcess", entry.get().processId(), process.id());
        }
        return processes.stream().findFirst();
    }

    private static void contract(
            XmlElement root, XmlElement process, String file, ModelSurroundings surroundings, Findings findings) {
        Set<String> tasks = root.all(BPMN, "userTask").map(XmlElement::id).collect(Collectors.toSet());
        ProcessContract.ofFile(file).stream()
                .flatMap(entry -> new TreeSet<>(entry.userTasks()).stream())
                .filter(task -> !tasks.contains(task))
                .forEach(task -> findings.add(task, "", null, "", new Message("modelcheck.bpmn.taskGone", task)));
        if (!DAYS.matcher(process.camunda("historyTimeToLive")).matches()) {
            findings.add(process, "historyTimeToLive", "modelcheck.bpmn.history");
        }
        Set<String> messages = messages(root);
        surroundings.live().map(ProcessModelChecks::messages).orElse(Set.of()).stream()
                .filter(message -> !messages.contains(message))
                .forEach(message -> findings.add(process, "", "modelcheck.bpmn.messageGone", message));
        surroundings.release().ifPresent(release -> workKept(root, process, release, findings));
    }

    /**
     * What the release's model does must still be done: without its listeners a station's return would count as consent, and
     * nothing would be recorded (R-2.4).
     */
    private static void workKept(XmlElement root, XmlElement process, XmlElement release, Findings findings) {
        Map<String, XmlElement> tasks = root.all(BPMN, "userTask")
                .collect(Collectors.toMap(XmlElement::id, Function.identity(), (one, same) -> one));
        release.all(BPMN, "userTask")
                .filter(task -> tasks.containsKey(task.id()))
                .forEach(before -> {
                    XmlElement task = tasks.get(before.id());
                    Set<String> kept = listeners(task);
                    new TreeSet<>(listeners(before))
                            .stream()
                                    .filter(listener -> !kept.contains(listener))
                                    .forEach(listener ->
                                            findings.add(task, "", "modelcheck.bpmn.listenerGone", listener));
                });
        Set<String> done = delegates(root);
        delegates(release).stream()
                .filter(bean -> !done.contains(bean))
                .forEach(bean -> findings.add(process, "", "modelcheck.bpmn.delegateGone", bean));
    }

    /** {@code event: bean}, however it was written: as an element, or picked from a template. */
    private static Set<String> listeners(XmlElement task) {
        Stream<String> written = task.all(CAMUNDA, "taskListener")
                .map(listener -> listener.attribute("event") + ": " + bean(listener.attribute("delegateExpression")));
        Stream<String> picked = picked(task)
                .map(property -> property.attribute("name").substring(ProcessVocabulary.LISTENER_PROPERTY.length())
                        + ": " + bean(property.attribute("value")));
        return Stream.concat(written, picked).collect(Collectors.toSet());
    }

    private static Set<String> delegates(XmlElement root) {
        return root.all(BPMN, "serviceTask")
                .map(task -> bean(task.camunda("delegateExpression")))
                .filter(bean -> !bean.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String bean(String expression) {
        return expression.replaceAll("[\\s${}#]", "");
    }

    /** Names of the messages that something in the model waits for. */
    private static Set<String> messages(XmlElement root) {
        Set<String> used =
                root.all().map(element -> element.attribute("messageRef")).collect(Collectors.toSet());
        return root.children(BPMN, "message")
                .filter(message -> used.contains(message.id()))
                .map(message -> message.attribute("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Not the drawing, which the engine does not run. */
    private static boolean isModel(XmlElement element) {
        return element.namespace().equals(BPMN) || element.namespace().equals(CAMUNDA);
    }

    private static boolean isDrawing(XmlElement element) {
        for (XmlElement at = element; at.parent() != null; at = at.parent()) {
            if (at.is(DRAWING, "BPMNDiagram") && at.parent().isBpmn("definitions")) {
                return true;
            }
        }
        return false;
    }

    private static void onlyWhatIsListed(XmlElement root, Findings findings) {
        root.all().filter(element -> !isDrawing(element)).forEach(element -> {
            if (element.namespace().equals(BPMN)) {
                bpmn(element, findings);
            } else if (element.namespace().equals(CAMUNDA)) {
                extension(element, findings);
            } else {
                findings.add(element, "", "modelcheck.bpmn.element", element.local());
            }
        });
    }

    private static void bpmn(XmlElement element, Findings findings) {
        String name = element.local();
        if (SCRIPTS.contains(name)) {
            findings.add(element, "", "modelcheck.bpmn.script");
            return;
        }
        if ("businessRuleTask".equals(name)) {
            findings.add(element, "", "modelcheck.bpmn.ruleTask");
            return;
        }
        if (!ELEMENTS.contains(name)) {
            findings.add(element, "", "modelcheck.bpmn.element", name);
            return;
        }
        element.attributes().keySet().forEach(attribute -> {
            if (!READ_NAMESPACES.contains(attribute.namespace())) {
                // The engine reads some namespaces of its past as its own.
                findings.add(element, attribute.local(), keyOf(attribute.local()), attribute.local());
            } else if (attribute.namespace().isEmpty() && !PLAIN_ATTRIBUTES.contains(attribute.local())) {
                boolean script = "language".equals(attribute.local()) || "expressionLanguage".equals(attribute.local());
                findings.add(
                        element,
                        attribute.local(),
                        script ? "modelcheck.bpmn.script" : "modelcheck.bpmn.attribute",
                        attribute.local());
            } else if (attribute.namespace().equals(CAMUNDA) && !isAllowed(name, attribute.local())) {
                findings.add(element, attribute.local(), keyOf(attribute.local()), attribute.local());
            }
        });
    }

    private static boolean isAllowed(String element, String attribute) {
        return ANYWHERE.contains(attribute)
                || CAMUNDA_ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute);
    }

    private static String keyOf(String camundaAttribute) {
        return switch (camundaAttribute) {
            case "class" -> "modelcheck.bpmn.class";
            case "resource" -> "modelcheck.bpmn.script";
            case "formKey", "formHandlerClass" -> "modelcheck.bpmn.formKey";
            default -> "modelcheck.bpmn.attribute";
        };
    }

    private static void extension(XmlElement element, Findings findings) {
        Set<String> allowed = EXTENSIONS.get(element.local());
        if (allowed == null) {
            findings.add(
                    element,
                    "",
                    "script".equals(element.local()) ? "modelcheck.bpmn.script" : "modelcheck.bpmn.element",
                    element.local());
            return;
        }
        element.attributes().keySet().stream()
                .filter(attribute -> !attribute.namespace().isEmpty() || !allowed.contains(attribute.local()))
                .forEach(attribute ->
                        findings.add(element, attribute.local(), keyOf(attribute.local()), attribute.local()));
    }

    private static void uniqueIds(XmlElement root, Findings findings) {
        Set<String> seen = new HashSet<>();
        root.all()
                .filter(element -> isModel(element) && !element.id().isEmpty() && !seen.add(element.id()))
                .forEach(element -> findings.add(element, "id", "modelcheck.bpmn.idTwice", element.id()));
    }

    /** Declared by the application, set by a task of the model, or by the model itself. */
    private Set<String> variables(XmlElement root) {
        Set<String> known = new HashSet<>(words.variables());
        root.all(BPMN, "userTask").forEach(task -> known.addAll(words.answersOf(task.id())));
        root.all(CAMUNDA, "out").forEach(out -> known.add(out.attribute("target")));
        root.all(CAMUNDA, "inputParameter").forEach(input -> known.add(input.attribute("name")));
        root.all(CAMUNDA, "outputParameter").forEach(output -> known.add(output.attribute("name")));
        root.all(BPMN, "multiInstanceLoopCharacteristics").forEach(loop -> {
            known.add(loop.camunda("elementVariable"));
            known.addAll(List.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter"));
        });
        return known;
    }

    private void expressions(XmlElement element, Expressions expressions, Findings findings) {
        if (element.isBpmn("text")) {
            return;
        }
        // A task's documentation is its description, which the engine evaluates as well as its name.
        element.attributes().forEach((attribute, text) -> {
            if ("delegateExpression".equals(attribute.local())) {
                bean(element, text, findings);
            } else if (Expressions.isIn(text) && !"name".equals(attribute.local())) {
                expressions.faultIn(text).ifPresent(fault -> findings.add(element, attribute.local(), fault));
            }
        });
        if (Expressions.isIn(element.text())) {
            expressions.faultIn(element.text()).ifPresent(fault -> findings.add(element, "", fault));
        }
        if (Expressions.isIn(element.attribute("name")) && !element.namespace().equals(CAMUNDA)) {
            // The engine evaluates the names of tasks, messages and the like.
            expressions.faultIn(element.attribute("name")).ifPresent(fault -> findings.add(element, "name", fault));
        }
        if (element.is(CAMUNDA, "taskListener") || element.is(CAMUNDA, "executionListener")) {
            if (element.attribute("delegateExpression").isEmpty()) {
                findings.add(element, "delegateExpression", "modelcheck.bpmn.listenerWithoutBean");
            }
        }
    }

    private void bean(XmlElement element, String text, Findings findings) {
        Kind kind = switch (element.local()) {
            case "taskListener" -> Kind.TASK_LISTENER;
            case "executionListener" -> Kind.EXECUTION_LISTENER;
            default -> Kind.DELEGATE;
        };
        Optional<String> name = Expressions.singleBean(text);
        if (name.isEmpty()) {
            findings.add(element, "delegateExpression", "modelcheck.expression.oneBean", text);
        } else if (!words.is(kind, name.get())) {
            findings.add(
                    element,
                    "delegateExpression",
                    "modelcheck.expression.notA." + kind.name().toLowerCase(java.util.Locale.ROOT),
                    name.get(),
                    String.join(", ", words.all(kind)));
        }
    }

    /** Listeners that a template put in. */
    private static Stream<XmlElement> picked(XmlElement task) {
        return extensions(task, "properties")
                .flatMap(properties -> properties.children(CAMUNDA, "property"))
                .filter(property -> property.attribute("name").startsWith(ProcessVocabulary.LISTENER_PROPERTY));
    }

    private void pickedListeners(XmlElement task, Findings findings) {
        picked(task).forEach(property -> {
            String event = property.attribute("name").substring(ProcessVocabulary.LISTENER_PROPERTY.length());
            String bean = property.attribute("value");
            if (!LISTENED.contains(event)) {
                findings.add(property, "name", "modelcheck.bpmn.attribute", property.attribute("name"));
            }
            if (!words.is(Kind.TASK_LISTENER, bean)) {
                findings.add(
                        property,
                        "value",
                        "modelcheck.expression.notA.task_listener",
                        bean,
                        String.join(", ", words.all(Kind.TASK_LISTENER)));
            }
        });
    }

    private static void userTask(
            XmlElement task, boolean oneSitting, ModelSurroundings surroundings, Findings findings) {
        String form = task.camunda("formRef");
        if (form.isBlank()) {
            findings.add(task, "formRef", "modelcheck.bpmn.noForm", ProcessContract.formOf(task.id()));
        } else if (!surroundings.forms().contains(form)) {
            findings.add(task, "formRef", "modelcheck.bpmn.unknownForm", form);
        }
        if (!form.isBlank() && !"deployment".equals(task.camunda("formRefBinding"))) {
            findings.add(task, "formRefBinding", "modelcheck.bpmn.formBinding");
        }
        for (String group : task.camunda("candidateGroups").split(",", -1)) {
            if (!group.isBlank() && !isKnownGroup(group.strip())) {
                findings.add(task, "candidateGroups", "modelcheck.bpmn.group", group.strip());
            }
        }
        boolean listener = extensions(task, "taskListener").anyMatch(one -> "create".equals(one.attribute("event")))
                || picked(task)
                        .anyMatch(
                                one -> (ProcessVocabulary.LISTENER_PROPERTY + "create").equals(one.attribute("name")));
        if (!listener
                && task.camunda("candidateGroups").isBlank()
                && task.camunda("assignee").isBlank()
                && task.camunda("candidateUsers").isBlank()) {
            findings.add(task, "candidateGroups", "modelcheck.bpmn.nobody");
        }
        if (!oneSitting && !"true".equals(task.camunda("asyncAfter"))) {
            findings.add(task, "asyncAfter", "modelcheck.bpmn.asyncAfter");
        }
        requireRetries(task, findings);
    }

    /** {@code ROLE} or {@code ROLE.UNIT}; the unit may be an expression, and the whole may be one. */
    private static boolean isKnownGroup(String group) {
        if (group.startsWith("${") || group.startsWith("#{")) {
            return true;
        }
        var matcher = GROUP.matcher(group);
        return matcher.matches() && Role.byId(matcher.group(1)).isPresent();
    }

    private static void serviceTask(XmlElement task, Findings findings) {
        if (task.camunda("delegateExpression").isBlank()) {
            findings.add(task, "delegateExpression", "modelcheck.bpmn.noDelegate");
        }
        requireAsyncBefore(task, findings);
        requireRetries(task, findings);
    }

    private static void callActivity(XmlElement call, ModelSurroundings surroundings, Findings findings) {
        String called = call.attribute("calledElement");
        if (!surroundings.processes().contains(called)) {
            findings.add(call, "calledElement", "modelcheck.bpmn.unknownProcess", called);
        }
        if (!Set.of("", "latest").contains(call.camunda("calledElementBinding"))) {
            findings.add(call, "calledElementBinding", "modelcheck.bpmn.calledBinding");
        }
        requireAsyncBefore(call, findings);
        requireRetries(call, findings);
    }

    private static void requireAsyncBefore(XmlElement task, Findings findings) {
        if (!"true".equals(task.camunda("asyncBefore"))) {
            findings.add(task, "asyncBefore", "modelcheck.bpmn.asyncBefore");
        }
    }

    private static void requireRetries(XmlElement task, Findings findings) {
        if (extensions(task, "failedJobRetryTimeCycle").findAny().isEmpty()) {
            findings.add(task, "failedJobRetryTimeCycle", "modelcheck.bpmn.noRetries");
        }
    }

    private static Stream<XmlElement> extensions(XmlElement element, String name) {
        return element.children(BPMN, "extensionElements").flatMap(list -> list.children(CAMUNDA, name));
    }

    private static void retries(XmlElement retries, Findings findings) {
        if (!TimerWords.isSaneRetry(retries.text())) {
            findings.add(retries, "failedJobRetryTimeCycle", "modelcheck.bpmn.retries", retries.text());
        }
    }

    private static void timer(XmlElement timer, Findings findings) {
        List<XmlElement> times = new ArrayList<>();
        timer.children().stream()
                .filter(child -> child.local().startsWith("time"))
                .forEach(times::add);
        if (times.size() != 1) {
            findings.add(timer, "", "modelcheck.bpmn.noTime");
            return;
        }
        XmlElement time = times.get(0);
        if (Expressions.isIn(time.text())) {
            if (!Expressions.isBeanCall(time.text())) {
                findings.add(timer, time.local(), "modelcheck.timer.expression", time.text());
            }
            return;
        }
        Optional<Message> fault = TimerWords.fault(time.local(), time.text());
        fault.ifPresent(message -> findings.add(timer, time.local(), message));
    }
}
