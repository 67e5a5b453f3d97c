package th.kamt.modelcheck;

import static th.kamt.modelcheck.XmlElement.BPMN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of {@code .bpmnlintrc} ({@code bpmnlint:recommended}) on the server, where no Node is: the same names, each with its reason in
 * the reader's words. What only a drawing program can judge (overlapping shapes) stays with bpmnlint.
 */
final class BpmnLint {

    private static final Set<String> ACTIVITIES =
            Set.of("task", "manualTask", "userTask", "serviceTask", "receiveTask", "callActivity", "subProcess");
    private static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent");
    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway");
    private static final Set<String> CONDITIONAL = Set.of("exclusiveGateway", "inclusiveGateway");

    private final Findings findings;
    private final Map<String, XmlElement> byId = new HashMap<>();
    private final Map<String, List<XmlElement>> leaving;
    private final Map<String, List<XmlElement>> arriving;
    private final Set<String> drawn;

    private BpmnLint(XmlElement root, Findings findings) {
        this.findings = findings;
        root.all(BPMN, "process").flatMap(XmlElement::all).forEach(element -> byId.put(element.id(), element));
        leaving = root.all(BPMN, "sequenceFlow").collect(Collectors.groupingBy(flow -> flow.attribute("sourceRef")));
        arriving = root.all(BPMN, "sequenceFlow").collect(Collectors.groupingBy(flow -> flow.attribute("targetRef")));
        drawn = root.all()
                .filter(element -> "BPMNShape".equals(element.local()) || "BPMNEdge".equals(element.local()))
                .map(element -> element.attribute("bpmnElement"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    static void check(XmlElement root, Findings findings) {
        BpmnLint lint = new BpmnLint(root, findings);
        Stream.concat(root.all(BPMN, "process"), root.all(BPMN, "subProcess")).forEach(lint::scope);
        root.all(BPMN, "process").flatMap(XmlElement::all).forEach(lint::element);
    }

    private void scope(XmlElement scope) {
        List<XmlElement> starts = scope.children(BPMN, "startEvent").toList();
        boolean event = "true".equals(scope.attribute("triggeredByEvent"));
        if (starts.isEmpty()) {
            findings.add(scope, "", "modelcheck.lint.start-event-required");
        }
        if (scope.children(BPMN, "endEvent").findAny().isEmpty()) {
            findings.add(scope, "", "modelcheck.lint.end-event-required");
        }
        if (starts.stream().filter(start -> definitions(start) == 0).count() > 1) {
            findings.add(scope, "", "modelcheck.lint.single-blank-start-event");
        }
        boolean inner = scope.isBpmn("subProcess");
        for (XmlElement start : starts) {
            if (event && definitions(start) == 0) {
                findings.add(start, "", "modelcheck.lint.event-sub-process-typed-start-event");
            } else if (inner && !event && definitions(start) > 0) {
                findings.add(start, "", "modelcheck.lint.sub-process-blank-start-event");
            }
        }
        Set<String> ways = new HashSet<>();
        scope.children(BPMN, "sequenceFlow")
                .filter(flow -> !ways.add(flow.attribute("sourceRef") + ">" + flow.attribute("targetRef")))
                .forEach(flow -> findings.add(flow, "", "modelcheck.lint.no-duplicate-sequence-flows"));
    }

    private void element(XmlElement element) {
        String kind = element.local();
        if (!element.namespace().equals(BPMN)) {
            return;
        }
        boolean node = ACTIVITIES.contains(kind) || EVENTS.contains(kind) || GATEWAYS.contains(kind);
        if (node) {
            label(element);
            connections(element);
        }
        if (EVENTS.contains(kind) && definitions(element) > 1) {
            findings.add(element, "", "modelcheck.lint.single-event-definition");
        }
        if ("sequenceFlow".equals(kind)) {
            flow(element);
        }
        if ("inclusiveGateway".equals(kind)) {
            findings.add(element, "", "modelcheck.lint.no-inclusive-gateway");
        }
        if ((node || "sequenceFlow".equals(kind)) && !drawn.contains(element.id())) {
            findings.add(element, "", "modelcheck.lint.no-bpmndi");
        }
    }

    private void label(XmlElement element) {
        boolean gateway = GATEWAYS.contains(element.local());
        boolean asks = CONDITIONAL.contains(element.local()) && out(element).size() > 1;
        boolean inEventSubProcess =
                element.isBpmn("startEvent") && "true".equals(element.parent().attribute("triggeredByEvent"));
        if ((!gateway || asks)
                && !inEventSubProcess
                && element.attribute("name").isBlank()) {
            findings.add(element, "name", "modelcheck.lint.label-required");
        }
    }

    private void connections(XmlElement element) {
        String kind = element.local();
        int in = in(element).size();
        int out = out(element).size();
        boolean eventSubProcess = "true".equals(element.attribute("triggeredByEvent"));
        if (eventSubProcess) {
            return;
        }
        if (in + out == 0) {
            findings.add(element, "", "modelcheck.lint.no-disconnected");
            return;
        }
        if (in == 0 && !Set.of("startEvent", "boundaryEvent").contains(kind)) {
            findings.add(element, "", "modelcheck.lint.no-implicit-start");
        }
        if (out == 0 && !"endEvent".equals(kind)) {
            findings.add(element, "", "modelcheck.lint.no-implicit-end");
        }
        boolean gateway = GATEWAYS.contains(kind);
        if (!gateway && in > 1) {
            findings.add(element, "", "modelcheck.lint.fake-join");
        }
        if (!gateway
                && out(element).stream().filter(flow -> !isConditional(flow)).count() > 1) {
            findings.add(element, "", "modelcheck.lint.no-implicit-split");
        }
        if (gateway && in > 1 && out > 1) {
            findings.add(element, "", "modelcheck.lint.no-gateway-join-fork");
        }
        if (gateway && in == 1 && out == 1) {
            findings.add(element, "", "modelcheck.lint.superfluous-gateway");
        }
        if (CONDITIONAL.contains(kind) && out > 1) {
            out(element).stream()
                    .filter(flow -> !isConditional(flow) && !flow.id().equals(element.attribute("default")))
                    .forEach(flow -> findings.add(flow, "", "modelcheck.lint.conditional-flows"));
        }
        if ("eventBasedGateway".equals(kind) && out < 2) {
            findings.add(element, "", "modelcheck.lint.event-based-gateway");
        }
    }

    private void flow(XmlElement flow) {
        for (String end : List.of("sourceRef", "targetRef")) {
            if (!byId.containsKey(flow.attribute(end))) {
                findings.add(flow, end, "modelcheck.lint.flow-end", flow.attribute(end));
            }
        }
        XmlElement source = byId.get(flow.attribute("sourceRef"));
        if (source != null
                && isConditional(flow)
                && flow.attribute("name").isBlank()
                && CONDITIONAL.contains(source.local())) {
            findings.add(flow, "name", "modelcheck.lint.label-required");
        }
    }

    private static boolean isConditional(XmlElement flow) {
        return flow.child(BPMN, "conditionExpression").isPresent();
    }

    private static long definitions(XmlElement event) {
        return event.children().stream()
                .filter(child -> child.local().endsWith("EventDefinition"))
                .count();
    }

    private List<XmlElement> in(XmlElement element) {
        return arriving.getOrDefault(element.id(), List.of());
    }

    private List<XmlElement> out(XmlElement element) {
        return leaving.getOrDefault(element.id(), List.of());
    }
}
