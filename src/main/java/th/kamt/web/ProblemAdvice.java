package th.kamt.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.tabular.UploadTooLargeException;

/** Refusals of the REST interface as RFC 9457 problem+json, in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice {

    private final Texts texts;

    ProblemAdvice(Texts texts) {
        this.texts = texts;
    }

    /** 409, 403, 404 and 413 where the refusal says so, else 422; {@code errors} names every reason with its code. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refusal) {
        HttpStatus status = statusOf(refusal);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(texts.of(titleOf(status)));
        problem.setDetail(texts.of(refusal.messages().get(0)));
        List<Reason> reasons = refusal.messages().stream()
                .map(message -> new Reason(message.key(), texts.of(message)))
                .toList();
        problem.setProperty("errors", reasons);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus statusOf(RefusedException refusal) {
        if (refusal instanceof ConflictException) {
            return HttpStatus.CONFLICT;
        }
        if (refusal instanceof ForbiddenException) {
            return HttpStatus.FORBIDDEN;
        }
        if (refusal instanceof NotFoundException) {
            return HttpStatus.NOT_FOUND;
        }
        return refusal instanceof UploadTooLargeException
                ? HttpStatus.PAYLOAD_TOO_LARGE
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private static Message titleOf(HttpStatus status) {
        return new Message(
                switch (status) {
                    case CONFLICT -> "web.problem.conflict";
                    case FORBIDDEN -> "web.problem.forbidden";
                    case NOT_FOUND -> "web.problem.notFound";
                    case PAYLOAD_TOO_LARGE -> "web.problem.tooLarge";
                    default -> "web.problem.refused";
                });
    }

    /** One of {@code errors}. */
    record Reason(String code, String message) {}
}
