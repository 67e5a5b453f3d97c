package th.kamt.workflow;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Reads and replaces what the engine's commands carry; they have no accessors. A renamed field fails loudly. */
final class CommandFields {

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
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new IllegalStateException(type + " has no field " + name + ": another engine version?");
    }
}
