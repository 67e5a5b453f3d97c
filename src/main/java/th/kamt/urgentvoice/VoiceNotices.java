package th.kamt.urgentvoice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;

/** Tells people of cases: that there is one, that work on it is theirs, that it no longer is; at once, there is little time. */
@Component
public class VoiceNotices {

    private static final String OPENED = "urgentVoice.opened";
    private static final String TASK = "urgentVoice.task";
    private static final String WITHDRAWN = "urgentVoice.withdrawn";

    private final Notifications notifications;
    private final Organization organization;
    private final VoicePeople people;
    private final VoiceDeadlines deadlines;

    VoiceNotices(Notifications notifications, Organization organization, VoicePeople people, VoiceDeadlines deadlines) {
        this.notifications = notifications;
        this.organization = organization;
        this.people = people;
        this.deadlines = deadlines;
    }

    /** The region's KAMRs are told of every case (clause 4), and who looks after the account, if somebody else opened it. */
    void opened(UrgentVoice voice, Collection<String> carers) {
        Set<String> told = new LinkedHashSet<>(carers);
        people.regional(voice).forEach(post -> told.addAll(people.people(post)));
        told.remove(voice.openedBy());
        send(OPENED, voice.number(), told, voice, Map.of("by", organization.nameOf(voice.openedBy())));
    }

    /** Tells whose a task is; each person once a task. */
    public void task(String taskId, UrgentVoice voice, Collection<String> whose) {
        send(
                TASK,
                taskId,
                Set.copyOf(whose),
                voice,
                Map.of("task", new Message("urgentvoice.work." + voice.stage().task())));
    }

    /** Somebody else was ordered: the work is no longer that person's. */
    void withdrawn(UrgentVoice voice, String former, String by, String eventKey) {
        send(WITHDRAWN, eventKey, Set.of(former), voice, Map.of("by", organization.nameOf(by)));
    }

    private void send(String kind, String key, Set<String> told, UrgentVoice voice, Map<String, Object> more) {
        VoiceDeadlines.Limits limits = deadlines.limits(voice);
        Map<String, Object> values = new HashMap<>(more);
        values.put("number", voice.number());
        values.put("account", voice.accountName());
        values.put("unit", organization.requireUnit(voice.unitCode()).name());
        values.put("received", received(voice));
        values.put("summary", voice.summary());
        values.put("orderDue", Bangkok.dayOf(limits.order()));
        values.put("answerDue", Bangkok.dayOf(limits.answer()));
        notifications.send(new Notice(kind, key, told, values, voice.path(), true));
    }

    private static Message received(UrgentVoice voice) {
        return new Message(
                "urgentvoice.notice.received",
                Bangkok.dayOf(voice.receivedAt()),
                voice.receivedAt()
                        .atZone(Bangkok.ZONE)
                        .toLocalTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
    }

    /** The texts' places, with values as real notices have them. */
    @Component
    static class Kinds implements NoticeKinds {

        private static Map<String, Object> samples(String more, Object value) {
            return Map.of(
                    "number",
                    "2570-000123",
                    "account",
                    new Message("urgentvoice.notice.sample.account"),
                    "unit",
                    new Message("urgentvoice.notice.sample.unit"),
                    "received",
                    new Message("urgentvoice.notice.received", LocalDate.of(2027, 1, 8), "15:40"),
                    "summary",
                    new Message("urgentvoice.notice.sample.summary"),
                    "orderDue",
                    LocalDate.of(2027, 1, 11),
                    "answerDue",
                    LocalDate.of(2027, 1, 15),
                    more,
                    value);
        }

        @Override
        public List<NoticeKind> kinds() {
            Message by = new Message("urgentvoice.notice.sample.by");
            return List.of(
                    new NoticeKind(OPENED, samples("by", by)),
                    new NoticeKind(TASK, samples("task", new Message("urgentvoice.work." + Stage.ORDER.task()))),
                    new NoticeKind(WITHDRAWN, samples("by", by)));
        }
    }
}
