package th.kamt.customer.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.customer.ContactPerson;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.web.FieldError;

/** Contact persons as {@code customer/contacts.html} shows them, and their form. */
@Component("contactPanel")
public class ContactPanel {

    /** The form of somebody not entered yet. */
    static final String NEW = "new";

    static final List<String> FIELDS = List.of("name", "position", "phone", "mobile", "email", "lineId");

    private final Organization organization;
    private final Formats formats;
    private final Texts texts;

    ContactPanel(Organization organization, Formats formats, Texts texts) {
        this.organization = organization;
        this.formats = formats;
        this.texts = texts;
    }

    /**
     * A form that was refused, as it was sent; goes to the page as flash attribute {@code contactRefused}.
     *
     * @param form the person's id, or {@link #NEW}
     */
    public record Entered(String form, Map<String, String> values, List<FieldError> errors) {

        public boolean on(String other) {
            return form.equals(other);
        }

        /** What is wrong with that field of the form, or {@code null}. */
        public String fault(String field) {
            return errors.stream()
                    .filter(error -> fieldId(form, field).equals(error.field()))
                    .map(FieldError::text)
                    .findFirst()
                    .orElse(null);
        }
    }

    static String fieldId(String form, String field) {
        return "contact-" + form + "-" + field;
    }

    public List<String> channels(ContactPerson person) {
        return Stream.of(
                        person.phone(),
                        person.mobile(),
                        person.email(),
                        person.lineId() == null ? null : "LINE " + person.lineId())
                .filter(channel -> channel != null)
                .toList();
    }

    /** Who stands for it: confirmed, entered or changed by, or as the list has it. */
    public String standing(ContactPerson person) {
        if (person.confirmedBy() != null) {
            return say("customer.contact.confirmedBy", person.confirmedBy(), person.confirmedAt());
        }
        return person.changedBy() != null
                ? say("customer.contact.changedBy", person.changedBy(), person.changedAt())
                : say("customer.contact.fromList", person.createdBy(), person.createdAt());
    }

    private String say(String key, String by, Instant at) {
        return texts.of(new Message(key, organization.nameOf(by), formats.day(at)));
    }

    /** What a field of the form holds: what was entered and refused, else the person's, else nothing. */
    public String value(ContactPerson person, Entered entered, String form, String field) {
        if (entered != null && entered.on(form)) {
            return entered.values().getOrDefault(field, "");
        }
        String known = person == null
                ? null
                : switch (field) {
                    case "name" -> person.name();
                    case "position" -> person.position();
                    case "phone" -> person.phone();
                    case "mobile" -> person.mobile();
                    case "email" -> person.email();
                    default -> person.lineId();
                };
        return known == null ? "" : known;
    }

    public String fault(Entered entered, String form, String field) {
        return entered != null && entered.on(form) ? entered.fault(field) : null;
    }

    public List<String> fields() {
        return FIELDS;
    }
}
