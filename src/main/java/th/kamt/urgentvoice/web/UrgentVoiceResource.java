package th.kamt.urgentvoice.web;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.Bangkok;
import th.kamt.organization.AccessControl;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.UrgentVoices.Heard;
import th.kamt.urgentvoice.VoiceDeadlines;

/** {@code POST /api/urgent-voices} of the contract. */
@RestController
@RequestMapping("/api/urgent-voices")
class UrgentVoiceResource {

    /**
     * @param receivedAt ISO, e.g. {@code 2027-01-08T15:40:00+07:00}; without an offset it is Bangkok time
     * @param channel    {@code PHONE}, {@code LINE}, {@code EMAIL}, {@code MEETING}, {@code CALL_CENTER}, {@code LETTER}, or words
     */
    record Asked(String accountId, String receivedAt, String channel, String summary) {}

    record Opened(String number, String orderDueAt, String answerDueAt) {}

    private final UrgentVoices voices;
    private final VoiceDeadlines deadlines;
    private final AccessControl access;

    UrgentVoiceResource(UrgentVoices voices, VoiceDeadlines deadlines, AccessControl access) {
        this.voices = voices;
        this.deadlines = deadlines;
        this.access = access;
    }

    @PostMapping
    @Operation(
            summary = "Opens a CRM-KAM-003 case",
            description =
                    "The plan year is the year of receipt. 403 for who may see the account but not open cases of it, 404 for an"
                            + " account that is not theirs to know, 409 if it is in nobody's care in that year, 422 if a text is"
                            + " missing or the time lies ahead: errors[] names each field. The same request of the same person"
                            + " again, by its Idempotency-Key (8 to 64 characters) or without one by its whole content, is one case"
                            + " and gets the same answer; 409 too if that key has opened another case.")
    ResponseEntity<Opened> open(
            @RequestBody Asked asked, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        UrgentVoice voice = voices.open(new Heard(
                asked.accountId(),
                asked.receivedAt(),
                asked.channel(),
                asked.summary(),
                key == null || key.isBlank() ? contentKey(asked) : key));
        VoiceDeadlines.Limits limits = deadlines.limits(voice);
        return ResponseEntity.created(URI.create(voice.path()))
                .body(new Opened(voice.number(), iso(limits.order()), iso(limits.answer())));
    }

    /** Of two people who heard the same, each opens a case. */
    private String contentKey(Asked asked) {
        String content = access.currentPerson() + " " + asked;
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String iso(Instant due) {
        return Bangkok.iso(due);
    }
}
