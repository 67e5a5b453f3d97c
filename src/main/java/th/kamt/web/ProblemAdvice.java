package th.kamt.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.tabular.UploadTooLargeException;

/** Refusals of the REST interface as RFC 9457 problem+json, in the caller's language. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private final Texts texts;

    ProblemAdvice(Texts texts) {
        this.texts = texts;
    }

    /** 409, 403, 404 and 413 where the refusal says so, else 422; {@code errors} names every reason with its code. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refusal) {
        HttpStatus status = statusOf(refusal);
        String title = texts.titleOf(refusal.messages().get(0), titleOf(status));
        if (refusal instanceof FieldsRefusedException fields) {
            return problem(
                    status,
                    title,
                    fields.messages().get(0),
                    fields.faults().stream()
                            .map(fault -> new Reason(fault.message().key(), texts.of(fault.message()), fault.field()))
                            .toList());
        }
        return problem(status, title, refusal.messages());
    }

    ResponseEntity<ProblemDetail> conflict(List<Message> messages) {
        return problem(HttpStatus.CONFLICT, texts.of("web.problem.conflict"), messages);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String title, List<Message> messages) {
        List<Reason> reasons = messages.stream()
                .map(message -> new Reason(message.key(), texts.of(message), null))
                .toList();
        return problem(status, title, messages.get(0), reasons);
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String title, Message detail, List<Reason> reasons) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(texts.of(detail));
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

    /** What cannot be read as JSON, or as what the field takes; the field is named where it is known. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException failure) {
        String field = failure.getCause() instanceof JsonMappingException wrong
                ? wrong.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        Message reason =
                field.isEmpty() ? new Message("web.problem.unreadable") : new Message("web.problem.field", field);
        return problem(HttpStatus.BAD_REQUEST, texts.of("web.problem.badRequest"), List.of(reason));
    }

    /** A value in the address of the wrong kind, or none where one is needed. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException failure) {
        return problem(
                HttpStatus.BAD_REQUEST,
                texts.of("web.problem.badRequest"),
                List.of(new Message("web.problem.field", failure.getName())));
    }

    private static String titleOf(HttpStatus status) {
        return switch (status) {
            case CONFLICT -> "web.problem.conflict";
            case FORBIDDEN -> "web.problem.forbidden";
            case NOT_FOUND -> "web.problem.notFound";
            case PAYLOAD_TOO_LARGE -> "web.problem.tooLarge";
            default -> "web.problem.refused";
        };
    }

    /**
     * One of {@code errors}.
     *
     * @param field where it is known to be one field's; else left out
     */
    record Reason(
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) String field) {}
}
