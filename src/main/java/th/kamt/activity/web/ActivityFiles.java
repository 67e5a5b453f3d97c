package th.kamt.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import th.kamt.activity.ActivityDesk;
import th.kamt.attachment.AttachedFile;
import th.kamt.attachment.AttachmentLimits;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.attachment.FileKind;
import th.kamt.attachment.GivenFile;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;

/** Attached files on their way in and out, and as finished strings. */
@Component
class ActivityFiles {

    private static final long KILOBYTE = 1024;

    private final ActivityDesk desk;
    private final Attachments attachments;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    ActivityFiles(ActivityDesk desk, Attachments attachments, Organization organization, Texts texts, Formats formats) {
        this.desk = desk;
        this.attachments = attachments;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** @param removable whether the person reading may take it away */
    record Row(long id, String name, String about, boolean removable) {}

    /** What a file field says of its limits, for people and for the script that looks before anything is sent. */
    record Field(String accept, String hint, long largest, int most, String tooLarge, String tooMany) {}

    /** @param files may be {@code null}; a field left empty comes as a nameless file without content */
    CheckedFiles check(List<MultipartFile> files) {
        return attachments.check(given(files));
    }

    /** Whether any were chosen, good or not. */
    static boolean anyIn(List<MultipartFile> files) {
        return !given(files).isEmpty();
    }

    private static List<GivenFile> given(List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !isLeftEmpty(file))
                        .map(file -> new GivenFile(file.getOriginalFilename(), file.getSize(), file))
                        .toList();
    }

    private static boolean isLeftEmpty(MultipartFile file) {
        String name = file.getOriginalFilename();
        return (name == null || name.isEmpty()) && file.getSize() == 0;
    }

    /** For the fragment {@code activity/parts :: files}. */
    void describe(Model model) {
        AttachmentLimits limits = attachments.limits();
        String most = Integer.toString(limits.most());
        model.addAttribute(
                "filesField",
                new Field(
                        FileKind.accept(),
                        texts.of(new Message("attachment.hint", most, limits.largestMegabytes(), FileKind.names())),
                        limits.largest(),
                        limits.most(),
                        texts.of(new Message("attachment.tooLarge", "NAME", limits.largestMegabytes())),
                        texts.of(new Message("attachment.tooMany", most))));
    }

    List<Row> rows(long activity, boolean logged, String reader) {
        return desk.files(activity).stream()
                .map(file -> new Row(
                        file.id(),
                        file.name(),
                        texts.of(new Message(
                                "attachment.by",
                                size(file.size()),
                                organization.nameOf(file.by()),
                                formats.dayAndTime(file.at()))),
                        !logged && file.by().equals(reader)))
                .toList();
    }

    private String size(long bytes) {
        DataSize size = DataSize.ofBytes(bytes);
        return size.toMegabytes() > 0
                ? formats.number(size.toMegabytes()) + "\u00a0MB"
                : formats.number(Math.max(1, bytes / KILOBYTE)) + "\u00a0kB";
    }

    /** Sends the file to be saved, never to be shown in the page's place. */
    void send(AttachedFile file, HttpServletResponse response) throws IOException {
        response.setContentType(file.kind().mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        attachments.write(file, response.getOutputStream());
    }
}
