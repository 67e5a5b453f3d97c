package th.kamt.workflow;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the caller may work on a task. The engine asks in three statements, for every way there is to have the right; nearly always it
 * is the plain one, a grant to the caller for this very task, which the engine, too, puts before all that is granted or revoked otherwise.
 * That is asked first, and the engine for all else.
 */
class TaskRights {

    private static final String GRANTED =
            "select exists (select 1 from ACT_RU_AUTHORIZATION where USER_ID_ = ? and TYPE_ = "
                    + Authorization.AUTH_TYPE_GRANT + " and RESOURCE_TYPE_ = " + Resources.TASK.resourceType()
                    + " and RESOURCE_ID_ = ? and PERMS_ & " + Permissions.TASK_WORK.getValue() + " <> 0)";

    private final JdbcTemplate jdbc;

    TaskRights(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.camunda.bpm.engine.AuthorizationException if they may not */
    void requireWork(CommandContext context, TaskEntity task) {
        Authentication caller = context.getAuthentication();
        if (caller == null || !isGranted(caller, task.getId())) {
            context.getProcessEngineConfiguration()
                    .getCommandCheckers()
                    .forEach(checker -> checker.checkTaskWork(task));
        }
    }

    private boolean isGranted(Authentication caller, String taskId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(GRANTED, Boolean.class, caller.getUserId(), taskId));
    }
}
