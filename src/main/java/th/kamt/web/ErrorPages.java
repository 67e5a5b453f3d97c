package th.kamt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.workflow.LostRace;

/** Answers of page controllers that failed: a page with a sentence, a way back, and the number the log knows it by. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {

    private final Words words;
    private final Texts texts;
    private final ErrorReferences references;

    ErrorPages(Words words, Texts texts, ErrorReferences references) {
        this.words = words;
        this.texts = texts;
        this.references = references;
    }

    @ExceptionHandler(RefusedException.class)
    ModelAndView refused(RefusedException refusal, HttpServletRequest request) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_ENTITY;
        if (refusal instanceof NotFoundException) {
            status = HttpStatus.NOT_FOUND;
        } else if (refusal instanceof ForbiddenException) {
            status = HttpStatus.FORBIDDEN;
        } else if (refusal instanceof ConflictException) {
            status = HttpStatus.CONFLICT;
        }
        ModelAndView page = page(status, words.sayAll(refusal.messages()), refusal, request);
        page.addObject(
                "heading", texts.titleOf(refusal.messages().get(0), "web.error." + words.errorCode(status.value())));
        return page;
    }

    @ExceptionHandler(Exception.class)
    ModelAndView failed(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException) {
            // Spring Security's to answer: it may have to ask for a login first.
            throw failure;
        }
        if (LostRace.isInOwnWork(failure)) {
            return page(HttpStatus.CONFLICT, List.of(), failure, request);
        }
        if (failure instanceof TypeMismatchException) {
            return page(HttpStatus.BAD_REQUEST, List.of(), failure, request);
        }
        int status = failure instanceof ErrorResponse response
                ? response.getStatusCode().value()
                : HttpStatus.INTERNAL_SERVER_ERROR.value();
        return page(HttpStatus.valueOf(status), List.of(), failure, request);
    }

    private ModelAndView page(
            HttpStatus status, List<String> sentences, Exception failure, HttpServletRequest request) {
        String reference = references.record(status.value(), request.getRequestURI(), failure);
        return new ModelAndView(
                "error/page", Map.of("status", status.value(), "sentences", sentences, "reference", reference), status);
    }
}
