package th.kamt.activity.process;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityTasks;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.workflow.TaskDesk;
import th.kamt.workflow.TaskLookup;

@Component
class EngineActivityTasks implements ActivityTasks {

    private static final String WINDOW_OPENS = "CatchEvent_WindowOpens";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final IdentityService identity;
    private final TaskDesk desk;
    private final TaskLookup lookup;

    EngineActivityTasks(
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            IdentityService identity,
            TaskDesk desk,
            TaskLookup lookup) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.identity = identity;
        this.desk = desk;
        this.lookup = lookup;
    }

    @Override
    public void together(String person, boolean own, Runnable work) {
        desk.together(own ? person : null, work);
    }

    @Override
    public void complete(Activity activity, String task, Map<String, Object> answers) {
        String open = lookup.idOf(activity.key(), task)
                .orElseThrow(() -> new ConflictException(new Message("workflow.task.alreadyDone")));
        tasks.complete(open, answers);
    }

    @Override
    public void asApplication(Runnable work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            identity.setAuthentication(before);
        }
    }

    @Override
    public void openNow(Activity activity) {
        // The timer is the application's; who may postpone was asked before.
        asApplication(() -> passTimer(activity));
    }

    private void passTimer(Activity activity) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(activity.key())
                .processDefinitionKey("activity")
                .singleResult();
        Job timer = instance == null
                ? null
                : management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(WINDOW_OPENS)
                        .singleResult();
        if (timer == null) {
            throw new ConflictException(new Message("workflow.lostRace"));
        }
        management.executeJob(timer.getId());
    }
}
