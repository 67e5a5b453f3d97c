package th.kamt.entitlement;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.message.Message;

/** What a minimum or a target is set for (6.1.3, 6.1.5): a group of codes that count together. */
public enum EntitlementKind {
    FMS("FMS"),
    RBA("RBA"),
    COM1_1("COM1.1"),
    COM1_2("COM1.2"),
    COM2("COM2");

    private final String code;

    EntitlementKind(String code) {
        this.code = code;
    }

    /** The manual's own text, e.g. {@code COM1.1}. */
    public String code() {
        return code;
    }

    public Message displayName() {
        return new Message("entitlement.kind." + code);
    }

    static Optional<EntitlementKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(text)).findFirst();
    }
}
