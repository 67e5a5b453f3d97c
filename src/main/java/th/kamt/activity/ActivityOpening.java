package th.kamt.activity;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;

/**
 * Makes work of activities whose window has opened, a batch a transaction. A row that another node has locked is its business; row and
 * process move together, so that each starts exactly once and a node that dies leaves nothing half done.
 */
@Service
public class ActivityOpening {

    static final int BATCH = 200;

    private final ActivityStore store;
    private final Activities activities;
    private final Clock clock;

    ActivityOpening(ActivityStore store, Activities activities, Clock clock) {
        this.store = store;
        this.activities = activities;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean openNext() {
        return openNext(BATCH);
    }

    boolean openNext(int most) {
        List<Activity> batch = store.toOpen(Bangkok.dayOf(clock.instant()), most);
        activities.open(batch);
        return batch.size() == most;
    }

    /** Opens one ahead of its window, because it is done now; one that is open already stays so. */
    @Transactional
    public Activity openEarly(long id) {
        Activity activity = store.lock(id).orElseThrow();
        if (activity.state() == ActivityState.PLANNED) {
            activities.open(List.of(activity));
        }
        return activities.require(id);
    }
}
