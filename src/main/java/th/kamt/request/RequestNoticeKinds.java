package th.kamt.request;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;
import th.kamt.request.RequestStep.Action;

/** What is said about requests. */
@Component
class RequestNoticeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        Message kind = new Message(RequestKind.SPENDING.messageKey());
        return List.of(
                new NoticeKind(
                        RequestNotices.WAITING,
                        Map.of(
                                "kind",
                                kind,
                                "title",
                                "สัมมนาลูกค้ารายใหญ่",
                                "unit",
                                "กฟอ.บึงทอง",
                                "by",
                                "น.ส.ปิยะดา ศรีวงศ์")),
                new NoticeKind(
                        RequestNotices.DECIDED,
                        Map.of(
                                "kind",
                                kind,
                                "title",
                                "สัมมนาลูกค้ารายใหญ่",
                                "decision",
                                new Message(Action.RETURNED.messageKey()),
                                "by",
                                "นางจิราพร บุญมี",
                                "comment",
                                "ค่าอาหารสูงไป")));
    }
}
