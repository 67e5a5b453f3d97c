package th.kamt.specialrisk;

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

/** Tells who is to draft or to agree, and those concerned what was decided. */
@Component
public class SpecialRiskNotices {

    private static final String WAITING = "specialRisk.waiting";
    private static final String DECIDED = "specialRisk.decided";

    private final Notifications notifications;
    private final Organization organization;

    SpecialRiskNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    /** Each person once a task. */
    public void waiting(SpecialRiskPlan plan, String taskId, String task, Collection<String> people) {
        notifications.send(new Notice(
                WAITING,
                taskId,
                Set.copyOf(people),
                Map.of(
                        "task", new Message("specialrisk.work." + task),
                        "account", plan.accountName(),
                        "year", plan.year().toString()),
                plan.page(),
                false));
    }

    void decided(SpecialRiskPlan plan, PlanStep step, Collection<String> people) {
        notifications.send(new Notice(
                DECIDED,
                plan.id() + "/" + plan.round(),
                Set.copyOf(people),
                Map.of(
                        "decision", new Message(step.what().messageKey()),
                        "account", plan.accountName(),
                        "year", plan.year().toString(),
                        "by", organization.whoActed(step.person(), step.actedFor()),
                        "comment", step.comment() == null ? "–" : step.comment()),
                plan.page(),
                step.what() == PlanStep.What.RETURNED));
    }

    /** The texts' places, with values as real notices have them. */
    @Component("specialRiskNoticeKinds")
    static class Kinds implements NoticeKinds {

        private static final String ACCOUNT = "บริษัท เหล็กสยาม จำกัด";

        @Override
        public List<NoticeKind> kinds() {
            return List.of(
                    new NoticeKind(
                            WAITING,
                            Map.of(
                                    "task",
                                    new Message("specialrisk.work." + SpecialRiskTaskId.DRAFT),
                                    "account",
                                    ACCOUNT,
                                    "year",
                                    "2570")),
                    new NoticeKind(
                            DECIDED,
                            Map.of(
                                    "decision",
                                    new Message(PlanStep.What.RETURNED.messageKey()),
                                    "account",
                                    ACCOUNT,
                                    "year",
                                    "2570",
                                    "by",
                                    "นายสมเกียรติ วงศ์ประเสริฐ",
                                    "comment",
                                    "เพิ่มการเข้าพบของผู้บริหาร")));
        }
    }
}
