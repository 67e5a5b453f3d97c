package th.kamt.exitinterview;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;

/** What is said about exit interviews. */
@Component
class ExitInterviewNoticeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(new NoticeKind(
                ExitInterviewNotices.WANTED,
                Map.of(
                        "account", "บริษัท ลูกค้าตัวอย่าง จำกัด",
                        "unit", "กฟอ.บึงทอง",
                        "cause", new Message(ExitInterview.Cause.EXCLUSION.messageKey()),
                        "reason", "ลงนามสัญญากับ SPP")));
    }
}
