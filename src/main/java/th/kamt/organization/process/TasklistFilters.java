package th.kamt.organization.process;

import static th.kamt.organization.Role.ASSISTANT_GOVERNOR_REGION;
import static th.kamt.organization.Role.CHIEF_CRM_BUSINESS;
import static th.kamt.organization.Role.CHIEF_CUSTOMER_SERVICE;
import static th.kamt.organization.Role.DEPUTY_GOVERNOR_AREA;
import static th.kamt.organization.Role.DEPUTY_GOVERNOR_BUSINESS;
import static th.kamt.organization.Role.DIRECTOR_CRM;
import static th.kamt.organization.Role.DIRECTOR_ENGINEERING_HQ;
import static th.kamt.organization.Role.DIRECTOR_ENGINEERING_SERVICE;
import static th.kamt.organization.Role.KAMR;
import static th.kamt.organization.Role.NETWORK_UNIT;
import static th.kamt.organization.Role.OFFICE_MANAGER;
import static th.kamt.organization.Role.PROVINCE_CEO;
import static th.kamt.organization.Role.PROVINCE_SERVICE_MANAGER;
import static th.kamt.organization.Role.SECTION_HEAD;
import static th.kamt.organization.Role.SENIOR_KAMR;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Role;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.Groups;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.TaskDates;

/**
 * Tasklist's filters, each for the roles it serves, made at start before the first request: a definition changed by a release
 * changes its filter, and only then; filters people made are left alone. Nodes that start at once take turns.
 */
@Component
class TasklistFilters implements InitializingBean, EngineWords {

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final String UNIT_LABEL = "variable.unit";
    private static final String YEAR_LABEL = "variable.year";
    private static final String NOW = "${now()}";

    /** Posts that get tasks: they prepare plans, decide on them, stand in the line of command above those who do, or look after customers. */
    private static final Set<Role> HAVE_TASKS = Set.of(
            KAMR,
            SECTION_HEAD,
            SENIOR_KAMR,
            NETWORK_UNIT,
            OFFICE_MANAGER,
            PROVINCE_CEO,
            PROVINCE_SERVICE_MANAGER,
            CHIEF_CUSTOMER_SERVICE,
            DIRECTOR_ENGINEERING_SERVICE,
            ASSISTANT_GOVERNOR_REGION,
            DEPUTY_GOVERNOR_AREA,
            DIRECTOR_ENGINEERING_HQ,
            DIRECTOR_CRM,
            CHIEF_CRM_BUSINESS,
            DEPUTY_GOVERNOR_BUSINESS);

    /** Posts below HQ: the engine shows them the tasks of their unit and of those under it. */
    private static final Set<Role> IN_UNITS = Set.of(
            OFFICE_MANAGER,
            PROVINCE_CEO,
            PROVINCE_SERVICE_MANAGER,
            SENIOR_KAMR,
            KAMR,
            SECTION_HEAD,
            NETWORK_UNIT,
            CHIEF_CUSTOMER_SERVICE,
            DIRECTOR_ENGINEERING_SERVICE,
            ASSISTANT_GOVERNOR_REGION,
            DEPUTY_GOVERNOR_AREA);

    /**
     * @param code   part of the message keys {@code organization.filter.CODE}; never changed
     * @param before what the filter was called before it had a code, or {@code null}
     * @param groups who sees it
     */
    private record Made(String code, String before, Set<String> groups, TaskQuery query) {}

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Texts texts;

    TasklistFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Texts texts) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.texts = texts;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            int priority = 0;
            for (Made made : all()) {
                priority += 10;
                ensure(made, priority);
            }
        });
    }

    @Override
    public Set<String> names() {
        return Stream.concat(all().stream().map(Made::code), Stream.of(UNIT_LABEL, YEAR_LABEL))
                .map(TasklistFilters::key)
                .collect(Collectors.toSet());
    }

    private List<Made> all() {
        Set<String> tasksComeTo = groups(HAVE_TASKS);
        Set<String> everybody = Set.of(Groups.EVERYBODY);
        Set<String> nation = Set.of(Groups.NATION);
        return List.of(
                new Made("mine", "งานของฉัน", everybody, query().taskAssigneeExpression(ME)),
                new Made(
                        "thisWeek",
                        null,
                        tasksComeTo,
                        ofMyPosts().dueAfterExpression(NOW).dueBeforeExpression(TaskDates.END_OF_THIS_WEEK)),
                new Made("overdue", null, tasksComeTo, ofMyPosts().dueBeforeExpression(NOW)),
                new Made("allMine", "งานของกลุ่มฉัน", tasksComeTo, ofMyPosts()),
                new Made(
                        "unit",
                        "งานทั้งหมดที่ฉันเห็น",
                        groups(IN_UNITS),
                        query().taskCandidateGroupInExpression(Groups.SEEN_POSTS)
                                .includeAssignedTasks()),
                new Made("nation", null, nation, query()),
                new Made("nationOverdue", null, nation, query().dueBeforeExpression(NOW)));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().active().orderByDueDate().asc();
    }

    /** The assignee of a task has its post, or is one named for it: theirs are among those given to them. */
    private TaskQuery ofMyPosts() {
        return query().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private static Set<String> groups(Set<Role> roles) {
        return roles.stream().map(role -> Groups.role(role.id())).collect(Collectors.toCollection(TreeSet::new));
    }

    private void ensure(Made made, int priority) {
        // Held until the end of this transaction: another node waits here, and then finds the filter made.
        jdbc.update("insert into tasklist_filter (code) values (?) on duplicate key update code = code", made.code());
        Map<String, Object> known =
                jdbc.queryForMap("select filter_id, definition from tasklist_filter where code = ?", made.code());
        Filter filter = existing((String) known.get("filter_id"), made);
        FilterEntity wanted = new FilterEntity("Task");
        wanted.setName(thai(made.code()));
        wanted.setProperties(properties(made, priority));
        wanted.setQuery(made.query());
        String definition = definition(wanted, made.groups());
        if (filter != null && definition.equals(known.get("definition"))) {
            return;
        }
        if (filter == null) {
            filter = filters.newTaskFilter();
        }
        filter.setName(wanted.getName());
        filter.setProperties(wanted.getProperties());
        filter.setQuery(made.query());
        filters.saveFilter(filter);
        share(filter.getId(), made.groups());
        jdbc.update(
                "update tasklist_filter set filter_id = ?, definition = ? where code = ?",
                filter.getId(),
                definition,
                made.code());
    }

    /** The one made before; at the first start with codes also the one of that name which is nobody's own. */
    private Filter existing(String id, Made made) {
        if (id != null) {
            return filters.createFilterQuery().filterId(id).singleResult();
        }
        return made.before() == null
                ? null
                : filters.createFilterQuery().filterName(made.before()).list().stream()
                        .filter(filter -> filter.getOwner() == null)
                        .findFirst()
                        .orElse(null);
    }

    private Map<String, Object> properties(Made made, int priority) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("description", texts.of(new Message(key(made.code())), Locale.ENGLISH));
        properties.put("priority", priority);
        // A list that asked for itself anew would keep the session of an empty desk alive.
        properties.put("refresh", false);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                List.of(
                        variable(PlanningVariables.UNIT_CODE.name(), UNIT_LABEL),
                        variable(PlanningVariables.PLAN_YEAR.name(), YEAR_LABEL)));
        return properties;
    }

    private Map<String, String> variable(String name, String label) {
        return new TreeMap<>(Map.of("name", name, "label", thai(label)));
    }

    private void share(String filter, Set<String> groups) {
        Set<String> present = new TreeSet<>();
        List<Authorization> grants = authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.FILTER)
                .resourceId(filter)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .list();
        for (Authorization grant : grants) {
            if (grant.getGroupId() != null && !groups.contains(grant.getGroupId())) {
                authorizations.deleteAuthorization(grant.getId());
            } else if (grant.getGroupId() != null) {
                present.add(grant.getGroupId());
            }
        }
        for (String group : groups) {
            if (!present.contains(group)) {
                Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                grant.setGroupId(group);
                grant.setResource(Resources.FILTER);
                grant.setResourceId(filter);
                grant.addPermission(Permissions.READ);
                authorizations.saveAuthorization(grant);
            }
        }
    }

    /** The same on every node and at every start, as long as nothing in it changes. */
    private static String definition(FilterEntity wanted, Set<String> groups) {
        return String.join(
                "\n",
                wanted.getName(),
                new TreeMap<>(wanted.getProperties()).toString(),
                wanted.getQueryInternal(),
                String.join(" ", new TreeSet<>(groups)));
    }

    private String thai(String code) {
        return texts.of(new Message(key(code)), Texts.THAI);
    }

    private static String key(String code) {
        return "organization.filter." + code;
    }
}
