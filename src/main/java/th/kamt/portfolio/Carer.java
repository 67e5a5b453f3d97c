package th.kamt.portfolio;

import java.util.List;
import java.util.Optional;
import th.kamt.organization.RoleAt;

/**
 * Who has the work on an account.
 *
 * @param post   {@code kamr} or {@code section-head} of the unit, or the post that stands in
 * @param people employee ids, ordered: the one KAMR, or the holders of the post; empty if there are none
 */
public record Carer(RoleAt post, List<String> people) {

    public Carer {
        people = List.copyOf(people);
    }

    /** The person who has the work outright, where there is one only. */
    public Optional<String> only() {
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }

    public boolean is(String person) {
        return people.contains(person);
    }
}
