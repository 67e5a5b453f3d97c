package th.kamt.customer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.ContactAccessLog.Entry;
import th.kamt.customer.ContactAccessLog.Query;
import th.kamt.customer.ContactErasure;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.tabular.TableDownload;
import th.kamt.web.PageController;

/** {@code /admin/audit}: who used contact persons' data; and the erasure an account page asks for. */
@PageController
class ContactPages {

    private static final int PAGE = 100;
    private static final int LAST_PAGE = 10_000;

    private final ContactAccessLog log;
    private final ContactErasure erasure;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    ContactPages(
            ContactAccessLog log, ContactErasure erasure, Organization organization, Texts texts, Formats formats) {
        this.log = log;
        this.erasure = erasure;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** What the page was asked for, as typed. */
    record Ask(String person, String account, String from, String to) {

        Query query() {
            return new Query(
                    person.strip(),
                    account.strip(),
                    from.isBlank() ? null : begin(CalendarDates.parse(from)),
                    to.isBlank() ? null : begin(CalendarDates.parse(to).plusDays(1)));
        }

        private static Instant begin(LocalDate day) {
            return ZonedDateTime.of(day.atStartOfDay(), Bangkok.ZONE).toInstant();
        }

        String address(String more, Object value) {
            return UriComponentsBuilder.fromPath("/admin/audit")
                    .queryParam("person", "{person}")
                    .queryParam("account", "{account}")
                    .queryParam("from", "{from}")
                    .queryParam("to", "{to}")
                    .queryParam(more, value)
                    .encode()
                    .buildAndExpand(person, account, from, to)
                    .toUriString();
        }

        public boolean isFilter() {
            return !(person + account + from + to).isBlank();
        }
    }

    record Row(String at, String person, String name, String action, String what, String count, String path) {}

    @GetMapping(path = "/admin/audit", params = "!format")
    String audit(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Ask ask = new Ask(person, account, from, to);
        int shown = Math.max(0, Math.min(page, LAST_PAGE));
        List<Row> rows = new ArrayList<>();
        log.find(ask.query(), shown * PAGE, PAGE + 1, entry -> rows.add(row(entry)));
        model.addAttribute("ask", ask);
        model.addAttribute("rows", rows.subList(0, Math.min(PAGE, rows.size())));
        model.addAttribute("older", rows.size() > PAGE ? ask.address("page", shown + 1) : null);
        model.addAttribute("newer", shown > 0 ? ask.address("page", shown - 1) : null);
        model.addAttribute("xlsx", ask.address("format", "xlsx"));
        model.addAttribute("csv", ask.address("format", "csv"));
        return "customer/audit";
    }

    @GetMapping(path = "/admin/audit", params = "format")
    void export(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        // Before the export is written down as one that happened.
        TableDownload.require(format);
        List<Entry> found = new ArrayList<>();
        log.export(new Ask(person, account, from, to).query(), found::add);
        List<String> header = List.of("at", "person", "name", "action", "what", "count", "path");
        TableDownload.send(response, format, "contact-access", header, table -> {
            for (Entry entry : found) {
                table.row(
                        entry.at().atZone(Bangkok.ZONE).toOffsetDateTime(),
                        entry.person(),
                        name(entry.person()),
                        entry.action(),
                        entry.what(),
                        entry.count(),
                        entry.path());
            }
        });
    }

    @PostMapping("/accounts/{accountId}/contacts/erasure")
    String erase(
            @PathVariable String accountId,
            @RequestParam String reason,
            @RequestParam String year,
            RedirectAttributes next) {
        int erased = erasure.erase(accountId, reason);
        next.addFlashAttribute("saved", texts.of(new Message("customer.erasure.done", formats.number(erased))));
        next.addAttribute("year", year);
        return "redirect:/accounts/" + accountId;
    }

    private Row row(Entry entry) {
        return new Row(
                formats.dayAndTime(entry.at()),
                entry.person(),
                name(entry.person()),
                texts.of("customer.audit.action." + entry.action()),
                entry.what(),
                formats.number(entry.count()),
                entry.path());
    }

    private String name(String person) {
        return organization.employee(person).map(Employee::name).orElse("");
    }
}
