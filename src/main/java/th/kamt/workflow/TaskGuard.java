package th.kamt.workflow;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/**
 * Inside the engine's transaction, before any command on a task: answers are held to the {@link TaskContract}, the modules'
 * {@link TaskCompletionRule}s are asked, and the other ways to the same end are closed, for administrators too.
 */
class TaskGuard extends CommandInterceptor {

    private final TaskContract contract;
    private final ObjectProvider<TaskCompletionRule> rules;
    private final TaskRights rights;
    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    TaskGuard(TaskContract contract, ObjectProvider<TaskCompletionRule> rules, TaskRights rights) {
        this.contract = contract;
        this.rules = rules;
        this.rights = rights;
    }

    @Override
    public <T> T execute(Command<T> command) {
        int outer = depth.get();
        depth.set(outer + 1);
        try {
            return guarded(command, outer == 0 && EngineCall.active());
        } finally {
            if (outer == 0) {
                depth.remove();
            } else {
                depth.set(outer);
            }
        }
    }

    private <T> T guarded(Command<T> command, boolean callers) {
        if (command instanceof CompleteTaskCmd) {
            return complete(command, "variables");
        } else if (command instanceof SubmitTaskFormCmd) {
            return complete(command, "properties");
        } else if (command instanceof TaskQueryImpl query) {
            checkQuery(query);
        } else if (command instanceof HandleTaskBpmnErrorCmd
                || command instanceof HandleTaskEscalationCmd
                || command instanceof DelegateTaskCmd
                || (callers && isVariableChange(command))) {
            throw new ForbiddenException(new Message("workflow.task.onlyByCompleting"));
        } else if (callers && command instanceof ClaimTaskCmd) {
            checkClaim(command);
        } else if (callers && command instanceof AssignTaskCmd && isOwnUnclaim(command)) {
            return Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command));
        } else if (callers && command instanceof SaveTaskCmd && !isAdministratorCalling()) {
            checkFollowUp((TaskEntity) CommandFields.get(command, "task"));
            return Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command));
        }
        return next.execute(command);
    }

    private static boolean isVariableChange(Command<?> command) {
        return command instanceof SetTaskVariablesCmd
                || command instanceof PatchTaskVariablesCmd
                || command instanceof RemoveTaskVariablesCmd;
    }

    /** The engine validates the query itself, but not its or-parts. */
    private static void checkQuery(TaskQueryImpl query) {
        boolean hidden = query.getQueries().stream()
                .anyMatch(part -> part != query && !part.getExpressions().isEmpty());
        if (hidden) {
            throw new BadUserRequestException("Expressions are forbidden in or-queries");
        }
    }

    /** Whether the caller may is asked first, before a rule says anything of the task; the command need not ask it again. */
    private <T> T complete(Command<T> command, String field) {
        checkCompletion(command, field);
        return Context.getCommandContext().runWithoutAuthorization(() -> next.execute(command));
    }

    private void checkCompletion(Command<?> command, String field) {
        TaskEntity task = require((String) CommandFields.get(command, "taskId"));
        CommandContext context = Context.getCommandContext();
        rights.requireWork(context, task);
        if (task.getTaskDefinitionKey() == null) {
            throw new ForbiddenException(new Message("workflow.task.standalone"));
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> given = (Map<String, Object>) CommandFields.get(command, field);
        Map<String, Object> answers = contract.check(task.getTaskDefinitionKey(), given);
        ExecutionEntity process = task.getProcessInstance();
        // Where the process goes on, only the task's own execution tells that somebody was faster.
        if (process == null || task.getExecution() == null) {
            throw new ConflictException(new Message("workflow.task.alreadyDone"));
        }
        TaskCompletion completion = new TaskCompletion(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessInstanceId(),
                process.getBusinessKey(),
                process.getVariable(Groups.UNIT_CODE) instanceof String unit ? unit : null,
                task.getAssignee(),
                person(context),
                answers);
        rules.orderedStream()
                .filter(rule -> rule.appliesTo(task.getTaskDefinitionKey()))
                .forEach(rule -> rule.check(completion));
        // A task-local variable of the same name would catch the answer before the process sees it.
        answers.keySet().stream().filter(task::hasVariableLocal).toList().forEach(task::removeVariableLocal);
        CommandFields.set(command, field, Variables.fromMap(answers));
    }

    private static TaskEntity require(String taskId) {
        CommandContext context = Context.getCommandContext();
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task != null) {
            return task;
        }
        boolean done =
                taskId != null && context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId) != null;
        if (done) {
            throw new ConflictException(new Message("workflow.task.alreadyDone"));
        }
        throw new NotFoundException(new Message("workflow.task.unknown"));
    }

    private static void checkClaim(Command<?> command) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        Object user = CommandFields.get(command, "userId");
        if (caller != null && !isAdministrator(caller) && !Objects.equals(caller.getUserId(), user)) {
            throw new ForbiddenException(new Message("workflow.task.claimForOther"));
        }
    }

    /** Giving a task back needs the right to assign, which would also let it be given to anybody. */
    private static boolean isOwnUnclaim(Command<?> command) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        if (caller == null || CommandFields.get(command, "userId") != null) {
            return false;
        }
        TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById((String)
                CommandFields.get(command, "taskId"));
        return task != null
                && !task.getCandidates().isEmpty()
                && Objects.equals(task.getAssignee(), caller.getUserId());
    }

    /** When to look at it again is the holder's own affair; everything else about a task comes from its process. */
    private static void checkFollowUp(TaskEntity wanted) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        boolean more = wanted.getPropertyChanges().entrySet().stream()
                .filter(change -> !TaskEntity.FOLLOW_UP_DATE.equals(change.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(change -> !isSame(change.getOrgValue(), change.getNewValue()));
        // No task here has any of these; the engine does not note their change.
        boolean foreign = wanted.getParentTaskId() != null
                || wanted.getCaseInstanceId() != null
                || wanted.getTenantId() != null
                || wanted.getDelegationState() != null;
        if (more || foreign || wanted.getRevision() == 0) {
            throw new ForbiddenException(new Message("workflow.task.onlyFollowUp"));
        }
        if (caller == null || !caller.getUserId().equals(wanted.getAssignee())) {
            throw new ForbiddenException(new Message("workflow.task.followUpOfOther"));
        }
    }

    private static boolean isSame(Object before, Object after) {
        if (before instanceof Date then && after instanceof Date now) {
            // One of them may be a Timestamp, which equals no Date.
            return then.toInstant().equals(now.toInstant());
        }
        return Objects.equals(before, after);
    }

    private static boolean isAdministratorCalling() {
        Authentication caller = Context.getCommandContext().getAuthentication();
        return caller != null && isAdministrator(caller);
    }

    private static boolean isAdministrator(Authentication caller) {
        return caller.getGroupIds() != null && caller.getGroupIds().contains(Groups.ADMINISTRATORS);
    }

    private static String person(CommandContext context) {
        if (context.getAuthentication() != null) {
            return context.getAuthentication().getUserId();
        }
        org.springframework.security.core.Authentication login =
                SecurityContextHolder.getContext().getAuthentication();
        return login == null ? null : login.getName();
    }
}
