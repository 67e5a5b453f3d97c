package th.kamt.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.notification.MailText;
import th.kamt.notification.NoticeText;
import th.kamt.notification.NoticeTextEditor;
import th.kamt.notification.NoticeTextEditor.Edited;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /rules/texts}: what notices say, changed by the process owner. */
@PageController
class NoticeTextPages {

    private static final String LIST = "/rules/texts";

    /**
     * A change in the history.
     *
     * @param subject {@code null}: back to the module's own text
     */
    record Change(String at, String by, String language, String subject, List<List<MailText.Line>> body) {}

    private final NoticeTextEditor editor;
    private final MailRow.Writer rows;
    private final Formats formats;
    private final Words words;

    NoticeTextPages(NoticeTextEditor editor, MailRow.Writer rows, Formats formats, Words words) {
        this.editor = editor;
        this.rows = rows;
        this.formats = formats;
        this.words = words;
    }

    @GetMapping(LIST)
    String kinds(Model model) {
        model.addAttribute("kinds", editor.kinds());
        return "notification/texts";
    }

    @GetMapping(LIST + "/{kind}/{language}")
    String text(@PathVariable String kind, @PathVariable String language, Model model) {
        Edited edited = editor.text(kind, locale(language));
        return form(edited, edited.text(), model);
    }

    /** @param action {@code preview}, {@code save} or {@code reset} */
    @PostMapping(LIST + "/{kind}/{language}")
    String change(
            @PathVariable String kind,
            @PathVariable String language,
            @RequestParam String subject,
            @RequestParam String body,
            @RequestParam int version,
            @RequestParam String action,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Locale locale = locale(language);
        NoticeText typed = new NoticeText(subject, body);
        try {
            switch (action) {
                case "preview" -> {
                    model.addAttribute("preview", editor.preview(kind, locale, typed));
                    model.addAttribute(
                            "previewBody",
                            MailText.paragraphs(
                                    editor.preview(kind, locale, typed).body(), ""));
                    return form(editor.text(kind, locale), typed, model);
                }
                case "reset" -> editor.reset(kind, locale, version);
                case "save" -> editor.save(kind, locale, typed, version);
                default -> throw new NotFoundException(new Message("notification.text.unknownAction"));
            }
        } catch (NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            // What was typed stays in the form.
            boolean conflict = e instanceof ConflictException;
            response.setStatus(conflict ? HttpServletResponse.SC_CONFLICT : 422);
            model.addAttribute(
                    "errors",
                    e.messages().stream()
                            .map(message -> new FieldError("body", words.say(message)))
                            .toList());
            return form(editor.text(kind, locale), typed, model);
        }
        next.addFlashAttribute("done", words.say(new Message("notification.text.saved")));
        return "redirect:" + LIST + "/" + kind + "/" + language;
    }

    private String form(Edited edited, NoticeText shown, Model model) {
        String name = rows.kind(edited.kind());
        model.addAttribute("edited", edited);
        model.addAttribute("language", edited.language().getLanguage());
        model.addAttribute("name", name);
        model.addAttribute("shown", shown);
        model.addAttribute("places", "{" + String.join("}  {", edited.places()) + "}");
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(words.say(new Message("web.nav.rules")), "/rules"),
                        new Crumb(words.say(new Message("notification.texts.title")), LIST),
                        new Crumb(name, null)));
        model.addAttribute(
                "history",
                editor.history(edited.kind()).stream()
                        .map(change -> new Change(
                                formats.dayAndTime(change.at()),
                                rows.name(change.by()),
                                words.say(new Message("notification.language."
                                        + change.language().getLanguage())),
                                change.text() == null ? null : change.text().subject(),
                                change.text() == null
                                        ? List.of()
                                        : MailText.paragraphs(change.text().body(), "")))
                        .toList());
        return "notification/text";
    }

    private static Locale locale(String language) {
        return switch (language) {
            case "th" -> Texts.THAI;
            case "en" -> Locale.ENGLISH;
            default -> throw new NotFoundException(new Message("notification.text.unknownKind"));
        };
    }
}
