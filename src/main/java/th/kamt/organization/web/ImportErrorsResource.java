package th.kamt.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
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

    /** Written as it is read: a report may have millions of lines. */
    @GetMapping(path = ImportResponses.REPORTS + "{id}")
    void errors(@PathVariable("id") String id, Locale language, HttpServletResponse response) throws IOException {
        String person = access.currentPerson();
        reports.requireOwned(id, person);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("errors.csv").build().toString());
        reports.write(id, person, language, response.getOutputStream());
    }
}
