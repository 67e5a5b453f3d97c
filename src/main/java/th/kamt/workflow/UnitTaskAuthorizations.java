package th.kamt.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Who may see a unit sees its tasks: group {@code unit.CODE}, after the process variable {@code unitCode}. To work on a task
 * is for its candidates and assignee.
 */
class UnitTaskAuthorizations extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTask(Task task) {
        List<AuthorizationEntity> grants = new ArrayList<>();
        AuthorizationEntity[] defaults = super.newTask(task);
        if (defaults != null) {
            grants.addAll(Arrays.asList(defaults));
        }
        if (task instanceof TaskEntity entity
                && entity.getExecution() != null
                && entity.getExecution().getVariable(Groups.UNIT_CODE) instanceof String unit) {
            grants.add(createGrantAuthorization(
                    null, Groups.seesUnit(unit), Resources.TASK, task.getId(), Permissions.READ));
        }
        return grants.toArray(AuthorizationEntity[]::new);
    }

    @Override
    protected AuthorizationEntity getGrantAuthorizationByUserId(String userId, Resource resource, String resourceId) {
        return isNew(resource, resourceId) ? null : super.getGrantAuthorizationByUserId(userId, resource, resourceId);
    }

    @Override
    protected AuthorizationEntity getGrantAuthorizationByGroupId(String groupId, Resource resource, String resourceId) {
        return isNew(resource, resourceId) ? null : super.getGrantAuthorizationByGroupId(groupId, resource, resourceId);
    }

    /** Nobody can have a right yet to a task that this command creates: the database is not asked for it. */
    private static boolean isNew(Resource resource, String resourceId) {
        if (resource != Resources.TASK) {
            return false;
        }
        CachedDbEntity task = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity(TaskEntity.class, resourceId);
        return task != null && task.getEntityState() == DbEntityState.TRANSIENT;
    }
}
