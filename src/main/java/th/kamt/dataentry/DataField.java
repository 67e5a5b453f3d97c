package th.kamt.dataentry;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.customer.Contacts;

/** What the table {@code dataEntryFields} may ask (fields of, and that the plan says who does what when). */
public enum DataField {
    CA_NUMBERS(Of.ACCOUNT),
    BUSINESS_NAME(Of.ACCOUNT),
    TIER(Of.ACCOUNT),
    CONTACT_NAME(Of.ACCOUNT),
    CONTACT_POSITION(Of.ACCOUNT),
    CONTACT_PHONE_OR_MOBILE(Of.ACCOUNT),
    CONTACT_PHONE(Of.ACCOUNT),
    CONTACT_MOBILE(Of.ACCOUNT),
    CONTACT_EMAIL_OR_LINE_ID(Of.ACCOUNT),
    CONTACT_EMAIL(Of.ACCOUNT),
    CONTACT_LINE_ID(Of.ACCOUNT),
    CONTACT_CONFIRMED(Of.ACCOUNT),
    /** A KAMR, or for Streamline somebody who stands for the section head. */
    CARER(Of.PLAN),
    /** At least one planned service, activity or contact; for Streamline its group's count. */
    SCHEDULE(Of.PLAN),
    KAMR_NAME(Of.KAMR),
    KAMR_NUMBER(Of.KAMR),
    KAMR_UNIT(Of.KAMR),
    KAMR_EMAIL(Of.KAMR);

    /** Whose field it is. */
    public enum Of {
        ACCOUNT,
        PLAN,
        KAMR
    }

    private final Of of;

    DataField(Of of) {
        this.of = of;
    }

    public Of of() {
        return of;
    }

    /** The part of a contact person it asks, if it does. */
    public Optional<Contacts.Part> contactPart() {
        return Arrays.stream(Contacts.Part.values())
                .filter(part -> part.name().equals(name()))
                .findFirst();
    }

    public String messageKey() {
        return "dataentry.field." + name();
    }
}
