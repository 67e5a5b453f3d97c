package th.kamt.planning.process;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.planning.PlanDeadlines;

/** On an upgrade: plans that were running before there was a register get their deadlines at the first start with it. */
@Component
class DeadlinesOfRunningPlans {

    private final PlanDeadlines deadlines;

    DeadlinesOfRunningPlans(PlanDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventListener(ApplicationStartedEvent.class)
    void register() {
        deadlines.registerMissing();
    }
}
