package th.kamt.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import th.kamt.message.Texts;

/**
 * What fails before any controller has it: no such address, a wrong method, a body that cannot be taken apart. A browser gets
 * the error page, a program problem+json.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnansweredAdvice {

    private static final List<String> PROGRAMS = List.of("/api/", "/engine-rest/", "/camunda/api/");

    private final Texts texts;
    private final MessageSource messages;
    private final ErrorReferences references;

    UnansweredAdvice(Texts texts, MessageSource messages, ErrorReferences references) {
        this.texts = texts;
        this.messages = messages;
        this.references = references;
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        ResponseStatusException.class,
        MultipartException.class
    })
    Object unanswered(Exception failure, HttpServletRequest request) {
        ErrorResponse known = failure instanceof ErrorResponse response ? response : null;
        HttpStatus status = known == null
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.valueOf(known.getStatusCode().value());
        HttpHeaders headers = known == null ? HttpHeaders.EMPTY : known.getHeaders();
        return wantsPage(request) ? page(failure, status, request) : problem(known, status, headers);
    }

    private ModelAndView page(Exception failure, HttpStatus status, HttpServletRequest request) {
        String reference = references.record(status.value(), path(request), failure);
        return new ModelAndView("error/page", Map.of("status", status.value(), "reference", reference), status);
    }

    private ResponseEntity<ProblemDetail> problem(ErrorResponse known, HttpStatus status, HttpHeaders headers) {
        ProblemDetail problem;
        if (known == null) {
            problem = ProblemDetail.forStatus(status);
            problem.setTitle(texts.of("web.problem.badRequest"));
            problem.setDetail(texts.of("web.problem.parts"));
        } else {
            problem = known.updateAndGetBody(messages, LocaleContextHolder.getLocale());
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = path(request);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && PROGRAMS.stream().noneMatch(path::startsWith);
    }

    /** The address asked for, also where the container came back with what failed. */
    private static String path(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return (asked == null ? request.getRequestURI() : asked.toString())
                .substring(request.getContextPath().length());
    }
}
