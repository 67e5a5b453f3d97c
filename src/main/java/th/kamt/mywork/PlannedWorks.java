package th.kamt.mywork;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.mywork.PlannedWork.Planned;
import th.kamt.mywork.PlannedWork.Whose;
import th.kamt.organization.Organization;
import th.kamt.organization.UnitsLookedAfter;

/** What is planned, of whatever module. */
@Service
@Transactional(readOnly = true)
public class PlannedWorks {

    private static final Comparator<Planned> EARLIEST = Comparator.comparing(Planned::day)
            .thenComparing(planned -> planned.line().subject())
            .thenComparing(Planned::key);

    private final List<PlannedWork> sources;
    private final Organization organization;
    private final ObjectProvider<UnitsLookedAfter> care;

    PlannedWorks(List<PlannedWork> sources, Organization organization, ObjectProvider<UnitsLookedAfter> care) {
        this.sources = sources;
        this.organization = organization;
        this.care = care;
    }

    /** That person's, wherever they hold a post or look after accounts, and theirs for whom they stand in. */
    public Whose of(String person) {
        return new Whose(person, units(person));
    }

    private Collection<String> units(String person) {
        TreeSet<String> units = new TreeSet<>();
        List<String> people = new ArrayList<>(organization.standsInFor(person));
        people.add(person);
        for (String one : people) {
            organization.employee(one).ifPresent(employee -> {
                units.add(employee.unitCode());
                employee.ownPosts().forEach(post -> units.add(post.unitCode()));
            });
            care.forEach(looked -> units.addAll(looked.of(one)));
        }
        return units;
    }

    /** In those days, both included, earliest first. */
    public List<Planned> of(Whose whose, LocalDate from, LocalDate until) {
        return sources.stream()
                .flatMap(source -> source.of(whose, from, until).stream())
                .sorted(EARLIEST)
                .toList();
    }

    /** As {@link #of}, without what is work already. */
    public List<Planned> coming(Whose whose, LocalDate from, LocalDate until) {
        return sources.stream()
                .flatMap(source -> source.coming(whose, from, until).stream())
                .sorted(EARLIEST)
                .toList();
    }
}
