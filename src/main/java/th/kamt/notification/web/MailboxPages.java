package th.kamt.notification.web;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.notification.Mail;
import th.kamt.notification.Mailbox;
import th.kamt.organization.AccessControl;
import th.kamt.web.PageController;

/** {@code /mailbox}: what a person was told; administrators see everybody's. */
@PageController
class MailboxPages {

    /** A choice of a filter. */
    record Choice(String value, String label) {}

    private final Mailbox mailbox;
    private final AccessControl access;
    private final MailRow.Writer rows;

    MailboxPages(Mailbox mailbox, AccessControl access, MailRow.Writer rows) {
        this.mailbox = mailbox;
        this.access = access;
        this.rows = rows;
    }

    @GetMapping("/mailbox")
    String mailbox(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int shown = Math.max(0, Math.min(page, 100_000));
        String who = person.strip();
        Mailbox.Page found = mailbox.newest(who.isEmpty() ? null : who, kind.isEmpty() ? null : kind, shown);
        List<Choice> kinds = mailbox.kinds().stream()
                .map(one -> new Choice(one.id(), rows.kind(one)))
                .toList();
        model.addAttribute("mails", found.mails().stream().map(rows::row).toList());
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", kind);
        model.addAttribute("person", who);
        model.addAttribute("everybody", access.mayAdminister());
        model.addAttribute("older", found.more() ? address(who, kind, shown + 1) : null);
        model.addAttribute("newer", shown > 0 ? address(who, kind, shown - 1) : null);
        model.addAttribute("filtered", !who.isEmpty() || !kind.isEmpty());
        return "notification/mailbox";
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

    private static String address(String person, String kind, int page) {
        return UriComponentsBuilder.fromPath("/mailbox")
                .queryParam("person", "{person}")
                .queryParam("kind", "{kind}")
                .queryParam("page", page)
                .encode()
                .buildAndExpand(person, kind)
                .toUriString();
    }
}
