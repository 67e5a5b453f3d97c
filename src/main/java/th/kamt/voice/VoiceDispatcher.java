package th.kamt.voice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.ClockMoved;
import th.kamt.outbox.OutboxDelivery;
import th.kamt.voice.VoiceConfiguration.VoiceRoute;
import th.kamt.voice.VoiceTransport.Answer;
import th.kamt.voice.VoiceTransport.NoAnswerException;
import th.kamt.voice.VoiceTransport.RefusedVoiceException;

/**
 * Sends voices. Of a node killed after PEA-VOC took a voice and before that was written down, the claim runs out; the voice is then sent once
 * more with the same idempotency key.
 */
@Component
class VoiceDispatcher extends OutboxDelivery<SentVoice> {

    private static final Logger log = LoggerFactory.getLogger(VoiceDispatcher.class);

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
        return deliverAll(clock.instant());
    }

    @Override
    protected List<SentVoice> claim(String claimant, int most, Instant now) {
        return voices.claim(claimant, most, now, settings.lease());
    }

    @Override
    protected boolean begin(SentVoice voice, String claimant) {
        return voices.begin(voice.id(), claimant, settings.lease());
    }

    @Override
    protected Outcome deliver(SentVoice voice, String claimant, Instant now) {
        try {
            Answer answer = route.transport().orElseThrow().deliver(voice);
            voices.sent(voice.id(), claimant, clock.instant(), answer);
            return Outcome.TAKEN;
        } catch (RefusedVoiceException e) {
            voices.refused(voice.id(), claimant, e.answer());
            log.warn("voice {} refused by PEA-VOC: {}", voice.id(), e.getMessage());
            return Outcome.NOT_TAKEN;
        } catch (NoAnswerException e) {
            later(voice, claimant, now, e.getMessage(), e.answer(), e.notBefore());
            return Outcome.UNREACHABLE;
        }
    }

    @Override
    protected void giveBack(String claimant) {
        voices.giveBack(claimant);
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
