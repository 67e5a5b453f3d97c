package th.kamt.request;

import java.util.List;
import java.util.Map;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** What was entered cannot be kept or sent; says what about which field of the form. */
public class WrongFieldsException extends RefusedException {

    private final transient Map<String, Message> byField;

    public WrongFieldsException(Map<String, Message> byField) {
        super(List.copyOf(byField.values()));
        this.byField = byField;
    }

    /** In the order of the form. */
    public Map<String, Message> byField() {
        return byField;
    }
}
