package th.kamt.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wrong input, each fault with the field it is in. */
public class FieldsRefusedException extends RefusedException {

    /** @param field as the interface names it, e.g. {@code happenedOn} */
    public record Fault(String field, Message message) {}

    private final transient List<Fault> faults;

    public FieldsRefusedException(List<Fault> faults) {
        super(faults.stream().map(Fault::message).toList());
        this.faults = List.copyOf(faults);
    }

    public FieldsRefusedException(String field, Message message) {
        this(List.of(new Fault(field, message)));
    }

    /** @param byField one fault each, in the order of the form */
    public FieldsRefusedException(Map<String, Message> byField) {
        this(byField.entrySet().stream()
                .map(one -> new Fault(one.getKey(), one.getValue()))
                .toList());
    }

    /** The first fault of each field, in the order of {@link #messages()}. */
    public Map<String, Message> byField() {
        Map<String, Message> byField = new LinkedHashMap<>();
        faults.forEach(fault -> byField.putIfAbsent(fault.field(), fault.message()));
        return byField;
    }

    /** In the order of {@link #messages()}. */
    public List<Fault> faults() {
        return faults;
    }

    /** @throws FieldsRefusedException unless there are none */
    public static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new FieldsRefusedException(faults);
        }
    }

    /** @throws FieldsRefusedException unless there are none */
    public static void throwIfAny(Map<String, Message> byField) {
        if (!byField.isEmpty()) {
            throw new FieldsRefusedException(byField);
        }
    }
}
