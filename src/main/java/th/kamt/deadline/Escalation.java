package th.kamt.deadline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.deadline.EventDetail.Skipped;
import th.kamt.deadline.EventDetail.Told;
import th.kamt.deadline.EventDetail.Why;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;

/**
 * Finds the next level up the line of command (R-ESC-3). An empty post is skipped, the same person counts once, and what was
 * skipped is kept.
 */
@Component
class Escalation {

    private final Organization organization;

    Escalation(Organization organization) {
        this.organization = organization;
    }

    /** @param told who is told next; empty at the top of the line */
    record Level(Optional<Told> told, List<Skipped> skipped) {}

    /**
     * @param known     people who have the work or were told of it before
     * @param toldPosts posts that were told before; the line goes on above them
     */
    Level next(Responsible responsible, Collection<String> known, Collection<String> toldPosts) {
        Set<String> told = new HashSet<>(known);
        List<Skipped> skipped = new ArrayList<>();
        for (RoleAt post : notYetTold(line(responsible), toldPosts)) {
            List<String> holders = organization.holders(post).stream()
                    .map(Employee::employeeId)
                    .toList();
            if (holders.isEmpty()) {
                skipped.add(new Skipped(post.group(), Why.EMPTY));
            } else if (holders.stream().allMatch(person -> isTold(person, told))) {
                skipped.add(new Skipped(post.group(), Why.SAME_PERSON));
            } else {
                List<String> news =
                        holders.stream().filter(person -> !isTold(person, told)).toList();
                return new Level(Optional.of(new Told(post.group(), news)), List.copyOf(skipped));
            }
        }
        return new Level(Optional.empty(), List.copyOf(skipped));
    }

    /** Who stands in for somebody is that person here: told of it, neither needs to be told again. */
    private boolean isTold(String person, Set<String> told) {
        return told.contains(person)
                || organization.standIn(person).filter(told::contains).isPresent();
    }

    private List<RoleAt> line(Responsible responsible) {
        List<RoleAt> line = new ArrayList<>();
        if (responsible.byOrder()) {
            line.add(responsible.post());
        }
        line.addAll(organization.lineAbove(responsible.post()));
        return line;
    }

    /** Who is told along: holders of those posts who do not have the work themselves. */
    List<Told> along(Responsible responsible) {
        return responsible.along().stream()
                .map(post -> new Told(
                        post.group(),
                        organization.holders(post).stream()
                                .map(Employee::employeeId)
                                .filter(person -> !responsible.people().contains(person))
                                .toList()))
                .filter(told -> !told.people().isEmpty())
                .toList();
    }

    private static List<RoleAt> notYetTold(List<RoleAt> line, Collection<String> toldPosts) {
        int from = 0;
        for (int i = 0; i < line.size(); i++) {
            from = toldPosts.contains(line.get(i).group()) ? i + 1 : from;
        }
        return line.subList(from, line.size());
    }
}
