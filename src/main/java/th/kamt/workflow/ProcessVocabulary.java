package th.kamt.workflow;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** The words a process model may use in its expressions: the beans open to models, their methods, and the variables. */
@Component
public class ProcessVocabulary {

    /** What a bean can be bound to. */
    public enum Kind {
        DELEGATE(JavaDelegate.class),
        TASK_LISTENER(TaskListener.class),
        EXECUTION_LISTENER(ExecutionListener.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }
    }

    /** A user task's extension property of this name and an event names a task listener. */
    public static final String LISTENER_PROPERTY = "listener.";

    private static final Set<String> VARIABLES = Stream.of(
                    PlanningVariables.class,
                    DeadlineVariables.class,
                    RequestVariables.class,
                    ActivityVariables.class,
                    CareVariables.class,
                    DataEntryVariables.class)
            .flatMap(contract -> Arrays.stream(contract.getFields()))
            .filter(field -> field.getType() == ProcessVariable.class)
            .map(field -> {
                try {
                    return ((ProcessVariable<?>) field.get(null)).name();
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            })
            .collect(Collectors.toUnmodifiableSet());

    private final ApplicationContext context;
    private final ProcessBeans beans;
    private final TaskContract contract;

    ProcessVocabulary(ApplicationContext context, TaskContract contract) {
        this.context = context;
        this.beans = new ProcessBeans(context);
        this.contract = contract;
    }

    /** Whether the name is a bean that expressions may reach: the engine itself asks the same list. */
    public boolean isBean(String name) {
        return beans.containsKey(name);
    }

    public boolean is(Kind kind, String name) {
        return beans.containsKey(name) && context.isTypeMatch(name, kind.type);
    }

    /** Names of all beans that can be bound there, ordered. */
    public Set<String> all(Kind kind) {
        return new TreeSet<>(Arrays.asList(context.getBeanNamesForType(kind.type)));
    }

    /** Methods that an expression may call: of beans marked {@link ProcessBean}, those of their own; of delegates and listeners none. */
    public Set<String> methodsOf(String bean) {
        if (!beans.containsKey(bean) || context.findAnnotationOnBean(bean, ProcessBean.class) == null) {
            return Set.of();
        }
        return Arrays.stream(AopUtils.getTargetClass(context.getBean(bean)).getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** Process variables that the application declares. */
    public Set<String> variables() {
        return VARIABLES;
    }

    /** Variables that only the application and people's answers write. */
    public Set<String> owned() {
        Set<String> owned = new TreeSet<>(VARIABLES);
        owned.addAll(contract.names());
        return owned;
    }

    /** Names of the variables that completing the task sets. */
    public Set<String> answersOf(String userTask) {
        return contract.fieldsOf(userTask).stream().map(TaskField::name).collect(Collectors.toSet());
    }

    /** Those of them that must be given, always or with another answer; sorted. */
    public Set<String> neededAnswersOf(String userTask) {
        List<TaskField> fields = contract.fieldsOf(userTask);
        List<Map<String, Object>> answers = new ArrayList<>(List.of(Map.of()));
        fields.forEach(field -> field.allowed().forEach(value -> answers.add(Map.of(field.name(), value))));
        return fields.stream()
                .filter(field -> answers.stream().anyMatch(field.requiredWhen()))
                .map(TaskField::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
