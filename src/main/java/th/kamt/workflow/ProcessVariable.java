package th.kamt.workflow;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;
import th.kamt.calendar.PlanYear;

/**
 * A variable of the process models: its name, its type for Java, and the small type the engine keeps (text, number or truth;
 * never a serialized Java object).
 *
 * @param <T> what Java reads and writes
 */
public final class ProcessVariable<T> {

    private final String name;
    private final Function<T, Object> write;
    private final Function<Object, T> read;

    private ProcessVariable(String name, Function<T, Object> write, Function<Object, T> read) {
        this.name = name;
        this.write = write;
        this.read = read;
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, value -> value, String.class::cast);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, value -> value, Boolean.class::cast);
    }

    public static ProcessVariable<Long> number(String name) {
        return new ProcessVariable<>(name, value -> value, value -> ((Number) value).longValue());
    }

    public static <E extends Enum<E>> ProcessVariable<E> oneOf(String name, Class<E> type) {
        return new ProcessVariable<>(name, Enum::name, value -> Enum.valueOf(type, (String) value));
    }

    /** Kept as the number of the B.E. year, so that models can compare it. */
    public static ProcessVariable<PlanYear> planYear(String name) {
        return new ProcessVariable<>(name, PlanYear::buddhistEra, value -> new PlanYear(((Number) value).intValue()));
    }

    public String name() {
        return name;
    }

    /** @throws IllegalStateException if the variable is missing or of another type: the model is wrong */
    public T require(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("process variable " + name + " is missing"));
    }

    /** @throws IllegalStateException if the variable is of another type */
    public Optional<T> find(VariableScope scope) {
        return convert(scope.getVariable(name));
    }

    /** Reads a value the engine handed out, e.g. from {@code RuntimeService.getVariable}. */
    public Optional<T> convert(Object engineValue) {
        try {
            return Optional.ofNullable(engineValue).map(read);
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new IllegalStateException("process variable " + name + " is not what it should be", e);
        }
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, toEngine(value));
    }

    /** The value as the engine keeps it; {@code null} stays {@code null}. */
    public Object toEngine(T value) {
        return value == null ? null : write.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
