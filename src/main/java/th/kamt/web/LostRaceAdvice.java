package th.kamt.web;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import th.kamt.message.Message;
import th.kamt.workflow.LostRace;

/** The last to be asked about a failure of the REST interface: that somebody else was faster is a conflict, no fault. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class LostRaceAdvice {

    private final ProblemAdvice problems;

    LostRaceAdvice(ProblemAdvice problems) {
        this.problems = problems;
    }

    /** @throws Exception the failure itself, if it is none of these */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure) throws Exception {
        if (!LostRace.isInOwnWork(failure)) {
            throw failure;
        }
        return problems.conflict(List.of(new Message("workflow.lostRace")));
    }
}
