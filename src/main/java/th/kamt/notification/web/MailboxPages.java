package th.kamt.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.message.Texts;
import th.kamt.notification.Mail;
import th.kamt.notification.Mailbox;
import th.kamt.organization.AccessControl;
import th.kamt.web.Choice;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** {@code /mailbox}: what a person was told; administrators see everybody's. */
@PageController
class MailboxPages {

    private final Mailbox mailbox;
    private final AccessControl access;
    private final MailRow.Writer rows;
    private final Texts texts;

    MailboxPages(Mailbox mailbox, AccessControl access, MailRow.Writer rows, Texts texts) {
        this.mailbox = mailbox;
        this.access = access;
        this.rows = rows;
        this.texts = texts;
    }

    private List<ListColumn<MailRow>> columns() {
        List<ListColumn<MailRow>> columns = new ArrayList<>();
        columns.add(ListColumn.stored("subject", "notification.mailbox.subject", false, MailRow::subject));
        if (access.mayAdminister()) {
            columns.add(ListColumn.stored("to", "notification.mailbox.to", false, MailRow::recipient));
        }
        columns.add(ListColumn.stored("at", "notification.mailbox.at", true, MailRow::at));
        columns.add(ListColumn.stored("state", "notification.mailbox.state", false, MailRow::state));
        return columns;
    }

    @GetMapping("/mailbox")
    String mailbox(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("person", person);
        filters.put("kind", kind);
        ListAsk ask = ListAsk.of("/mailbox", filters, sort, page);
        int found = mailbox.count(whose(ask), kindOf(ask));
        if (!format.isEmpty()) {
            ListView.send(response, format, "mailbox", columns(), rows(ask, 0, found), texts);
            return null;
        }
        ListAsk at = ListView.within(ask, found, ListView.PAGE);
        model.addAttribute(
                "list",
                ListView.stored(
                        at, columns(), rows(at, (at.page() - 1) * ListView.PAGE, ListView.PAGE), found, ListView.PAGE));
        model.addAttribute(
                "kinds",
                mailbox.kinds().stream()
                        .map(one -> new Choice(one.id(), rows.kind(one)))
                        .toList());
        model.addAttribute("everybody", access.mayAdminister());
        return "notification/mailbox";
    }

    private List<MailRow> rows(ListAsk ask, int skip, int most) {
        String key = ListView.column(columns(), ask.sort()).map(ListColumn::key).orElse("");
        Mailbox.Order order = switch (key) {
            case "subject" -> Mailbox.Order.SUBJECT;
            case "to" -> Mailbox.Order.RECIPIENT;
            case "state" -> Mailbox.Order.STATE;
            default -> Mailbox.Order.AT;
        };
        boolean backward = ask.sort().startsWith("-");
        // Newest first unless asked otherwise.
        boolean reversed = order == Mailbox.Order.AT ? key.isEmpty() || !backward : backward;
        return mailbox.page(whose(ask), kindOf(ask), order, reversed, skip, most).stream()
                .map(rows::row)
                .toList();
    }

    private static String whose(ListAsk ask) {
        return ask.filter("person").isEmpty() ? null : ask.filter("person");
    }

    private static String kindOf(ListAsk ask) {
        return ask.filter("kind").isEmpty() ? null : ask.filter("kind");
    }

    @GetMapping("/mailbox/{id}")
    String mail(@PathVariable long id, Model model) {
        Mail mail = mailbox.mail(id);
        model.addAttribute("mail", rows.row(mail));
        model.addAttribute("language", mail.language().getLanguage());
        model.addAttribute("paragraphs", mailbox.text(mail));
        model.addAttribute("path", mail.path());
        return "notification/mail";
    }
}
