package th.kamt.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;

/** The daily digest is a notice itself. */
@Component
class OwnNoticeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(new NoticeKind(
                DailyDigest.KIND,
                Map.of(
                        "day",
                        LocalDate.of(2026, 11, 17),
                        "count",
                        2,
                        "notices",
                        new Message("notification.sample.notices"))));
    }
}
