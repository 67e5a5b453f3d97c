package th.kamt.voice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;

/** The outbox for PEA-VOC as operators see it: what waits, what was refused and why, and sending it again. */
@Service
@Transactional
public class VoiceOutbox {

    /** What a page of the outbox can be ordered by. */
    public enum Order {
        AT("recorded_at"),
        ACCOUNT("account_id"),
        STATE("field(state, 'REFUSED', 'WAITING', 'SENT')"),
        ATTEMPTS("attempts");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * For metrics and health.
     *
     * @param lag age of the oldest that waits, by the business clock; zero if none does
     */
    public record Status(int waiting, Duration lag, int refused, int sent, boolean hasRoute) {}

    private final VoiceStore voices;
    private final VoiceSettings settings;
    private final AccessControl access;
    private final VoicePump pump;
    private final Clock clock;

    VoiceOutbox(VoiceStore voices, VoiceSettings settings, AccessControl access, VoicePump pump, Clock clock) {
        this.voices = voices;
        this.settings = settings;
        this.access = access;
        this.pump = pump;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Status status() {
        Map<VoiceState, Integer> sizes = voices.sizes();
        Duration lag = voices.oldestWaiting()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
        return new Status(
                sizes.get(VoiceState.WAITING),
                lag.isNegative() ? Duration.ZERO : lag,
                sizes.get(VoiceState.REFUSED),
                sizes.get(VoiceState.SENT),
                settings.hasRoute());
    }

    /**
     * For administrators.
     *
     * @param state of all states if {@code null}
     * @param named reference, account, unit or key exactly; of all if {@code null}
     */
    @Transactional(readOnly = true)
    public List<SentVoice> page(VoiceState state, String named, Order order, boolean reversed, int skip, int most) {
        access.requireAdminister();
        return voices.page(state, named, order, reversed, skip, most);
    }

    @Transactional(readOnly = true)
    public int count(VoiceState state, String named) {
        access.requireAdminister();
        return voices.count(state, named);
    }

    @Transactional(readOnly = true)
    public SentVoice voice(long id) {
        access.requireAdminister();
        return voices.find(id).orElseThrow(() -> new NotFoundException(new Message("voice.unknown")));
    }

    /**
     * Sends one that was refused, or waits for its next attempt, right away.
     *
     * @throws ConflictException if PEA-VOC has it, or it is under way just now
     */
    public void sendAgain(long id) {
        voice(id);
        if (voices.again(id, clock.instant()) == 0) {
            throw new ConflictException(new Message("voice.again.not"));
        }
        pump.wakeAfterCommit();
    }

    /**
     * Every one that was refused.
     *
     * @return how many
     */
    public int sendAllRefusedAgain() {
        access.requireAdminister();
        int again = voices.allRefusedAgain(clock.instant());
        pump.wakeAfterCommit();
        return again;
    }
}
