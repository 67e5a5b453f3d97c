package th.kamt.workflow;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first administrator and the groups every login rests on, before the first request can come in. Rights are
 * granted to groups only.
 */
@Component
class FirstAdministrator implements InitializingBean {

    private static final String ADMIN = "admin";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TransactionTemplate transaction;
    private final String password;

    FirstAdministrator(
            IdentityService identity,
            AuthorizationService authorizations,
            TransactionTemplate transaction,
            @Value("${kamt.admin-password:}") String password) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.transaction = transaction;
        this.password = password;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            ensureGroup(Groups.ADMINISTRATORS, "camunda BPM Administrators", "SYSTEM");
            ensureGroup(Groups.EVERYBODY, "ผู้ใช้ทุกคน", "WORKFLOW");
            ensureGroup(Groups.NATION, "ส่วนกลาง (ดูได้ทั้งประเทศ)", "WORKFLOW");
            for (Resource resource : Resources.values()) {
                grant(Groups.ADMINISTRATORS, resource, Authorization.ANY, Permissions.ALL);
            }
            grant(Groups.EVERYBODY, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(
                    Groups.NATION,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_TASK,
                    ProcessDefinitionPermissions.READ_HISTORY);
            ensureAdministrator();
        });
    }

    private void ensureAdministrator() {
        if (identity.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() > 0) {
            return;
        }
        if (password.isBlank()) {
            throw new NoAdministratorException();
        }
        User admin = identity.newUser(ADMIN);
        admin.setFirstName("ผู้ดูแลระบบ");
        admin.setLastName("");
        admin.setPassword(password);
        identity.saveUser(admin);
        identity.createMembership(ADMIN, Groups.ADMINISTRATORS);
    }

    private void ensureGroup(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        boolean known = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0;
        if (!known) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }
}
