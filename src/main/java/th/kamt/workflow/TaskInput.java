package th.kamt.workflow;

import java.util.List;

/** What a user task takes; a module declares its tasks as beans of this type. All else is refused. */
public record TaskInput(String taskDefinitionKey, List<TaskField> fields) {

    public TaskInput {
        fields = List.copyOf(fields);
    }

    public TaskInput(String taskDefinitionKey, TaskField... fields) {
        this(taskDefinitionKey, List.of(fields));
    }
}
