package th.kamt.workflow;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.ApplicationContext;

/** The beans expressions may name: delegates, listeners, and what is marked {@link ProcessBean}. Looked up when asked for. */
class ProcessBeans extends AbstractMap<Object, Object> {

    private static final List<Class<?>> TYPES =
            List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final ApplicationContext context;
    private final Map<String, Boolean> reachable = new ConcurrentHashMap<>();

    ProcessBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name
                && context.containsBean(name)
                && reachable.computeIfAbsent(name, this::isReachable);
    }

    private boolean isReachable(String name) {
        return TYPES.stream().anyMatch(type -> context.isTypeMatch(name, type))
                || context.findAnnotationOnBean(name, ProcessBean.class) != null;
    }

    @Override
    public Object get(Object key) {
        return containsKey(key) ? context.getBean((String) key) : null;
    }

    /** Not listed: the engine only looks names up. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
