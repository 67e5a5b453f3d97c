package th.kamt.simulation.web;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.Bangkok;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.simulation.ClockText;
import th.kamt.simulation.MalformedInstantException;
import th.kamt.simulation.SimulatedClock;
import th.kamt.simulation.TimeSteps;
import th.kamt.workflow.StillRunningException;

/** {@code /api/clock} (contract); exists in profile simulation only. */
@RestController
@Profile("simulation")
class ClockResource {

    /** @param now ISO 8601 with offset */
    record ClockReading(String now) {}

    /** @param now where the clock stands, ran and failed: jobs on the way */
    record ClockPlayed(String now, long ran, long failed) {}

    private final SimulatedClock clock;
    private final AccessControl access;
    private final Texts texts;

    ClockResource(SimulatedClock clock, AccessControl access, Texts texts) {
        this.clock = clock;
        this.access = access;
        this.texts = texts;
    }

    @GetMapping("/api/clock")
    @Operation(summary = "Where the simulation's clock stands; it stands still between moves")
    ClockReading read() {
        return new ClockReading(Bangkok.iso(clock.now()));
    }

    @PutMapping("/api/clock")
    @Operation(
            summary = "Moves the clock of application and engine forwards",
            description =
                    "Steps through each instant at which work comes due and answers when every job due by then has run or"
                            + " failed. 400: no instant, or more than 2 years ahead; 409: earlier than now, or somebody else moves it; 503: a job does not end,"
                            + " the clock stays at its instant.")
    ClockPlayed move(@RequestBody ClockReading wanted) {
        access.requireAdminister();
        TimeSteps.Played played = clock.moveTo(ClockText.parse(wanted.now()));
        return new ClockPlayed(Bangkok.iso(played.now()), played.ran(), played.failed());
    }

    @ExceptionHandler
    ProblemDetail malformed(MalformedInstantException refused) {
        return problem(HttpStatus.BAD_REQUEST, refused);
    }

    @ExceptionHandler
    ProblemDetail stillRunning(StillRunningException refused) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, refused);
    }

    private ProblemDetail problem(HttpStatus status, RefusedException refused) {
        return ProblemDetail.forStatusAndDetail(
                status, texts.of(refused.messages().get(0)));
    }
}
