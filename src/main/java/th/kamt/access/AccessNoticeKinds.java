package th.kamt.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;

/** The mail with a one-time link. */
@Component
class AccessNoticeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(new NoticeKind(AccessDesk.LINK_NOTICE, Map.of("until", Instant.parse("2026-11-23T02:00:00Z")), true));
    }
}
