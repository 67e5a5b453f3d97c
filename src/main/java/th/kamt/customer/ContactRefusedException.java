package th.kamt.customer;

import java.util.List;
import java.util.Map;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** What was entered about a contact person cannot be kept; every field that is wrong is named. */
public class ContactRefusedException extends RefusedException {

    private final transient Map<String, Message> byField;

    /** @param byField in the order of the form: {@code name}, {@code position}, {@code phone}, {@code mobile}, {@code email}, {@code lineId} */
    ContactRefusedException(Map<String, Message> byField) {
        super(List.copyOf(byField.values()));
        this.byField = byField;
    }

    public Map<String, Message> byField() {
        return byField;
    }
}
