package th.kamt.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.notification.MailState;
import th.kamt.notification.Outbox;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /admin/outbox}: mails that could not be sent, and sending them again. */
@PageController
class OutboxPages {

    private final Outbox outbox;
    private final MailRow.Writer rows;
    private final Formats formats;
    private final Words words;
    private final Texts texts;

    OutboxPages(Outbox outbox, MailRow.Writer rows, Formats formats, Words words, Texts texts) {
        this.outbox = outbox;
        this.rows = rows;
        this.formats = formats;
        this.words = words;
        this.texts = texts;
    }

    /** A mail and whether "send again" can do something for it. */
    record Trouble(MailRow mail, boolean mayTryAgain) {

        private boolean isNamed(String text) {
            return Stream.of(mail.subject(), mail.recipient(), mail.address(), mail.error())
                    .filter(Objects::nonNull)
                    .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
        }
    }

    private static List<ListColumn<Trouble>> columns() {
        return List.of(
                ListColumn.<Trouble>text(
                        "subject",
                        "notification.mailbox.subject",
                        one -> one.mail().subject()),
                ListColumn.<Trouble>plain(
                                "at",
                                "notification.mailbox.at",
                                one -> one.mail().at())
                        .fileOnly(),
                ListColumn.<Trouble>text(
                        "to", "notification.mailbox.to", one -> one.mail().recipient()),
                ListColumn.<Trouble>plain(
                                "address",
                                "notification.mailbox.to",
                                one -> one.mail().address())
                        .fileOnly(),
                ListColumn.<Trouble>text(
                        "state", "notification.mailbox.state", one -> one.mail().state()),
                ListColumn.<Trouble>text(
                        "error", "notification.outbox.error", one -> one.mail().error()),
                ListColumn.<Trouble>plain("again", "notification.outbox.again", one -> "")
                        .pageOnly());
    }

    @GetMapping("/admin/outbox")
    String outbox(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ListAsk ask = ListAsk.of("/admin/outbox", Map.of("q", q), sort, page);
        List<Trouble> troubled = outbox.troubled().stream()
                .map(mail -> new Trouble(rows.row(mail), mail.state() != MailState.WAITING))
                .filter(one -> one.isNamed(ask.filter("q")))
                .toList();
        if (!format.isEmpty()) {
            ListView.send(response, format, "outbox", columns(), ListView.sorted(ask, columns(), troubled), texts);
            return null;
        }
        Outbox.Status status = outbox.status();
        model.addAttribute("list", ListView.of(ask, columns(), troubled));
        model.addAttribute("status", status);
        model.addAttribute("waiting", formats.number(status.waiting()));
        model.addAttribute("lag", formats.number(status.lag().toMinutes()));
        return "notification/outbox";
    }

    @PostMapping("/admin/outbox/{id}/again")
    String again(@PathVariable long id, RedirectAttributes next) {
        try {
            outbox.sendAgain(id);
            next.addFlashAttribute("done", words.say(new Message("notification.outbox.again.done", 1)));
        } catch (ConflictException e) {
            next.addFlashAttribute("refused", words.say(e.messages().get(0)));
        }
        return "redirect:/admin/outbox";
    }

    @PostMapping("/admin/outbox/again")
    String allAgain(RedirectAttributes next) {
        int sent = outbox.sendAllFailedAgain();
        next.addFlashAttribute("done", words.say(new Message("notification.outbox.again.done", sent)));
        return "redirect:/admin/outbox";
    }
}
