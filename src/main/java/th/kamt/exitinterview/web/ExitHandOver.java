package th.kamt.exitinterview.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.CustomerLosses;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.HandOverPart;

/** Whether the customer is lost, and whether it was asked why. */
@Component
@Order(4)
class ExitHandOver implements HandOverPart {

    private final CustomerLosses losses;
    private final ExitInterviews interviews;
    private final Texts texts;
    private final Formats formats;

    ExitHandOver(CustomerLosses losses, ExitInterviews interviews, Texts texts, Formats formats) {
        this.losses = losses;
        this.interviews = interviews;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        List<Line> lines = new ArrayList<>();
        losses.loss(year, accountId)
                .ifPresent(loss -> lines.add(new Line(
                        Topic.RISKS,
                        texts.of(new Message(
                                "handover.lost", texts.of(loss.kind().messageKey()))),
                        loss.reason(),
                        formats.day(loss.lostOn()),
                        true,
                        null)));
        interviews
                .of(year, accountId)
                .ifPresent(interview -> lines.add(new Line(
                        interview.isHeld() ? Topic.RISKS : Topic.PROMISES,
                        texts.of("handover.interview"),
                        texts.of(interview.isHeld() ? "handover.interview.held" : "handover.interview.open"),
                        interview.isHeld() ? formats.day(interview.heldAt()) : "",
                        false,
                        interview.page())));
        return lines;
    }
}
