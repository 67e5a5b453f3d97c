package th.kamt.notification.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.notification.MailState;
import th.kamt.notification.Outbox;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /admin/outbox}: mails that could not be sent, and sending them again. */
@PageController
class OutboxPages {

    private final Outbox outbox;
    private final MailRow.Writer rows;
    private final Formats formats;
    private final Words words;

    OutboxPages(Outbox outbox, MailRow.Writer rows, Formats formats, Words words) {
        this.outbox = outbox;
        this.rows = rows;
        this.formats = formats;
        this.words = words;
    }

    /** A mail and whether "send again" can do something for it. */
    record Trouble(MailRow mail, boolean mayTryAgain) {}

    @GetMapping("/admin/outbox")
    String outbox(Model model) {
        var troubled = outbox.troubled().stream()
                .map(mail -> new Trouble(rows.row(mail), mail.state() != MailState.WAITING))
                .toList();
        Outbox.Status status = outbox.status();
        model.addAttribute("troubled", troubled);
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
