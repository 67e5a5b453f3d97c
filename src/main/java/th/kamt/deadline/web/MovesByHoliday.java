package th.kamt.deadline.web;

import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.HolidayChange;
import th.kamt.deadline.DeadlineViews;
import th.kamt.deadline.DeadlineWords;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.web.HolidayMoves;

/** What a holiday did to deadlines, for the page of holidays: those of the units the reader may see. */
@Component
class MovesByHoliday implements HolidayMoves {

    private final DeadlineViews deadlines;
    private final DeadlineWords words;
    private final AccessControl access;
    private final Texts texts;

    MovesByHoliday(DeadlineViews deadlines, DeadlineWords words, AccessControl access, Texts texts) {
        this.deadlines = deadlines;
        this.words = words;
        this.access = access;
        this.texts = texts;
    }

    @Override
    public List<Move> of(HolidayChange change) {
        return deadlines.moved(change).stream()
                .filter(moved -> access.maySee(moved.work().unitCode()))
                .map(moved -> new Move(
                        texts.of(words.what(moved.work())),
                        moved.work().businessKey(),
                        "/deadlines/" + moved.id(),
                        Bangkok.dayOf(moved.before()),
                        Bangkok.dayOf(moved.after())))
                .toList();
    }
}
