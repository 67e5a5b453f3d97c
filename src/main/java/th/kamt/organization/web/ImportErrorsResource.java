package th.kamt.organization.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import th.kamt.organization.AccessControl;
import th.kamt.tabular.ErrorReports;
import th.kamt.tabular.ImportResponses;

/** The whole error report of a refused import, for its uploader; every import's {@code errorsUrl} leads here. */
@RestController
class ImportErrorsResource {

    private final ErrorReports reports;
    private final AccessControl access;

    ImportErrorsResource(ErrorReports reports, AccessControl access) {
        this.reports = reports;
        this.access = access;
    }

    @GetMapping(path = ImportResponses.REPORTS + "{id}")
    ResponseEntity<StreamingResponseBody> errors(@PathVariable("id") String id, Locale language) {
        String person = access.currentPerson();
        reports.requireOwned(id, person);
        String disposition =
                ContentDisposition.attachment().filename("errors.csv").build().toString();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(out -> reports.write(id, person, language, out));
    }
}
