package th.kamt.activity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityDesk;
import th.kamt.activity.LogAnswers;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;

/** Activities beside the plan, by REST. */
@RestController
class ActivityResource {

    private final ActivityDesk desk;

    ActivityResource(ActivityDesk desk) {
        this.desk = desk;
    }

    record Voice(String kind, String text) {}

    /** @param happenedOn ISO day of the Common Era */
    record Event(
            String accountId,
            String code,
            String happenedOn,
            String mode,
            String purpose,
            String people,
            String result,
            List<Voice> voices) {}

    /**
     * @param logDueAt end of the seventh day after the event
     * @param late     whether it was logged, or is still to be logged, after that
     */
    record Recorded(long activityId, String logDueAt, boolean late) {}

    @PostMapping("/api/activities")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Record an activity beside the plan (R-4.1, R-5.1)",
            description =
                    "For who looks after the account, and the head of its unit. With a result it is logged at once, after 7"
                            + " days marked late (D-24); without one Task_LogActivity waits for the log. happenedOn is an ISO day of the"
                            + " Common Era. The same request of the same person again, by its Idempotency-Key or without one by its whole"
                            + " content, changes nothing and gets the same answer. 409: that key has recorded another activity."
                            + " 404: an account that is not the caller's to know;"
                            + " 403: in somebody else's care; 422: errors[] names each field.")
    Recorded record(
            @RequestBody Event event,
            @Parameter(description = "At most 80 characters") @RequestHeader(name = "Idempotency-Key", required = false)
                    String key) {
        List<Fault> faults = new ArrayList<>();
        try {
            CalendarDates.parseIso(event.happenedOn());
        } catch (NotADayException e) {
            boolean missing = event.happenedOn() == null || event.happenedOn().isBlank();
            faults.add(new Fault(
                    "happenedOn",
                    missing
                            ? new Message("calendar.date.missing")
                            : e.messages().get(0)));
        }
        List<LogAnswers.Given> voices = new ArrayList<>();
        if (event.voices() != null) {
            event.voices().stream()
                    .filter(Objects::nonNull)
                    .forEach(voice -> voices.add(new LogAnswers.Given(voice.kind(), voice.text())));
        }
        Activity activity = desk.record(
                event.accountId(),
                new ActivityDesk.Given(
                        event.code(),
                        event.happenedOn(),
                        event.mode(),
                        event.purpose(),
                        event.people(),
                        event.result(),
                        voices,
                        key == null || key.isBlank() ? contentKey(event) : key),
                faults);
        LocalDate logDueOn = activity.logDueOn();
        return new Recorded(activity.id(), Bangkok.iso(Bangkok.endOf(logDueOn)), desk.isLate(activity));
    }

    private static String contentKey(Event event) {
        return UUID.nameUUIDFromBytes(event.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
