package th.kamt.planning;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;

/**
 * Who may decide on a plan at a station: the holders of its post, but for those who prepared the plan or decided on
 * it at an earlier station, whatever the role or substitution: neither they, nor anybody in their name, nor they in another's. If nobody is left, the next level of the line of command (R-ESC-3) does.
 *
 * @param post    the post that decides; the station's own if nobody at all is left
 * @param people  employee ids who may decide, ordered; empty if nobody is left up to the top
 * @param skipped posts passed over, nearest first
 * @param deputy  whether the one in {@code people} was named for this decision, because nobody up the line may decide
 */
public record Deciders(RoleAt post, List<String> people, List<Skipped> skipped, boolean deputy) {

    /** @param empty true if nobody holds the post, false if all who hold it are barred */
    public record Skipped(RoleAt post, boolean empty) {}

    /** Whether that person may decide here. */
    public boolean mayDecide(String person) {
        return people.contains(person);
    }

    /** Whether nobody may decide: all up the line are barred, or their posts are empty. */
    public boolean isNobody() {
        return people.isEmpty();
    }

    Deciders deputisedBy(String person) {
        return new Deciders(post, List.of(person), skipped, true);
    }

    static Deciders find(Organization organization, Unit unit, Station station, Set<String> barred) {
        FirstInLine first = FirstInLine.mayAct(organization, station.post(unit), barred);
        List<Skipped> skipped = first.skipped().stream()
                .map(post -> new Skipped(post, organization.ownHolders(post).isEmpty()))
                .toList();
        return new Deciders(first.post(), first.people(), skipped, false);
    }

    /** People barred at {@code station}: who prepared the plan, who decided at an earlier station, in any round, and in whose name. */
    static Set<String> barred(Plan plan, Station station, Set<String> preparers, List<PlanDecision> decisions) {
        List<Station> route = plan.route().stations();
        int here = route.indexOf(station);
        Set<String> barred = new LinkedHashSet<>(preparers);
        plan.submittedBy().ifPresent(barred::add);
        decisions.stream()
                .filter(decision -> route.indexOf(decision.station()) < here)
                .forEach(decision -> {
                    barred.add(decision.decidedBy());
                    decision.actedFor().ifPresent(barred::add);
                });
        return barred;
    }
}
