package th.kamt.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.NullValueImpl;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

/** The variables each user task takes, by task definition key; a task not named takes {@code comment} only. */
@Component
public class TaskContract {

    /** Id of the user task in which a unit makes its plan. */
    public static final String PREPARE_PLAN = "Task_PreparePlan";

    public static final String DECISION = "decision";
    public static final String APPROVE = "approve";
    public static final String RETURN = "return";
    public static final String COMMENT = "comment";
    public static final String NOTE = "note";

    private static final List<TaskField> OTHERS = List.of(TaskField.optionalText(COMMENT));
    private static final List<TaskField> APPROVAL = List.of(
            TaskField.requiredChoice(DECISION, APPROVE, RETURN), TaskField.textRequiredIf(COMMENT, DECISION, RETURN));
    private static final List<TaskInput> PLAN = List.of(
            new TaskInput(PREPARE_PLAN, TaskField.optionalText(NOTE)),
            new TaskInput("Task_CollectProvince", APPROVAL),
            new TaskInput("Task_CollectRegion", APPROVAL),
            new TaskInput("Task_ConsiderPlan", APPROVAL),
            new TaskInput("Task_ApprovePlan", APPROVAL),
            new TaskInput("Task_ApproveHqPlan", APPROVAL),
            new TaskInput("Task_ApproveSpending", APPROVAL),
            new TaskInput("Task_ScreenRequest", APPROVAL),
            new TaskInput("Task_ApproveRequest", APPROVAL));

    private final Map<String, List<TaskField>> fields;

    TaskContract(List<TaskInput> inputs) {
        fields = Stream.concat(PLAN.stream(), inputs.stream())
                .collect(Collectors.toMap(TaskInput::taskDefinitionKey, TaskInput::fields));
    }

    public List<TaskField> fieldsOf(String taskDefinitionKey) {
        return fields.getOrDefault(taskDefinitionKey, OTHERS);
    }

    /** Names of all that any task takes. */
    Set<String> names() {
        return Stream.concat(OTHERS.stream(), fields.values().stream().flatMap(List::stream))
                .map(TaskField::name)
                .collect(Collectors.toSet());
    }

    /**
     * The answers as the process may have them: text trimmed, nothing to see as {@code null}, every field of the task present, so that
     * no answer of an earlier round is left standing.
     *
     * @throws RefusedException with every fault found
     */
    Map<String, Object> check(String taskDefinitionKey, Map<String, Object> given) {
        VariableMap values = Variables.fromMap(given == null ? Map.of() : given);
        List<TaskField> expected = fieldsOf(taskDefinitionKey);
        List<Message> faults = new ArrayList<>();
        unknown(expected, values.keySet())
                .forEach(name -> faults.add(new Message("workflow.task.unknownVariable", name)));
        Map<String, Object> answers = new LinkedHashMap<>();
        for (TaskField field : expected) {
            answers.put(field.name(), text(field, values.getValueTyped(field.name()), faults));
        }
        Map<String, Object> complete = new HashMap<>(answers);
        for (TaskField field : expected) {
            if (answers.get(field.name()) == null && field.requiredWhen().test(complete) && faults.isEmpty()) {
                faults.add(new Message("workflow.task.required", label(field.name())));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return answers;
    }

    private static Set<String> unknown(List<TaskField> expected, Set<String> given) {
        Set<String> unknown = new TreeSet<>(given);
        expected.forEach(field -> unknown.remove(field.name()));
        return unknown;
    }

    private static String text(TaskField field, TypedValue value, List<Message> faults) {
        if (value == null || value instanceof NullValueImpl) {
            return null;
        }
        // A serialized object is not even looked into.
        boolean plain = value instanceof PrimitiveValue || value instanceof UntypedValueImpl;
        Object content = plain ? value.getValue() : value;
        if (content == null) {
            return null;
        }
        if (!(content instanceof String given)) {
            faults.add(new Message("workflow.task.notText", label(field.name())));
            return null;
        }
        String text = WrittenWords.of(given);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > field.maxLength()) {
            faults.add(new Message("workflow.task.tooLong", label(field.name()), Integer.toString(field.maxLength())));
        } else if (!field.allowed().isEmpty() && !field.allowed().contains(text)) {
            faults.add(new Message(
                    "workflow.task.notAllowed",
                    label(field.name()),
                    TaskField.choices(field.name(), new TreeSet<>(field.allowed()))));
        }
        return text;
    }

    /** Fields are named in words where the bundle has them. */
    private static Message label(String name) {
        return new Message("workflow.field." + name);
    }
}
