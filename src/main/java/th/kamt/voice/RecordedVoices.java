package th.kamt.voice;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.activity.VoiceHeard;
import th.kamt.calendar.Bangkok;
import th.kamt.urgentvoice.UrgentVoiceHeard;

/** Every voice that is recorded goes to PEA-VOC: of a log by its kind, of CRM-KAM-003 as urgent. */
@Component
class RecordedVoices {

    private final Voices voices;

    RecordedVoices(Voices voices) {
        this.voices = voices;
    }

    @EventListener
    void logged(VoiceHeard heard) {
        voices.heard(new Voice(
                Voice.Source.ACTIVITY,
                Long.toString(heard.voiceId()),
                heard.year(),
                heard.accountId(),
                heard.unitCode(),
                VoiceKind.valueOf(heard.kind()),
                heard.text(),
                heard.heardOn(),
                null,
                heard.heardBy()));
    }

    @EventListener
    void urgent(UrgentVoiceHeard heard) {
        voices.heard(new Voice(
                Voice.Source.URGENT_VOICE,
                heard.number(),
                heard.year(),
                heard.accountId(),
                heard.unitCode(),
                VoiceKind.URGENT,
                heard.text(),
                Bangkok.dayOf(heard.receivedAt()),
                heard.receivedAt(),
                heard.heardBy()));
    }
}
