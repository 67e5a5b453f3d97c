package th.kamt.exitinterview;

import java.util.List;
import java.util.Map;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** What was entered cannot be kept; says what about which field. */
public class WrongAnswersException extends RefusedException {

    private final transient Map<String, Message> byField;

    public WrongAnswersException(Map<String, Message> byField) {
        super(List.copyOf(byField.values()));
        this.byField = byField;
    }

    /** In the order of the form. */
    public Map<String, Message> byField() {
        return byField;
    }
}
