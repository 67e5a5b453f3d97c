package th.kamt.portfolio;

import java.util.List;
import java.util.Optional;
import th.kamt.organization.RoleAt;

/**
 * Who has the work on an account.
 *
 * @param post   {@code kamr} or {@code section-head} of the unit, or the post that takes their place
 * @param own    employee ids, ordered: the one KAMR, or the holders of the post; empty if there are none
 * @param people those and who stands in for one of them while they are absent
 */
public record Carer(RoleAt post, List<String> own, List<String> people) {

    public Carer {
        own = List.copyOf(own);
        people = List.copyOf(people);
    }

    /** The person whose work it is outright, where it is one's only. */
    public Optional<String> only() {
        return own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    }

    public boolean is(String person) {
        return people.contains(person);
    }
}
