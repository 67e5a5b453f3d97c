package th.kamt.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether the caller may work on a task. The engine asks in three statements, for every way there is to have the right; nearly always it
 * is the plain one, a grant to the caller for this task, and nothing revoked. That is asked first, in one; the engine for all else.
 */
class TaskRights {

    private static final String AUTHORIZED = " exists (select 1 from ACT_RU_AUTHORIZATION where ";
    private static final String GRANTED = "select" + AUTHORIZED + "USER_ID_ = ? and TYPE_ = "
            + Authorization.AUTH_TYPE_GRANT + " and RESOURCE_TYPE_ = " + Resources.TASK.resourceType()
            + " and RESOURCE_ID_ = ? and PERMS_ & " + Permissions.TASK_WORK.getValue() + " <> 0)";
    private static final String REVOKED = " and TYPE_ = " + Authorization.AUTH_TYPE_REVOKE + ")";
    private static final String NONE_REVOKED = " and not" + AUTHORIZED + "USER_ID_ in (?, '*')" + REVOKED;

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
        List<String> groups = caller.getGroupIds() == null ? List.of() : caller.getGroupIds();
        List<String> values = new ArrayList<>(List.of(caller.getUserId(), taskId, caller.getUserId()));
        String asked = GRANTED + NONE_REVOKED;
        if (!groups.isEmpty()) {
            values.addAll(groups);
            asked += " and not" + AUTHORIZED + "GROUP_ID_ in ("
                    + String.join(", ", Collections.nCopies(groups.size(), "?")) + ")" + REVOKED;
        }
        return Boolean.TRUE.equals(jdbc.queryForObject(asked, Boolean.class, values.toArray()));
    }
}
