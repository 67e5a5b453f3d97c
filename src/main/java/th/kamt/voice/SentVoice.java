package th.kamt.voice;

import java.time.Instant;
import th.kamt.calendar.PlanYear;

/**
 * A voice of the outbox.
 *
 * @param idempotencyKey the same at every attempt, by which PEA-VOC knows one sent twice
 * @param body           the JSON that is sent
 * @param attempts       begun so far
 * @param nextAttemptAt  not before; business clock
 * @param sentAt         when PEA-VOC took it, or {@code null}
 * @param answerStatus   HTTP status of the last answer, or {@code null}: there was none
 * @param answer         what was said last, or {@code null}
 */
public record SentVoice(
        long id,
        Voice.Source source,
        String reference,
        String idempotencyKey,
        PlanYear year,
        String accountId,
        String unitCode,
        VoiceKind kind,
        String body,
        Instant recordedAt,
        VoiceState state,
        int attempts,
        Instant nextAttemptAt,
        Instant sentAt,
        Integer answerStatus,
        String answer) {}
