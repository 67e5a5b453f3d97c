package th.kamt.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;

/** The mail with a one-time link, and what people are told of substitutes. Each for its recipient alone. */
@Component
class AccessNoticeKinds implements NoticeKinds {

    private static final String ABSENT = "นายสมเกียรติ วงศ์ประเสริฐ";
    private static final String SUBSTITUTE = "น.ส.ปิยะดา ศรีวงศ์";

    @Override
    public List<NoticeKind> kinds() {
        return List.of(
                new NoticeKind(AccessDesk.LINK_NOTICE, Map.of("until", Instant.parse("2026-11-23T02:00:00Z")), true),
                new NoticeKind(
                        SubstituteNotices.NAMED,
                        Map.of(
                                "absent",
                                ABSENT,
                                "substitute",
                                SUBSTITUTE,
                                "from",
                                LocalDate.of(2026, 11, 16),
                                "to",
                                LocalDate.of(2026, 11, 20),
                                "reason",
                                "ลาพักผ่อน"),
                        true),
                new NoticeKind(
                        SubstituteNotices.ENDED,
                        Map.of("absent", ABSENT, "substitute", SUBSTITUTE, "why", "ครบกำหนด 20 พ.ย. 2569"),
                        true));
    }
}
