package th.kamt.specialrisk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;

/**
 * Who may agree to a plan: the head of the unit but for those who drafted it; if nobody is left, the next level of the line of
 * command.
 *
 * @param post    that decides; the head's own if nobody at all is left
 * @param people  employee ids, ordered; empty if nobody is left up to the top
 * @param skipped posts passed over, nearest first
 */
public record Agreers(RoleAt post, List<String> people, List<RoleAt> skipped) {

    static Agreers find(Organization organization, RoleAt own, Set<String> authors) {
        List<RoleAt> line = new ArrayList<>();
        line.add(own);
        line.addAll(organization.lineAbove(own));
        List<RoleAt> skipped = new ArrayList<>();
        for (RoleAt post : line) {
            List<String> left = organization.mayAct(post, authors);
            if (!left.isEmpty()) {
                return new Agreers(post, left, List.copyOf(skipped));
            }
            skipped.add(post);
        }
        return new Agreers(own, List.of(), List.copyOf(skipped));
    }
}
