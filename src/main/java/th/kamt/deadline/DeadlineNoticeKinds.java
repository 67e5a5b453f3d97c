package th.kamt.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;

/** What is said about deadlines; the texts are the process owner's to change (R-ESC-2). */
@Component
class DeadlineNoticeKinds implements NoticeKinds {

    static final String REMINDER = "deadline.reminder";
    static final String OVERDUE = "deadline.overdue";
    static final String ESCALATION = "deadline.escalation";
    static final String MOVED = "deadline.moved";

    private static final String UNIT = "กฟอ.บึงทอง";
    private static final Map<String, Object> SAMPLES = Map.of(
            "what",
            new Message(DeadlineKind.PLAN_PREPARATION.messageKey(), UNIT, "2570"),
            "unit",
            UNIT,
            "year",
            "2570",
            "due",
            LocalDate.of(2026, 11, 30),
            "relative",
            new Message("calendar.format.left", "7"),
            "who",
            new Message("organization.post", new Message("organization.role.office-manager"), UNIT),
            "clause",
            "6.1");

    private static final Map<String, Object> MOVE = Map.of(
            "what",
            new Message(DeadlineKind.URGENT_ANSWER.messageKey(), UNIT, "2570", "2570-000123"),
            "before",
            LocalDate.of(2027, 1, 15),
            "due",
            LocalDate.of(2027, 1, 18),
            "relative",
            new Message("calendar.format.left", "7"),
            "holiday",
            new Message("deadline.moved.sample"),
            "day",
            LocalDate.of(2027, 1, 12),
            "done",
            new Message("deadline.moved.by.ADDED"),
            "clause",
            "6.4");

    @Override
    public List<NoticeKind> kinds() {
        return Stream.concat(
                        Stream.of(REMINDER, OVERDUE, ESCALATION).map(id -> new NoticeKind(id, SAMPLES)),
                        Stream.of(new NoticeKind(MOVED, MOVE)))
                .toList();
    }
}
