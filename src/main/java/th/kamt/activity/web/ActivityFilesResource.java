package th.kamt.activity.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import th.kamt.activity.ActivityDesk;
import th.kamt.attachment.AttachedFile;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.calendar.Bangkok;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;

/** Files of an activity, by REST. */
@RestController
@RequestMapping("/api/activities/{activityId:\\d{1,18}}/attachments")
class ActivityFilesResource {

    private final ActivityDesk desk;
    private final ActivityFiles files;

    ActivityFilesResource(ActivityDesk desk, ActivityFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /**
     * @param size   in bytes
     * @param sha256 of the content, in hexadecimal
     * @param by     employee id
     */
    record Attached(long id, String name, String mediaType, long size, String sha256, String by, String at) {

        static Attached of(AttachedFile file) {
            return new Attached(
                    file.id(),
                    file.name(),
                    file.kind().mediaType(),
                    file.size(),
                    file.sha256(),
                    file.by(),
                    Bangkok.iso(file.at()));
        }
    }

    @GetMapping
    @Operation(
            summary = "Files attached to an activity",
            description = "404: an activity that is not the caller's to know.")
    List<Attached> list(@PathVariable long activityId) {
        return desk.files(activityId).stream().map(Attached::of).toList();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Attach files to an activity",
            description =
                    "For who looks after the account, and the head of its unit. Answers with all files it then has; what it"
                            + " has already is not kept twice. PDF, JPEG, PNG, HEIC, WEBP, DOCX, XLSX, PPTX, TXT and CSV, by their"
                            + " content. 403: in somebody else's care; 404: not the caller's to know; 413: more than may come at once;"
                            + " 422: errors[] names each file. All are kept, or none.")
    List<Attached> attach(
            @PathVariable long activityId,
            @RequestParam(name = Attachments.FIELD, required = false) List<MultipartFile> given) {
        desk.require(activityId);
        if (!ActivityFiles.anyIn(given)) {
            throw new FieldsRefusedException(Attachments.FIELD, new Message("attachment.missing"));
        }
        try (CheckedFiles checked = files.check(given)) {
            desk.attach(activityId, checked);
        }
        return list(activityId);
    }

    @GetMapping(path = "/{fileId:\\d{1,18}}")
    @Operation(
            summary = "An attached file's content",
            description =
                    "To be saved: Content-Disposition attachment. 404: no such file, or not the caller's to know.")
    void content(@PathVariable long activityId, @PathVariable long fileId, HttpServletResponse response)
            throws IOException {
        files.send(desk.file(activityId, fileId), response);
    }
}
