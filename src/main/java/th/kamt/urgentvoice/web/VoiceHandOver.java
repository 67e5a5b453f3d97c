package th.kamt.urgentvoice.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
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

/** Urgent voices of an account: those without an answer are promises; what was said in all is its voice. */
@Component
@Order(0)
class VoiceHandOver implements HandOverPart {

    private static final int MONTHS_BACK = 12;

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
        LocalDate since = Bangkok.dayOf(clock.instant()).minusMonths(MONTHS_BACK);
        return Stream.concat(
                        voices.openOf(accountId).stream().map(this::promise),
                        voices.heard(accountId, since).stream().map(this::said))
                .toList();
    }

    private Line said(UrgentVoice voice) {
        return new Line(
                Topic.VOICES,
                texts.of(new Message("handover.voice", voice.number())),
                voice.summary(),
                formats.day(Bangkok.dayOf(voice.receivedAt())),
                false,
                voice.path());
    }

    private Line promise(UrgentVoice voice) {
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
