package th.kamt.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;

/**
 * Who may decide: the holders of the station's post but for those barred; if nobody is left, the next level of the line of
 * command (R-ESC-3).
 *
 * @param post   that decides; the station's own if nobody at all is left
 * @param people employee ids, ordered; empty if nobody is left up to the top
 */
public record Deciders(RoleAt post, List<String> people) {

    public boolean mayDecide(String person) {
        return people.contains(person);
    }

    static Deciders find(Organization organization, RoleAt own, Set<String> barred) {
        List<RoleAt> line = new ArrayList<>();
        line.add(own);
        line.addAll(organization.lineAbove(own));
        for (RoleAt post : line) {
            List<String> left = organization.mayAct(post, barred);
            if (!left.isEmpty()) {
                return new Deciders(post, left);
            }
        }
        return new Deciders(own, List.of());
    }
}
