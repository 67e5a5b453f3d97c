package th.kamt.voice;

import org.springframework.stereotype.Component;
import th.kamt.outbox.OutboxPump;

/** Has voices sent to PEA-VOC. */
@Component
class VoicePump extends OutboxPump {

    private final VoiceSettings settings;

    VoicePump(VoiceDispatcher dispatcher, VoiceSettings settings) {
        super("pea-voc", settings.pollInterval(), dispatcher::sendDue);
        this.settings = settings;
    }

    @Override
    protected boolean hasRoute() {
        return settings.hasRoute();
    }
}
