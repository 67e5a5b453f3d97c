package th.kamt.voice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.ClockMoved;
import th.kamt.voice.VoiceConfiguration.VoiceRoute;
import th.kamt.voice.VoiceTransport.Answer;
import th.kamt.voice.VoiceTransport.NoAnswerException;
import th.kamt.voice.VoiceTransport.RefusedVoiceException;

/**
 * Sends what is due: claims rows in a short transaction, sends outside any, writes down what became of each. A node killed
 * after PEA-VOC took a voice and before that was written down leaves its claim to run out; the voice is then sent once more
 * with the same idempotency key.
 */
@Component
class VoiceDispatcher {

    private static final Logger log = LoggerFactory.getLogger(VoiceDispatcher.class);
    private static final int AT_ONCE = 20;

    private final VoiceStore voices;
    private final VoiceRoute route;
    private final VoiceSettings settings;
    private final Clock clock;

    VoiceDispatcher(VoiceStore voices, VoiceRoute route, VoiceSettings settings, Clock clock) {
        this.voices = voices;
        this.route = route;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void clockMoved(ClockMoved event) {
        sendDue();
    }

    /**
     * Sends everything due now.
     *
     * @return how many PEA-VOC has taken
     */
    int sendDue() {
        if (route.transport().isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        int sent = 0;
        boolean goOn = true;
        while (goOn) {
            // A claimant of its own each time: two threads of a node are as strange to each other as two nodes.
            String claimant = UUID.randomUUID().toString();
            List<SentVoice> claimed = voices.claim(claimant, AT_ONCE, now, settings.lease());
            goOn = !claimed.isEmpty();
            for (SentVoice voice : claimed) {
                if (!voices.begin(voice.id(), claimant, settings.lease())) {
                    continue;
                }
                try {
                    Answer answer = route.transport().get().deliver(voice);
                    voices.sent(voice.id(), claimant, clock.instant(), answer);
                    sent++;
                } catch (RefusedVoiceException e) {
                    voices.refused(voice.id(), claimant, e.answer());
                    log.warn("voice {} refused by PEA-VOC: {}", voice.id(), e.getMessage());
                } catch (NoAnswerException e) {
                    later(voice, claimant, now, e.getMessage(), e.answer(), e.notBefore());
                    // The others would wait for the same system; they keep their turn.
                    voices.giveBack(claimant);
                    goOn = false;
                    break;
                }
            }
        }
        return sent;
    }

    private void later(
            SentVoice voice, String claimant, Instant now, String why, Optional<Answer> answer, Duration notBefore) {
        int attempts = voice.attempts() + 1;
        Duration own = settings.waitAfter(attempts);
        Instant next = now.plus(own.compareTo(notBefore) > 0 ? own : notBefore);
        voices.later(
                voice.id(),
                claimant,
                answer.map(Answer::status).orElse(null),
                answer.map(said -> said.body().isBlank() ? why : said.body()).orElse(why),
                next);
        log.warn("voice {} not sent, attempt {}, next at {}: {}", voice.id(), attempts, next, why);
    }
}
