package th.kamt.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import th.kamt.calendar.PlanYear;
import th.kamt.simulation.TimeSteps;
import th.kamt.workflow.EngineTime;

/**
 * Runs the jobs of one process instance, and lets people do its tasks; or lets time pass for all of them. The job executor is off
 * and nothing sleeps.
 */
public final class ProcessDriver {

    private static final int MOST_JOBS = 500;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Login login;
    private final EngineTime engineTime;
    private final MovableClock clock;
    private final TimeSteps steps;

    ProcessDriver(
            ManagementService management,
            RuntimeService runtime,
            TaskService tasks,
            Login login,
            EngineTime engineTime,
            MovableClock clock,
            ApplicationEventPublisher events) {
        this.management = management;
        this.runtime = runtime;
        this.tasks = tasks;
        this.login = login;
        this.engineTime = engineTime;
        this.clock = clock;
        this.steps = new TimeSteps(engineTime, clock, clock::moveTo, events);
    }

    /** Has the story begin there; the timers that start processes are set for it. */
    public void begin(Instant start) {
        clock.moveTo(start);
        engineTime.setStartTimersAgain();
    }

    /** Lets time pass for everything, due instant by due instant, with the code of profile {@code simulation}. */
    public TimeSteps.Played playUntil(Instant target) {
        return steps.playUntil(target);
    }

    /** Runs the instance, and those it called, until it waits; a job that fails fails the test. */
    public void run(String instanceId) {
        for (int done = 0; done < MOST_JOBS; done++) {
            Optional<Job> next = Stream.concat(Stream.of(instanceId), calledBy(instanceId))
                    .flatMap(id -> jobs(id).stream())
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            management.executeJob(next.get().getId());
        }
        throw new AssertionError(instanceId + " does not come to rest");
    }

    private Stream<String> calledBy(String instanceId) {
        return runtime.createProcessInstanceQuery().superProcessInstanceId(instanceId).list().stream()
                .map(ProcessInstance::getId);
    }

    private List<Job> jobs(String instanceId) {
        return management
                .createJobQuery()
                .processInstanceId(instanceId)
                .messages()
                .list();
    }

    /** Runs the year and all its units' plans until they wait. */
    public void runYear(PlanYear year) {
        for (boolean moved = true; moved; ) {
            moved = false;
            for (String instance : instancesOf(year)) {
                if (!jobs(instance).isEmpty()) {
                    run(instance);
                    moved = true;
                }
            }
        }
    }

    private List<String> instancesOf(PlanYear year) {
        return Stream.concat(
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(year.toString())
                                .list()
                                .stream(),
                        runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKeyLike(year + "/%")
                                .list()
                                .stream())
                .map(ProcessInstance::getId)
                .toList();
    }

    /** The one active instance of that process and key. */
    public String instance(String processId, String businessKey) {
        List<String> found = instances(processId, businessKey);
        assertThat(found).as(processId + " " + businessKey).hasSize(1);
        return found.get(0);
    }

    public List<String> instances(String processId, String businessKey) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Activities the instance stands at; not those of instances it called. */
    public List<String> waitsAt(String instanceId) {
        return runtime.createExecutionQuery().processInstanceId(instanceId).list().stream()
                .map(Execution::getId)
                .flatMap(execution -> runtime.getActiveActivityIds(execution).stream())
                .distinct()
                .toList();
    }

    /** The unit's open task, in preparation or approval. */
    public Optional<Task> openTask(PlanYear year, String unit) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(year + "/" + unit)
                .processDefinitionKeyIn("planPreparation", "planApproval")
                .list();
        assertThat(open).as("open tasks of " + unit).hasSizeLessThanOrEqualTo(1);
        return open.stream().findFirst();
    }

    public Task task(PlanYear year, String unit) {
        return openTask(year, unit).orElseThrow(() -> new AssertionError(unit + " has no open task"));
    }

    /** Completes the unit's open task as that person, and runs its preparation until it waits. */
    public void complete(PlanYear year, String unit, String person, Map<String, Object> answers) {
        String root = root(year, unit);
        completeOnly(task(year, unit).getId(), person, answers);
        run(root);
    }

    /** Completes the task and leaves the jobs it makes. */
    public void completeOnly(String taskId, String person, Map<String, Object> answers) {
        login.as(person, () -> tasks.complete(taskId, answers));
    }

    private String root(PlanYear year, String unit) {
        return instance("planPreparation", year + "/" + unit);
    }
}
