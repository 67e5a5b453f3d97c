package th.kamt.customer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.ContactAccessLog.Entry;
import th.kamt.customer.ContactAccessLog.Order;
import th.kamt.customer.ContactAccessLog.Query;
import th.kamt.customer.ContactErasure;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.tabular.TableDownload;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** {@code /admin/audit}: who used contact persons' data; and the erasure an account page asks for. */
@PageController
class ContactPages {

    private static final int PAGE = 100;

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

        ListAsk list(String sort, int page) {
            Map<String, String> filters = new LinkedHashMap<>();
            filters.put("person", person);
            filters.put("account", account);
            filters.put("from", from);
            filters.put("to", to);
            return ListAsk.of("/admin/audit", filters, sort, page);
        }
    }

    record Row(String at, String person, String name, String action, String what, String count, String path) {}

    private static List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.stored("person", "customer.audit.who", false, Row::person),
                ListColumn.stored("at", "customer.audit.at", true, Row::at),
                ListColumn.stored("action", "customer.audit.action", false, Row::action),
                ListColumn.stored("what", "customer.audit.what", false, Row::what),
                ListColumn.<Row>stored("count", "customer.audit.count", true, Row::count)
                        .styled("num"));
    }

    @GetMapping(path = "/admin/audit", params = "!format")
    String audit(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Ask ask = new Ask(person, account, from, to);
        Query query = ask.query();
        int found = log.count(query);
        ListAsk at = ListView.within(ask.list(sort, page), found, PAGE);
        List<Row> rows = new ArrayList<>();
        log.find(query, order(at), reversed(at), (at.page() - 1) * PAGE, PAGE, entry -> rows.add(row(entry)));
        model.addAttribute("list", ListView.stored(at, columns(), rows, found, PAGE));
        return "customer/audit";
    }

    private static Order order(ListAsk ask) {
        return switch (ListView.column(columns(), ask.sort())
                .map(ListColumn::key)
                .orElse("")) {
            case "person" -> Order.PERSON;
            case "action" -> Order.ACTION;
            case "what" -> Order.WHAT;
            case "count" -> Order.COUNT;
            default -> Order.AT;
        };
    }

    /** The newest and the largest first, unless asked otherwise. */
    private static boolean reversed(ListAsk ask) {
        return ListView.largestFirst(ask, columns(), true);
    }

    /** Its columns are those other programs read: instants, and actions by name. */
    @GetMapping(path = "/admin/audit", params = "format")
    void export(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        // Before the export is written down as one that happened.
        TableDownload.require(format);
        List<Entry> found = new ArrayList<>();
        Ask ask = new Ask(person, account, from, to);
        ListAsk list = ask.list(sort, 1);
        log.export(ask.query(), order(list), reversed(list), found::add);
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
