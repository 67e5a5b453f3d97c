package th.kamt.workflow;

import java.beans.FeatureDescriptor;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.base.AbstractInstant;
import org.springframework.aop.support.AopUtils;

/**
 * What an expression may do with what it holds: ask an execution or task for the few things models need, call the application's own
 * classes, and use plain values. A model is checked before it goes live; this holds if something gets past the check.
 */
class GuardedElResolver extends ELResolver {

    /** In lower case, with and without {@code get}. */
    private static final Set<String> OF_SCOPE = Set.of(
            "id",
            "name",
            "businesskey",
            "processbusinesskey",
            "processinstanceid",
            "processdefinitionid",
            "currentactivityid",
            "currentactivityname",
            "taskdefinitionkey",
            "assignee",
            "variable",
            "hasvariable");

    /** Doors of every object. */
    private static final Set<String> OF_NOTHING = Set.of("class", "declaringclass", "wait", "notify", "notifyall");

    private static final String OURS = "th.kamt.";

    private final ELResolver engine;

    GuardedElResolver(ELResolver engine) {
        this.engine = engine;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        guard(base, property);
        return engine.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        guard(base, method);
        return engine.invoke(context, base, method, types, arguments);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        guard(base, property);
        return engine.getType(context, base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base != null) {
            throw refused(property);
        }
        engine.setValue(context, null, property, value);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        guard(base, property);
        return engine.isReadOnly(context, base, property);
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return engine.getFeatureDescriptors(context, base);
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return engine.getCommonPropertyType(context, base);
    }

    @Override
    public Object convertToType(ELContext context, Object value, Class<?> type) {
        return engine.convertToType(context, value, type);
    }

    private static void guard(Object base, Object member) {
        if (base == null) {
            return;
        }
        String name = plain(String.valueOf(member));
        boolean open = base instanceof VariableScope
                ? OF_SCOPE.contains(name)
                : !OF_NOTHING.contains(name) && (isValue(base) || isOurs(base));
        if (!open) {
            throw refused(member);
        }
    }

    private static String plain(String member) {
        String name = member.startsWith("get") ? member.substring("get".length()) : member;
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isValue(Object base) {
        return base instanceof CharSequence
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Date
                || base instanceof Temporal
                || base instanceof AbstractInstant
                || base instanceof Collection<?>
                || base instanceof Map<?, ?>
                || base instanceof Optional<?>
                || base.getClass().isArray();
    }

    private static boolean isOurs(Object base) {
        return AopUtils.getTargetClass(base).getName().startsWith(OURS);
    }

    private static ELException refused(Object member) {
        return new ELException("An expression may not use " + member + " here");
    }
}
