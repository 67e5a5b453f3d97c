package th.kamt.spending.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.HandOverPart;
import th.kamt.request.Request;
import th.kamt.spending.Spendings;

/** Events that the account is to be invited to and that are asked for, not approved yet. */
@Component
@Order(5)
class SpendingHandOver implements HandOverPart {

    private final Spendings spendings;
    private final Texts texts;
    private final Formats formats;

    SpendingHandOver(Spendings spendings, Texts texts, Formats formats) {
        this.spendings = spendings;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        return spendings.openWith(year, accountId).stream().map(this::line).toList();
    }

    private Line line(Request request) {
        return new Line(
                Topic.PROMISES,
                texts.of(new Message("handover.event", request.title())),
                texts.of(request.status().messageKey()),
                formats.day(request.wantedOn()),
                false,
                request.page());
    }
}
