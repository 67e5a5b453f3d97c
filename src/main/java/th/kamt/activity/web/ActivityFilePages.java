package th.kamt.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.activity.ActivityDesk;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.web.FieldError;
import th.kamt.web.PageController;

/** Files of an activity: attached, sent and removed on its page. */
@PageController
@RequestMapping("/activities/{id:\\d{1,18}}/attachments")
class ActivityFilePages {

    private final ActivityDesk desk;
    private final ActivityFiles files;
    private final Texts texts;

    ActivityFilePages(ActivityDesk desk, ActivityFiles files, Texts texts) {
        this.desk = desk;
        this.files = files;
        this.texts = texts;
    }

    @PostMapping
    String attach(
            @PathVariable long id,
            @RequestParam(name = Attachments.FIELD, required = false) List<MultipartFile> given,
            RedirectAttributes next) {
        desk.require(id);
        return attempt(id, next, () -> {
            if (!ActivityFiles.anyIn(given)) {
                throw new RefusedException(new Message("attachment.missing"));
            }
            try (CheckedFiles checked = files.check(given)) {
                List<String> added = desk.attach(id, checked);
                return added.isEmpty()
                        ? new Message("attachment.addedNothing")
                        : new Message("attachment.added", String.join(", ", added));
            }
        });
    }

    @PostMapping("/{file:\\d{1,18}}/remove")
    String remove(@PathVariable long id, @PathVariable long file, RedirectAttributes next) {
        return attempt(id, next, () -> new Message("attachment.removed", desk.detach(id, file)));
    }

    private String attempt(long id, RedirectAttributes next, Supplier<Message> work) {
        try {
            next.addFlashAttribute("done", texts.of(work.get()));
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            next.addFlashAttribute(
                    "refusedFiles",
                    e.messages().stream()
                            .map(message -> new FieldError(Attachments.FIELD, texts.of(message)))
                            .toList());
        }
        return "redirect:/activities/" + id;
    }

    @GetMapping("/{file:\\d{1,18}}")
    void send(@PathVariable long id, @PathVariable long file, HttpServletResponse response) throws IOException {
        files.send(desk.file(id, file), response);
    }
}
