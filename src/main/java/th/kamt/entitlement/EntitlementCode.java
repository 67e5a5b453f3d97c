package th.kamt.entitlement;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The services, activities and contacts of clause 6.1.3, in the manual's order. */
public enum EntitlementCode {
    FMS1("FMS1", EntitlementKind.FMS),
    FMS2("FMS2", EntitlementKind.FMS),
    FMS3("FMS3", EntitlementKind.FMS),
    FMS4("FMS4", EntitlementKind.FMS),
    FMS5("FMS5", EntitlementKind.FMS),
    FMS6("FMS6", EntitlementKind.FMS),
    FMS7("FMS7", EntitlementKind.FMS),
    RBA1("RBA1", EntitlementKind.RBA),
    RBA2("RBA2", EntitlementKind.RBA),
    RBA3("RBA3", EntitlementKind.RBA),
    RBA4("RBA4", EntitlementKind.RBA),
    RBA5("RBA5", EntitlementKind.RBA),
    COM1_1("COM1.1", EntitlementKind.COM1_1),
    COM1_2("COM1.2", EntitlementKind.COM1_2),
    COM2("COM2", EntitlementKind.COM2);

    private final String code;
    private final EntitlementKind kind;

    EntitlementCode(String code, EntitlementKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The text of files, tables and rows, e.g. {@code COM1.1}. */
    public String code() {
        return code;
    }

    public EntitlementKind kind() {
        return kind;
    }

    /** The manual's full name of the service, activity or contact. */
    public Message displayName() {
        return new Message("entitlement.code." + code);
    }

    /** @throws RefusedException if the text is no code of clause 6.1.3 */
    public static EntitlementCode parse(String text) {
        return of(text).orElseThrow(
                        () -> new RefusedException(new Message("entitlement.code.unknown", String.valueOf(text))));
    }

    static Optional<EntitlementCode> of(String text) {
        return Arrays.stream(values()).filter(value -> value.code.equals(text)).findFirst();
    }

    @Override
    public String toString() {
        return code;
    }
}
