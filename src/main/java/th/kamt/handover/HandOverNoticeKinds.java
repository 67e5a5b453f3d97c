package th.kamt.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;

/** What is said about hand-overs, with values as real notices have them. */
@Component
class HandOverNoticeKinds implements NoticeKinds {

    @Override
    public List<NoticeKind> kinds() {
        return List.of(new NoticeKind(
                HandOverNotices.RECEIVED,
                Map.of(
                        "unit", "กฟอ.บึงทอง",
                        "year", "2570",
                        "count", 2,
                        "from", "นายวีระชัย อินทร์แก้ว",
                        "accounts", "บริษัท ลูกค้าตัวอย่าง จำกัด\nบริษัท เหล็กสยาม จำกัด",
                        "day", LocalDate.of(2027, 3, 3))));
    }
}
