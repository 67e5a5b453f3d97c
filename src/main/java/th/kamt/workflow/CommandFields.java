package th.kamt.workflow;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Reads and replaces what the engine's commands carry; they have no accessors. A renamed field fails loudly. */
final class CommandFields {

    private record Name(Class<?> type, String name) {}

    private static final Map<Name, Field> FIELDS = new ConcurrentHashMap<>();

    private CommandFields() {}

    static Object get(Command<?> command, String name) {
        try {
            return field(command.getClass(), name).get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static void set(Command<?> command, String name, Object value) {
        try {
            field(command.getClass(), name).set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) {
        return FIELDS.computeIfAbsent(new Name(type, name), CommandFields::find);
    }

    private static Field find(Name name) {
        for (Class<?> owner = name.type(); owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name.name())) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new IllegalStateException(name.type() + " has no field " + name.name() + ": another engine version?");
    }
}
