package th.kamt.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;

/** What of an amended plan's schedule is no longer the unit's to change: what lies in the past, and what was carried out. */
@Component
class FixedSchedule {

    private final ObjectProvider<ScheduleInWork> inWork;
    private final Clock clock;

    FixedSchedule(ObjectProvider<ScheduleInWork> inWork, Clock clock) {
        this.inWork = inWork;
        this.clock = clock;
    }

    LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /** Lines whose activity was carried out or logged; none of a plan that is made for the first time. */
    Set<Long> started(Plan plan) {
        Set<Long> started = new HashSet<>();
        if (plan.isAmended()) {
            List<ScheduleInWork> asked = inWork.stream().toList();
            asked.forEach(one -> started.addAll(one.startedLines(plan.year(), plan.unitCode())));
        }
        return started;
    }

    /** Lines that the rules take as they are: planned before the amendment was opened, or carried out. */
    Predicate<PlanEntitlement> fixed(Plan plan) {
        LocalDate since = plan.amendedOn().orElse(null);
        if (since == null) {
            return line -> false;
        }
        Set<Long> started = started(plan);
        return line -> line.plannedOn().isBefore(since) || (line.id() != null && started.contains(line.id()));
    }
}
