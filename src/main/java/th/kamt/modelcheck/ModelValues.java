package th.kamt.modelcheck;

import static th.kamt.modelcheck.XmlElement.BPMN;
import static th.kamt.modelcheck.XmlElement.CAMUNDA;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what a model says outside of expressions can be used once it runs: numbers and times, and the variables it writes. The engine
 * takes most of it as it is and fails later, in the work of people who did not make the model.
 */
final class ModelValues {

    /** Processes that begin at a time; every other one begins when the application starts it. */
    private static final Set<String> STARTED_BY_TIME =
            Set.of("activityOpening", "contactRetention", "dailyMailDigest", "endAccess", "keyAccountYear");

    /** Variables of the application that a loop may write, because what it goes through is the application's too. */
    private static final Map<String, String> LOOPED = Map.of("enteredBy", "${dataEntryPeople.of(execution)}");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern TIMES = Pattern.compile("[1-9]\\d{0,2}");
    private static final List<String> PRIORITIES = List.of("priority", "jobPriority");
    private static final List<String> DATES = List.of("dueDate", "followUpDate");
    /** Attributes that name a variable to be written. */
    private static final List<String> WRITTEN =
            List.of("elementVariable", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable");

    private ModelValues() {}

    /** @param owned variables that only the application and people's answers write */
    static void check(XmlElement root, Set<String> owned, Findings findings) {
        root.all().forEach(element -> {
            if (element.namespace().equals(BPMN)) {
                numbers(element, findings);
                WRITTEN.stream()
                        .filter(attribute -> !isLooped(element, attribute))
                        .forEach(attribute -> written(element, attribute, element.camunda(attribute), owned, findings));
            }
        });
        root.all(BPMN, "timerEventDefinition").forEach(timer -> start(timer, findings));
        Stream.of("inputParameter", "outputParameter")
                .flatMap(kind -> root.all(CAMUNDA, kind))
                .forEach(one -> written(one, "name", one.attribute("name"), owned, findings));
        Stream.of("in", "out")
                .flatMap(kind -> root.all(CAMUNDA, kind))
                .filter(one -> !one.attribute("source").equals(one.attribute("target"))
                        || !one.attribute("sourceExpression").isEmpty())
                .forEach(one -> written(one, "target", one.attribute("target"), owned, findings));
    }

    private static boolean isLooped(XmlElement element, String attribute) {
        return attribute.equals("elementVariable")
                && element.camunda("collection").equals(LOOPED.get(element.camunda(attribute)));
    }

    private static void numbers(XmlElement element, Findings findings) {
        for (String attribute : PRIORITIES) {
            String text = element.camunda(attribute);
            if (!text.isEmpty() && !WHOLE.matcher(text).matches() && !Expressions.isBeanCall(text)) {
                findings.add(element, attribute, "modelcheck.bpmn.priority", text);
            }
        }
        for (String attribute : DATES) {
            String text = element.camunda(attribute);
            if (!text.isEmpty() && !TimerWords.isDateOrPeriod(text) && !Expressions.isBeanCall(text)) {
                findings.add(element, attribute, "modelcheck.bpmn.date", text);
            }
        }
        if (element.isBpmn("loopCardinality")
                && !TIMES.matcher(element.text()).matches()
                && !Expressions.isBeanCall(element.text())) {
            findings.add(element, "loopCardinality", "modelcheck.bpmn.times", element.text());
        }
    }

    private static void start(XmlElement timer, Findings findings) {
        XmlElement event = timer.parent();
        XmlElement around = event.parent();
        if (event.isBpmn("startEvent") && around.isBpmn("process") && !STARTED_BY_TIME.contains(around.id())) {
            findings.add(timer, "", "modelcheck.timer.start", around.id());
        }
    }

    private static void written(
            XmlElement element, String attribute, String variable, Set<String> owned, Findings findings) {
        if (owned.contains(variable.strip())) {
            findings.add(element, attribute, "modelcheck.bpmn.owned", variable);
        }
    }
}
