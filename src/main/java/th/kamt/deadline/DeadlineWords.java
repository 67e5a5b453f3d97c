package th.kamt.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.organization.Organization;

/** Deadlines, posts and people as their readers know them. */
@Component
public class DeadlineWords {

    private final Organization organization;
    /** Asked for when needed: those who have the work use these words themselves. */
    private final ObjectProvider<DueWork> works;

    DeadlineWords(Organization organization, ObjectProvider<DueWork> works) {
        this.organization = organization;
        this.works = works;
    }

    /** The work: {@code จัดทำและส่งแผน กฟอ.บึงทอง ปี 2570}. */
    public Message what(DeadlineWork work) {
        return new Message(
                work.kind().messageKey(),
                unit(work.unitCode()),
                work.year().toString(),
                subjects(List.of(work)).get(work));
    }

    /** What each is about: a customer, somebody's name, a case's number, the unit's code. */
    public Map<DeadlineWork, String> subjects(Collection<DeadlineWork> all) {
        Map<DeadlineWork, String> subjects = new HashMap<>();
        for (DeadlineWork work : all) {
            subjects.put(work, work.businessKey().substring(work.businessKey().lastIndexOf('/') + 1));
        }
        works.forEach(of -> {
            List<DeadlineWork> own =
                    all.stream().filter(work -> of.owns(work.kind())).toList();
            if (!own.isEmpty()) {
                subjects.putAll(of.subjects(own));
            }
        });
        return subjects;
    }

    public String unit(String code) {
        return organization.unitName(code);
    }

    /** {@code อีก 9 วัน}, {@code วันนี้}, {@code เกินกำหนด 3 วัน}. */
    public Message relative(Instant dueAt, Instant now) {
        LocalDate due = Bangkok.dayOf(dueAt);
        long days = ChronoUnit.DAYS.between(Bangkok.dayOf(now), due);
        if (days == 0) {
            return new Message("calendar.format.today");
        }
        String key = days > 0 ? "calendar.format.left" : "calendar.format.overdue";
        return new Message(Math.abs(days) == 1 ? key + ".one" : key, Long.toString(Math.abs(days)));
    }

    /** Who has the work: the post with the people who hold it. */
    public Message people(Responsible responsible) {
        return people(responsible.byOrder() ? "" : responsible.post().group(), responsible.people());
    }

    /** @param post {@code role.UNIT}; empty for people who have the work whatever their post */
    public Message people(String post, List<String> people) {
        if (post.isEmpty()) {
            return new Message("deadline.names", names(people));
        }
        return people.isEmpty() ? post(post) : new Message("deadline.people", post(post), names(people));
    }

    /** {@code ผจก. กฟอ.บึงทอง}; {@code role.UNIT} is how a post is kept. */
    public Message post(String group) {
        return organization.postName(group);
    }

    public String names(List<String> people) {
        return people.stream().map(person -> organization.nameOf(person)).collect(Collectors.joining(", "));
    }
}
