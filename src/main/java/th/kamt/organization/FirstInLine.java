package th.kamt.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The first post, from a post of its own up the line of command, that has somebody for the work (R-ESC-3).
 *
 * @param post    that has somebody; the own one if nobody at all is left
 * @param people  employee ids, ordered; empty if nobody is left up to the top
 * @param skipped posts passed over, nearest first
 */
public record FirstInLine(RoleAt post, List<String> people, List<RoleAt> skipped) {

    /** @param people of a post, who count */
    public static FirstInLine with(Organization organization, RoleAt own, Function<RoleAt, List<String>> people) {
        List<RoleAt> line = new ArrayList<>();
        line.add(own);
        line.addAll(organization.lineAbove(own));
        List<RoleAt> skipped = new ArrayList<>();
        for (RoleAt post : line) {
            List<String> found = people.apply(post);
            if (!found.isEmpty()) {
                return new FirstInLine(post, found, List.copyOf(skipped));
            }
            skipped.add(post);
        }
        return new FirstInLine(own, List.of(), List.copyOf(skipped));
    }

    /** As {@link Organization#mayAct} has it: neither those barred, nor anybody in their name, nor they in another's. */
    public static FirstInLine mayAct(Organization organization, RoleAt own, Set<String> barred) {
        return with(organization, own, post -> organization.mayAct(post, barred));
    }

    public boolean has(String person) {
        return people.contains(person);
    }
}
