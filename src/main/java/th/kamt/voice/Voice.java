package th.kamt.voice;

import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * A voice of the customer as it was heard.
 *
 * @param source     where it was recorded
 * @param reference  its own within the source; source and reference together are one voice, however often it is told
 * @param accountId  {@code BP_NO@OFFICE_CODE}, or {@code GROUP@UNIT} of a Streamline group
 * @param unitCode   that looks after it
 * @param heardOn    Bangkok day
 * @param receivedAt the true time where it is kept, or {@code null}
 * @param heardBy    employee id
 */
public record Voice(
        Source source,
        String reference,
        PlanYear year,
        String accountId,
        String unitCode,
        VoiceKind kind,
        String text,
        LocalDate heardOn,
        Instant receivedAt,
        String heardBy) {

    /** What the voice was recorded in. */
    public enum Source {
        /** The log of a service, activity or contact. */
        ACTIVITY,
        /** A case of CRM-KAM-003. */
        URGENT_VOICE
    }
}
