package th.kamt.urgentvoice.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.HandOverPart;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.VoiceDeadlines;

/** Urgent voices of an account that the customer has no answer to yet. */
@Component
@Order(0)
class VoiceHandOver implements HandOverPart {

    private final UrgentVoices voices;
    private final VoiceDeadlines deadlines;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    VoiceHandOver(UrgentVoices voices, VoiceDeadlines deadlines, Texts texts, Formats formats, Clock clock) {
        this.voices = voices;
        this.deadlines = deadlines;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        return voices.openOf(accountId).stream().map(this::line).toList();
    }

    private Line line(UrgentVoice voice) {
        Instant answer = deadlines.limits(voice).answer();
        LocalDate due = Bangkok.dayOf(answer);
        Instant now = clock.instant();
        return new Line(
                Topic.PROMISES,
                texts.of(new Message("handover.voice", voice.number())),
                texts.of(voice.stage().messageKey()) + ": " + voice.summary(),
                texts.of(new Message("handover.due", formats.day(due), formats.relative(due, Bangkok.dayOf(now)))),
                now.isAfter(answer),
                voice.path());
    }
}
