package th.kamt.voice;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.metrics.Gauges;
import th.kamt.metrics.Reading;

/** Voices for PEA-VOC by state, and how long the oldest one has waited. */
@Component
class VoiceMetrics implements Gauges {

    private final VoiceOutbox outbox;

    VoiceMetrics(VoiceOutbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Reading> read() {
        VoiceOutbox.Status status = outbox.status();
        List<Reading> readings = new ArrayList<>();
        readings.add(voices(VoiceState.WAITING, status.waiting()));
        readings.add(voices(VoiceState.SENT, status.sent()));
        readings.add(voices(VoiceState.REFUSED, status.refused()));
        readings.add(Reading.of("kamt.voices.lag.seconds", status.lag().toMillis() / 1000.0));
        return readings;
    }

    private static Reading voices(VoiceState state, int voices) {
        return Reading.of("kamt.voices", voices, "state", state.name());
    }
}
