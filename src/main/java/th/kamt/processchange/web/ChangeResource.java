package th.kamt.processchange.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import th.kamt.message.Texts;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.organization.AccessControl;
import th.kamt.processchange.Change;
import th.kamt.processchange.FileFinding;
import th.kamt.processchange.ProcessChanges;
import th.kamt.processchange.RefusedChangeException;

/** Changed models, forms and tables by REST. */
@RestController
@RequestMapping("/api/process-changes")
class ChangeResource {

    /** One of {@code errors}. {@code row}: of a table its row, of any other file its line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(String file, String element, Integer row, String column, String code, String message) {}

    private final ProcessChanges changes;
    private final ChangeBody.Writer bodies;
    private final AccessControl access;
    private final Texts texts;

    ChangeResource(ProcessChanges changes, ChangeBody.Writer bodies, AccessControl access, Texts texts) {
        this.changes = changes;
        this.bodies = bodies;
        this.access = access;
        this.texts = texts;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Makes changed models, forms and tables live",
            description =
                    "Parts: reason (why, required) and files (.bpmn, .form, .dmn; several). 201 with the id, the versions,"
                            + " and every running instance with what happened to it; with dryRun=true 200 with the same, and nothing is"
                            + " deployed. 422 names every place that must be mended; 409 if nothing would change or something newer"
                            + " went live meanwhile.")
    ResponseEntity<ChangeBody> change(
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        access.requireAdminister();
        if (dryRun) {
            return ResponseEntity.ok(bodies.of(changes.rehearse(Uploads.of(files), reason)));
        }
        return created(changes.apply(Uploads.of(files), reason, access.currentPerson()));
    }

    @PostMapping("/{id}/return")
    @Operation(
            summary = "Back to what was live before that change",
            description = "A change of its own. 409 if it was taken back already, or a newer change is live.")
    ResponseEntity<ChangeBody> takeBack(@PathVariable long id) {
        access.requireAdminister();
        return created(changes.takeBack(id, access.currentPerson()));
    }

    private ResponseEntity<ChangeBody> created(Change change) {
        return ResponseEntity.created(URI.create("/api/process-changes/" + change.id()))
                .body(bodies.of(change));
    }

    @GetMapping
    @Operation(
            summary = "What went live, newest first",
            description = "At most 200 at a time; skip=200 for those before them.")
    List<ChangeBody> history(@RequestParam(defaultValue = "0") int skip) {
        access.requireAdminister();
        return changes.history(skip).stream().map(bodies::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One change")
    ChangeBody one(@PathVariable long id) {
        access.requireAdminister();
        return bodies.of(changes.find(id));
    }

    @GetMapping("/{id}/files/{name}")
    @Operation(summary = "A file of a change", description = "As it went live; with former=true as it was before.")
    ResponseEntity<byte[]> file(
            @PathVariable long id, @PathVariable String name, @RequestParam(defaultValue = "false") boolean former) {
        access.requireAdminister();
        return attachment(name, changes.file(id, name, former));
    }

    /** Never shown by a browser as anything: a file of somebody else's. */
    static ResponseEntity<byte[]> attachment(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedChangeException refusal) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        problem.setTitle(texts.of("processchange.refused"));
        problem.setDetail(texts.of(refusal.messages().get(0)));
        problem.setProperty(
                "errors", refusal.findings().stream().map(this::fault).toList());
        return ResponseEntity.unprocessableEntity()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Fault fault(FileFinding found) {
        ModelFinding finding = found.finding();
        return new Fault(
                found.file(),
                finding.element(),
                finding.row(),
                finding.column(),
                finding.message().key(),
                texts.of(finding.message()));
    }
}
