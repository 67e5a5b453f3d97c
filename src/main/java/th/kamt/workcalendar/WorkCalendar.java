package th.kamt.workcalendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.mywork.MyWork;
import th.kamt.mywork.MyWork.When;
import th.kamt.mywork.PlannedWork.Planned;
import th.kamt.mywork.PlannedWork.Whose;
import th.kamt.mywork.PlannedWorks;
import th.kamt.mywork.WorkLine;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;

/** People's work by days: what is planned, whether its window is open or not, and what is due. Who may see whose is asked before. */
@Service
@Transactional(readOnly = true)
public class WorkCalendar {

    /** Why something stands on a day. */
    public enum Kind {
        /** Planned for that day, its window not open yet. */
        PLANNED,
        /** Planned for that day, and work already. */
        OPEN,
        /** To be done by the end of that day. */
        DUE
    }

    /**
     * Something on a day.
     *
     * @param key  the same as long as it is the same work, on whatever day
     * @param late whether its day is past and it is not done
     */
    public record Entry(String key, LocalDate day, Kind kind, WorkLine line, boolean late) {}

    private static final Comparator<Entry> IN_ORDER = Comparator.comparing(Entry::day)
            .thenComparing(Entry::kind, Comparator.reverseOrder())
            .thenComparing(entry -> entry.line().subject())
            .thenComparing(Entry::key);

    private final PlannedWorks planned;
    private final MyWork work;
    private final Organization organization;

    WorkCalendar(PlannedWorks planned, MyWork work, Organization organization) {
        this.planned = planned;
        this.work = work;
        this.organization = organization;
    }

    /** One person's, in those days, both included; by day, what is due first. */
    public List<Entry> ofPerson(String person, LocalDate from, LocalDate until) {
        return entries(planned.of(person), tasksOf(person), from, until);
    }

    /** One person's, of that unit only. */
    public List<Entry> ofPersonAt(String person, String unit, LocalDate from, LocalDate until) {
        Set<String> theirs = tasksOf(person).stream()
                .map(MyWork.Item::taskId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<MyWork.Item> there = work.ofUnit(unit).stream()
                .filter(item -> theirs.contains(item.taskId()))
                .toList();
        return entries(new Whose(person, List.of(unit)), there, from, until);
    }

    /** Everybody's of that unit. */
    public List<Entry> ofUnit(String unit, LocalDate from, LocalDate until) {
        return entries(new Whose(null, List.of(unit)), work.ofUnit(unit), from, until);
    }

    private List<MyWork.Item> tasksOf(String person) {
        return work.of(person, "").values().stream().flatMap(List::stream).toList();
    }

    /** Who has a post at that unit, ordered by name. */
    public List<Employee> people(String unit) {
        return organization.employeesOf(unit).stream()
                .filter(person -> !person.posts().isEmpty() && !organization.hasLeft(person.employeeId()))
                .sorted(Comparator.comparing(Employee::name))
                .toList();
    }

    private List<Entry> entries(Whose whose, List<MyWork.Item> tasks, LocalDate from, LocalDate until) {
        // One task may wait for a person in two ways, and twice the same work is one event.
        Map<String, Entry> due = new LinkedHashMap<>();
        Set<String> onItsDay = new HashSet<>();
        for (MyWork.Item item : tasks) {
            if (item.dueOn() != null
                    && !item.dueOn().isBefore(from)
                    && !item.dueOn().isAfter(until)) {
                due.put(
                        item.key(),
                        new Entry(item.key(), item.dueOn(), Kind.DUE, item.line(), item.when() == When.OVERDUE));
                onItsDay.add(item.dueOn() + item.line().href());
            }
        }
        List<Entry> entries = new ArrayList<>(due.values());
        for (Planned one : planned.of(whose, from, until)) {
            // Due on the very day it is planned for: said once.
            if (!onItsDay.contains(one.day() + one.line().href())) {
                entries.add(new Entry(one.key(), one.day(), one.open() ? Kind.OPEN : Kind.PLANNED, one.line(), false));
            }
        }
        entries.sort(IN_ORDER);
        return entries;
    }
}
