package th.kamt.organization.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationChanged;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.Visibility;
import th.kamt.workflow.Groups;

/**
 * Keeps the engine's users and groups as the organisation is: a user for each person, a group {@code <role>.<UNIT>} for each
 * post held, {@code role.<role>} over all of a role's posts, and {@code unit.<CODE>} for those who may see a unit; who has left is in {@link Groups#LEFT} alone. Runs in the import's transaction, and touches changed
 * people only.
 */
@Component
class IdentitySync {

    private static final String DEMO_PASSWORD = "demo";
    private static final String TYPE = "WORKFLOW";

    /** People a flush: enough to save round trips, few enough for the engine's cache. */
    private static final int BATCH = 100;

    private final Organization organization;
    private final IdentityService identity;
    private final CommandExecutor commands;
    private final Texts texts;
    private final boolean defaultPasswords;

    IdentitySync(
            Organization organization,
            IdentityService identity,
            CommandExecutor commands,
            Texts texts,
            @Value("${kamt.default-passwords}") boolean defaultPasswords) {
        this.organization = organization;
        this.identity = identity;
        this.commands = commands;
        this.texts = texts;
        this.defaultPasswords = defaultPasswords;
    }

    @EventListener
    @Transactional
    public void apply(OrganizationChanged change) {
        Set<String> people = new TreeSet<>(change.employeeIds());
        for (String code : change.unitCodes()) {
            organization.unit(code).ifPresent(unit -> people.addAll(whoMightSee(unit)));
        }
        Set<String> groups = new HashSet<>();
        List<String> ordered = List.copyOf(people);
        for (int from = 0; from < ordered.size(); from += BATCH) {
            List<String> batch = ordered.subList(from, Math.min(from + BATCH, ordered.size()));
            commands.execute(context -> {
                context.runWithoutAuthorization(() -> {
                    batch.forEach(id -> organization.employee(id).ifPresent(person -> sync(person, groups)));
                    return null;
                });
                return null;
            });
        }
    }

    /** A new or moved unit is seen by the people of the units above it. */
    private Set<String> whoMightSee(Unit unit) {
        Set<String> people = new HashSet<>();
        for (Unit above : organization.units()) {
            if (above.contains(unit)) {
                organization.employeesOf(above.code()).forEach(person -> people.add(person.employeeId()));
                for (Role role : Role.values()) {
                    organization
                            .holders(new RoleAt(role, above.code()))
                            .forEach(person -> people.add(person.employeeId()));
                }
            }
        }
        return people;
    }

    private void sync(Employee person, Set<String> ensured) {
        saveUser(person);
        Set<String> wanted = groupsOf(person);
        Set<String> held = new HashSet<>();
        identity.createGroupQuery().groupMember(person.employeeId()).unlimitedList().stream()
                .map(Group::getId)
                // Administrators are named by hand, not by the organisation.
                .filter(group -> !group.equals(Groups.ADMINISTRATORS))
                .forEach(held::add);
        for (String group : wanted) {
            if (!held.contains(group)) {
                ensureGroup(group, ensured);
                identity.createMembership(person.employeeId(), group);
            }
        }
        for (String group : held) {
            if (!wanted.contains(group)) {
                identity.deleteMembership(person.employeeId(), group);
            }
        }
    }

    private void saveUser(Employee person) {
        User user = identity.createUserQuery().userId(person.employeeId()).singleResult();
        if (user == null) {
            user = identity.newUser(person.employeeId());
            if (defaultPasswords) {
                user.setPassword(DEMO_PASSWORD);
            }
        }
        List<String> names = new ArrayList<>(List.of(person.name().strip().split("\\s+", 2)));
        user.setFirstName(names.get(0));
        user.setLastName(names.size() > 1 ? names.get(1) : "");
        user.setEmail(person.email());
        identity.saveUser(user);
    }

    private Set<String> groupsOf(Employee person) {
        if (organization.hasLeft(person.employeeId())) {
            return Set.of(Groups.LEFT);
        }
        Set<String> groups = new TreeSet<>();
        groups.add(Groups.EVERYBODY);
        for (RoleAt post : person.posts()) {
            groups.add(post.group());
            groups.add(Groups.role(post.role().id()));
        }
        Visibility visibility = Visibility.of(person, organization);
        if (visibility.nation()) {
            groups.add(Groups.NATION);
        }
        organization.units().stream()
                .filter(visibility::seesWithoutNation)
                .forEach(unit -> groups.add(Groups.seesUnit(unit.code())));
        return groups;
    }

    private void ensureGroup(String id, Set<String> ensured) {
        if (!ensured.add(id) || identity.createGroupQuery().groupId(id).count() > 0) {
            return;
        }
        Group group = identity.newGroup(id);
        group.setName(nameOf(id));
        group.setType(TYPE);
        identity.saveGroup(group);
    }

    private String nameOf(String group) {
        String ofRole = Groups.roleOf(group);
        if (ofRole != null) {
            return Role.byId(ofRole)
                    .map(role -> texts.of(new Message(role.messageKey()), Texts.THAI))
                    .orElse(ofRole);
        }
        int dot = group.indexOf('.');
        if (dot < 0) {
            return group;
        }
        Message name = RoleAt.parse(group)
                .map(organization::postName)
                .orElseGet(() ->
                        new Message("organization.group.seesUnit", organization.unitName(group.substring(dot + 1))));
        return texts.of(name, Texts.THAI);
    }
}
