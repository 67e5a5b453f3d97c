package th.kamt.dataentry.process;

import static th.kamt.workflow.DataEntryVariables.ENTERED_BY;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import th.kamt.dataentry.DataEntry;
import th.kamt.planning.PlanKey;
import th.kamt.workflow.TaskCompletion;
import th.kamt.workflow.TaskCompletionRule;

/** a share with something missing is not completed, however that is tried. */
@Component
class DataEntryRules implements TaskCompletionRule {

    static final String ENTER_DATA = "Task_EnterData";

    private final DataEntry entry;
    private final TaskService tasks;

    DataEntryRules(DataEntry entry, TaskService tasks) {
        this.entry = entry;
        this.tasks = tasks;
    }

    @Override
    public boolean appliesTo(String taskDefinitionKey) {
        return ENTER_DATA.equals(taskDefinitionKey);
    }

    @Override
    public void check(TaskCompletion completion) {
        String part = ENTERED_BY
                .convert(tasks.getVariable(completion.taskId(), ENTERED_BY.name()))
                .orElseThrow();
        entry.requireComplete(PlanKey.parse(completion.businessKey()), part);
    }
}
