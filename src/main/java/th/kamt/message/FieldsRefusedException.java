package th.kamt.message;

import java.util.List;

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
}
