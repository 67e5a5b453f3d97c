package th.kamt.activity;

import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * Published in the transaction that keeps a customer's voice.
 *
 * @param kind    name of a {@link VoiceKind}
 * @param heardOn the day of the activity
 * @param heardBy employee id of who logged it
 */
public record VoiceHeard(
        long voiceId,
        PlanYear year,
        String accountId,
        String unitCode,
        String kind,
        String text,
        LocalDate heardOn,
        String heardBy) {}
