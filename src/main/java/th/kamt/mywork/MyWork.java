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
     * @param taskId    {@code null} of what is no task
     * @param dueOn     last day in Bangkok; {@code null} if there is none
     * @param inPlaceOf employee id of who is absent and whose it is; {@code null}: the person's own
     */
    public record Item(String taskId, WorkLine line, LocalDate dueOn, When when, String inPlaceOf) {}

    private static final Comparator<WaitingTask> SOONEST = Comparator.comparing(
                    WaitingTask::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(WaitingTask::name)
            .thenComparing(WaitingTask::id);

    private final WaitingTasks tasks;
    private final List<WorkSource> sources;
    private final List<StandingWork> standing;
    private final Clock clock;

    MyWork(WaitingTasks tasks, List<WorkSource> sources, List<StandingWork> standing, Clock clock) {
        this.tasks = tasks;
        this.sources = sources;
        this.standing = standing;
        this.clock = clock;
    }

    /**
     * The person's work, what is due first at first.
     *
     * @param text only items with that text in their subject or in what is to be done; blank for all
     */
    public Map<When, List<Item>> of(String person, String text) {
        List<WaitingTask> waiting = tasks.of(person).stream().sorted(SOONEST).toList();
        Map<String, WorkLine> lines = lines(waiting);
        LocalDate today = Bangkok.dayOf(clock.instant());
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        Map<When, List<Item>> work = new EnumMap<>(When.class);
        for (When when : When.values()) {
            work.put(when, new ArrayList<>());
        }
        for (StandingWork source : standing) {
            source.of(person).stream()
                    .filter(line -> isWanted(line, wanted))
                    .forEach(line -> work.get(When.TODAY).add(new Item(null, line, null, When.TODAY, null)));
        }
        for (WaitingTask task : waiting) {
            WorkLine line = lines.getOrDefault(task.id(), new WorkLine(task.name(), null, "", "/tasks/" + task.id()));
            LocalDate dueOn = task.due().map(Bangkok::dayOf).orElse(null);
            When when = when(dueOn, today);
            if (isWanted(line, wanted)) {
                work.get(when).add(new Item(task.id(), line, dueOn, when, task.inPlaceOf()));
            }
        }
        return work;
    }

    private static boolean isWanted(WorkLine line, String wanted) {
        return wanted.isEmpty()
                || (line.subject() + " " + line.what()).toLowerCase(Locale.ROOT).contains(wanted);
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
