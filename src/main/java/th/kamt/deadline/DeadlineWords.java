package th.kamt.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;

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
                work.kind().messageKey(), unit(work.unitCode()), work.year().toString(), subject(work));
    }

    private String subject(DeadlineWork work) {
        return works.stream()
                .filter(owner -> owner.owns(work.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody does " + work.kind()))
                .subject(work);
    }

    public String unit(String code) {
        return organization.unit(code).map(Unit::name).orElse(code);
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
        int dot = group.indexOf('.');
        RoleAt post = new RoleAt(Role.byId(group.substring(0, dot)).orElseThrow(), group.substring(dot + 1));
        return new Message("deadline.post", new Message(post.role().messageKey()), unit(post.unitCode()));
    }

    public String names(List<String> people) {
        return people.stream().map(person -> organization.nameOf(person)).collect(Collectors.joining(", "));
    }
}
