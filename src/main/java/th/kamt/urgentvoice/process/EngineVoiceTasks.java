package th.kamt.urgentvoice.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.VoiceTasks;
import th.kamt.workflow.TaskDesk;

@Component
class EngineVoiceTasks implements VoiceTasks {

    private final TaskService tasks;
    private final TaskDesk desk;
    private final AccessControl access;

    EngineVoiceTasks(TaskService tasks, TaskDesk desk, AccessControl access) {
        this.tasks = tasks;
        this.desk = desk;
        this.access = access;
    }

    @Override
    public Optional<String> open(UrgentVoice voice) {
        return openTasks(voice.businessKey()).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(voice.stage().task()))
                .map(Task::getId)
                .findFirst();
    }

    List<Task> openTasks(String businessKey) {
        return tasks.createTaskQuery()
                .processDefinitionKey(URGENT_VOICE)
                .processInstanceBusinessKey(businessKey)
                .list();
    }

    @Override
    public void complete(String taskId, Map<String, Object> answers) {
        desk.complete(taskId, access.currentPerson(), answers);
    }
}
