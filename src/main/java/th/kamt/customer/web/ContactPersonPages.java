package th.kamt.customer.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactEntry;
import th.kamt.customer.ContactRefusedException;
import th.kamt.customer.Contacts;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.web.FieldError;
import th.kamt.web.PageController;

/** Contact persons entered, changed, confirmed and removed on the account's page. */
@PageController
@RequestMapping("/accounts/{accountId}/contacts")
class ContactPersonPages {

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Contacts contacts;
    private final Texts texts;

    ContactPersonPages(Contacts contacts, Texts texts) {
        this.contacts = contacts;
        this.texts = texts;
    }

    @PostMapping
    String add(@PathVariable String accountId, @RequestParam Map<String, String> fields, RedirectAttributes next) {
        return attempt(accountId, ContactPanel.NEW, fields, next, "customer.contact.added", () -> {
            contacts.add(accountId, entry(fields));
        });
    }

    @PostMapping("/{id:[0-9]{1,18}}")
    String change(
            @PathVariable String accountId,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        requireOf(accountId, id);
        return attempt(accountId, Long.toString(id), fields, next, "customer.contact.saved", () -> {
            contacts.change(id, version(fields), entry(fields));
        });
    }

    @PostMapping("/{id:[0-9]{1,18}}/confirmed")
    String confirm(
            @PathVariable String accountId,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        requireOf(accountId, id);
        return attempt(accountId, Long.toString(id), fields, next, "customer.contact.confirmed", () -> {
            contacts.confirm(id, version(fields));
        });
    }

    @PostMapping("/{id:[0-9]{1,18}}/main")
    String makeMain(
            @PathVariable String accountId,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        requireOf(accountId, id);
        return attempt(accountId, Long.toString(id), fields, next, "customer.contact.isMain", () -> {
            contacts.makeMain(id, version(fields));
        });
    }

    @PostMapping("/{id:[0-9]{1,18}}/removed")
    String remove(
            @PathVariable String accountId,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        requireOf(accountId, id);
        return attempt(accountId, Long.toString(id), fields, next, "customer.contact.isRemoved", () -> {
            contacts.remove(id, version(fields));
        });
    }

    /** A person of another account is not changed under this one's address. */
    private void requireOf(String accountId, long id) {
        boolean theirs = contacts.find(id)
                .filter(contact -> contact.accountId().equals(accountId))
                .isPresent();
        if (!theirs) {
            throw new NotFoundException(new Message("customer.contact.unknown"));
        }
    }

    private String attempt(
            String accountId,
            String form,
            Map<String, String> fields,
            RedirectAttributes next,
            String done,
            Runnable work) {
        try {
            work.run();
            next.addFlashAttribute("saved", texts.of(done));
        } catch (ContactRefusedException e) {
            List<FieldError> errors = new ArrayList<>();
            e.byField()
                    .forEach((field, message) ->
                            errors.add(new FieldError(ContactPanel.fieldId(form, field), texts.of(message))));
            next.addFlashAttribute("contactRefused", entered(form, fields, errors));
        } catch (ConflictException e) {
            // The form then shows what somebody else has made of it.
            next.addFlashAttribute(
                    "contactRefused",
                    entered(
                            "none",
                            Map.of(),
                            List.of(new FieldError(
                                    "contacts", texts.of(e.messages().get(0))))));
        }
        String year = fields.getOrDefault("year", "");
        if (YEAR.matcher(year).matches()) {
            next.addAttribute("year", PlanYear.parse(year).toString());
        }
        return "redirect:/accounts/" + accountId;
    }

    private static ContactPanel.Entered entered(String form, Map<String, String> fields, List<FieldError> errors) {
        Map<String, String> values = new LinkedHashMap<>();
        ContactPanel.FIELDS.forEach(field -> values.put(field, fields.getOrDefault(field, "")));
        return new ContactPanel.Entered(form, values, errors);
    }

    private static ContactEntry entry(Map<String, String> fields) {
        return new ContactEntry(
                fields.get("name"),
                fields.get("position"),
                fields.get("phone"),
                fields.get("mobile"),
                fields.get("email"),
                fields.get("lineId"));
    }

    private static int version(Map<String, String> fields) {
        try {
            return Integer.parseInt(fields.getOrDefault("version", ""));
        } catch (NumberFormatException e) {
            ConflictException changed = new ConflictException(new Message("customer.contact.changed"));
            changed.addSuppressed(e);
            throw changed;
        }
    }
}
