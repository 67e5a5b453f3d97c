package th.kamt.mywork;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.mywork.PlannedWork.Planned;

/** What waits for a person, by when it is due. */
@Service
@Transactional(readOnly = true)
public class MyWork {

    /** When work is due, seen from today; in the order of the page. */
    public enum When {
        OVERDUE,
        TODAY,
        /** Until Sunday. */
        THIS_WEEK,
        /** After Sunday, or without a deadline. */
        LATER
    }

    /**
     * A task, or something else that stands until it is seen to.
     *
     * @param taskId    {@code null} of what is no task
     * @param key       of the work, the same if the task is made anew; {@code null} of what is no task
     * @param dueOn     last day in Bangkok; {@code null} if there is none
     * @param inPlaceOf employee id of who is absent and whose it is; {@code null}: the person's own
     */
    public record Item(String taskId, String key, WorkLine line, LocalDate dueOn, When when, String inPlaceOf) {}

    /** How far ahead the page lists what is no task yet; the calendar has the rest. */
    public static final int DAYS_AHEAD = 60;

    private static final Comparator<WaitingTask> SOONEST = Comparator.comparing(
                    WaitingTask::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(WaitingTask::name)
            .thenComparing(WaitingTask::id);

    private final WaitingTasks tasks;
    private final UnitTasks unitTasks;
    private final List<WorkSource> sources;
    private final List<StandingWork> standing;
    private final PlannedWorks planned;
    private final Clock clock;

    MyWork(
            WaitingTasks tasks,
            UnitTasks unitTasks,
            List<WorkSource> sources,
            List<StandingWork> standing,
            PlannedWorks planned,
            Clock clock) {
        this.tasks = tasks;
        this.unitTasks = unitTasks;
        this.sources = sources;
        this.standing = standing;
        this.planned = planned;
        this.clock = clock;
    }

    /**
     * The person's work, what is due first at first.
     *
     * @param text only items with that text in their subject or in what is to be done; blank for all
     */
    public Map<When, List<Item>> of(String person, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Map<When, List<Item>> work = new EnumMap<>(When.class);
        for (When when : When.values()) {
            work.put(when, new ArrayList<>());
        }
        for (StandingWork source : standing) {
            source.of(person).stream()
                    .filter(line -> isAbout(line, wanted))
                    .forEach(line -> work.get(When.TODAY).add(new Item(null, null, line, null, When.TODAY, null)));
        }
        items(tasks.of(person)).stream()
                .filter(item -> isAbout(item.line(), wanted))
                .forEach(item -> work.get(item.when()).add(item));
        return work;
    }

    /** Tasks of a unit, whoever has them, what is due first at first. Who may see the unit is asked before. */
    public List<Item> ofUnit(String unitCode) {
        return items(unitTasks.ofUnit(unitCode));
    }

    private List<Item> items(List<WaitingTask> found) {
        List<WaitingTask> waiting = found.stream().sorted(SOONEST).toList();
        Map<String, WorkLine> lines = lines(waiting);
        LocalDate today = Bangkok.dayOf(clock.instant());
        List<Item> items = new ArrayList<>();
        for (WaitingTask task : waiting) {
            WorkLine line = lines.getOrDefault(task.id(), new WorkLine(task.name(), null, "", "/tasks/" + task.id()));
            LocalDate dueOn = task.due().map(Bangkok::dayOf).orElse(null);
            items.add(new Item(task.id(), key(task), line, dueOn, when(dueOn, today), task.inPlaceOf()));
        }
        return items;
    }

    private static String key(WaitingTask task) {
        return task.businessKey() == null ? task.id() : task.taskDefinitionKey() + "-" + task.businessKey();
    }

    private static boolean isAbout(WorkLine line, String wanted) {
        return wanted.isEmpty()
                || (line.subject() + " " + line.what()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /**
     * What is planned for the person and no task yet, of the next {@value #DAYS_AHEAD} days, earliest first.
     *
     * @param text as {@link #of}
     */
    public List<Planned> coming(String person, String text) {
        LocalDate today = Bangkok.dayOf(clock.instant());
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return planned.coming(planned.of(person), today, today.plusDays(DAYS_AHEAD)).stream()
                .filter(one -> isAbout(one.line(), wanted))
                .toList();
    }

    /** What is planned for the person in those days, both included, task or not, earliest first. */
    public List<Planned> planned(String person, LocalDate from, LocalDate until) {
        return planned.of(planned.of(person), from, until);
    }

    static When when(LocalDate dueOn, LocalDate today) {
        if (dueOn == null) {
            return When.LATER;
        }
        if (dueOn.isBefore(today)) {
            return When.OVERDUE;
        }
        if (dueOn.equals(today)) {
            return When.TODAY;
        }
        LocalDate sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        return dueOn.isAfter(sunday) ? When.LATER : When.THIS_WEEK;
    }

    private Map<String, WorkLine> lines(List<WaitingTask> waiting) {
        Map<String, WorkLine> lines = new HashMap<>();
        for (WorkSource source : sources) {
            List<WaitingTask> owned = waiting.stream()
                    .filter(task -> source.owns(task.taskDefinitionKey()))
                    .toList();
            if (!owned.isEmpty()) {
                lines.putAll(source.lines(owned));
            }
        }
        return lines;
    }
}
