package th.kamt.network;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;

/** Tells the Network side of work, and the KAMR of its report. */
@Component
public class NetworkNotices {

    private static final String HANDED_OVER = "network.handedOver";
    private static final String REPORTED = "network.reported";
    private static final String RETURNED = "network.returned";

    private final Notifications notifications;
    private final Organization organization;

    NetworkNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    /** Each person once a task. */
    public void handedOver(NetworkWork work, String taskId, Collection<String> people) {
        notifications.send(new Notice(
                HANDED_OVER,
                taskId,
                Set.copyOf(people),
                Map.of(
                        "kind", new Message(work.kind().messageKey()),
                        "account", work.accountName(),
                        "by", organization.whoActed(work.requestedBy(), work.requestedFor()),
                        "due", work.wantedOn()),
                work.page(),
                work.kind() == WorkKind.OUTAGE));
    }

    /** Reported, or given back: whoever looks after the customer goes on. */
    void closed(NetworkWork work, Collection<String> people) {
        notifications.send(new Notice(
                work.returned() ? RETURNED : REPORTED,
                work.key(),
                Set.copyOf(people),
                Map.of(
                        "kind", new Message(work.kind().messageKey()),
                        "account", work.accountName(),
                        "by", organization.whoActed(work.reportedBy(), work.actedFor()),
                        "report", work.report()),
                work.page(),
                work.returned()));
    }

    /** The texts' places, with values as real notices have them. */
    @Component("networkNoticeKinds")
    static class Kinds implements NoticeKinds {

        @Override
        public List<NoticeKind> kinds() {
            Message kind = new Message(WorkKind.OUTAGE.messageKey());
            String account = "บริษัท เหล็กสยาม จำกัด";
            return List.of(
                    new NoticeKind(
                            HANDED_OVER,
                            Map.of(
                                    "kind",
                                    kind,
                                    "account",
                                    account,
                                    "by",
                                    "นางรัตนา บุญเรือง",
                                    "due",
                                    LocalDate.of(2027, 3, 15))),
                    new NoticeKind(
                            REPORTED,
                            Map.of(
                                    "kind",
                                    kind,
                                    "account",
                                    account,
                                    "by",
                                    "นางดวงใจ ปัญญาดี",
                                    "report",
                                    "เปลี่ยนลูกถ้วยแล้ว")),
                    new NoticeKind(
                            RETURNED,
                            Map.of(
                                    "kind",
                                    kind,
                                    "account",
                                    account,
                                    "by",
                                    "นางดวงใจ ปัญญาดี",
                                    "report",
                                    "อุปกรณ์เป็นของลูกค้า")));
        }
    }
}
