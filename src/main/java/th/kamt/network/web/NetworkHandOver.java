package th.kamt.network.web;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.portfolio.HandOverPart;

/** Work of an account that the Network side has not reported yet. */
@Component
@Order(3)
class NetworkHandOver implements HandOverPart {

    private final NetworkWorks works;
    private final NetworkRows rows;
    private final Texts texts;

    NetworkHandOver(NetworkWorks works, NetworkRows rows, Texts texts) {
        this.works = works;
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        return works.ofAccount(year, accountId).stream()
                .filter(work -> !work.isReported())
                .map(this::line)
                .toList();
    }

    private Line line(NetworkWork work) {
        NetworkRows.Row row = rows.row(work);
        return new Line(
                Topic.PROMISES,
                texts.of(new Message("handover.network", row.kind(), row.network())),
                work.what(),
                texts.of(new Message("handover.due", row.wanted(), row.relative())),
                row.late(),
                row.href());
    }
}
