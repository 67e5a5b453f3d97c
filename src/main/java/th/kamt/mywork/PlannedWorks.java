package th.kamt.mywork;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.mywork.PlannedWork.Planned;
import th.kamt.mywork.PlannedWork.Whose;
import th.kamt.organization.Organization;

/** What is planned, of whatever module. */
@Service
@Transactional(readOnly = true)
public class PlannedWorks {

    private static final Comparator<Planned> EARLIEST = Comparator.comparing(Planned::day)
            .thenComparing(planned -> planned.line().subject())
            .thenComparing(Planned::key);

    private final List<PlannedWork> sources;
    private final Organization organization;

    PlannedWorks(List<PlannedWork> sources, Organization organization) {
        this.sources = sources;
        this.organization = organization;
    }

    /** That person's, wherever they hold a post. */
    public Whose of(String person) {
        return new Whose(person, units(person));
    }

    private Collection<String> units(String person) {
        TreeSet<String> units = new TreeSet<>();
        organization.employee(person).ifPresent(employee -> {
            units.add(employee.unitCode());
            employee.posts().forEach(post -> units.add(post.unitCode()));
        });
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
