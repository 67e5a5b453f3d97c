package th.kamt.tabular;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** An import's answer as the REST interface gives it: 200 with the counts, or 422 with the errors. */
@Component
public class ImportResponses {

    /** Where {@link ErrorReports} are served; the id follows. */
    public static final String REPORTS = "/api/import-errors/";

    /** Names the encoding the file was read in, which the contract's body has no place for. */
    public static final String ENCODING_HEADER = "Kamt-Detected-Encoding";

    private final Texts texts;

    public ImportResponses(Texts texts) {
        this.texts = texts;
    }

    public ResponseEntity<Object> of(ImportAnswer answer) {
        ResponseEntity.BodyBuilder response = answer.refused()
                ? ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (answer.encoding() != null) {
            response.header(ENCODING_HEADER, answer.encoding());
        }
        return response.body(
                answer.refused()
                        ? problem(answer)
                        : Map.of("accepted", answer.accepted(), "changed", answer.changed()));
    }

    private ProblemDetail problem(ImportAnswer answer) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        problem.setTitle(texts.of("tabular.refused.title"));
        problem.setDetail(texts.of(
                answer.errorCount() == 1
                        ? new Message("tabular.refused.detail.one")
                        : new Message("tabular.refused.detail", Long.toString(answer.errorCount()))));
        problem.setProperty("errorCount", answer.errorCount());
        problem.setProperty("errorsUrl", URI.create(REPORTS + answer.reportId()));
        List<ErrorLine> errors = answer.errors().stream()
                .map(error -> new ErrorLine(error.line(), error.column(), error.code(), texts.of(error.message())))
                .toList();
        problem.setProperty("errors", errors);
        return problem;
    }

    /** One of {@code errors} in the contract. */
    record ErrorLine(long line, String column, String code, String message) {}
}
