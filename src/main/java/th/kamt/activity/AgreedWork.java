package th.kamt.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.ActivityChange.What;
import th.kamt.activity.ActivityWindows.Window;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.Deadlines;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.portfolio.AccountInCare;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.RunningProcesses;

/**
 * Work that was agreed beside the yearly plan, e.g. in a special-risk plan, becomes activities like the plan's: opened in their
 * window, carried out, logged. In the caller's transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AgreedWork {

    /**
     * @param about what is to be done
     * @param owner who is to do it
     */
    public record Work(EntitlementCode code, Origin origin, LocalDate on, String about, String owner) {}

    private final ActivityStore store;
    private final DecisionTables tables;
    private final Deadlines deadlines;
    private final RunningProcesses processes;
    private final Clock clock;

    AgreedWork(
            ActivityStore store, DecisionTables tables, Deadlines deadlines, RunningProcesses processes, Clock clock) {
        this.store = store;
        this.tables = tables;
        this.deadlines = deadlines;
        this.processes = processes;
        this.clock = clock;
    }

    /** The yearly plan's own activities of that code still to be carried out, by day. */
    public List<Activity> planned(PlanYear year, String accountId, EntitlementCode code) {
        return store.ofAccount(year, accountId).stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.code() == code && one.owner() == null)
                .filter(one -> one.state().isAhead())
                .toList();
    }

    /**
     * Says what the plan's own activity is to be, and that it is to be done on the agreed day; its deadline moves along. One that
     * somebody has postponed keeps the day they chose.
     *
     * @param reason why the day moved, for its history and its deadline's receipt
     */
    public void take(Activity activity, Work work, String person, String reason) {
        Activity present = store.lock(activity.id()).orElseThrow();
        store.agreedWork(present.id(), work.owner(), work.about());
        boolean open = present.state() == ActivityState.OPEN;
        if ((open || present.state() == ActivityState.PLANNED)
                && !present.plannedOn().equals(work.on())) {
            Window window = window(present.year(), work);
            store.replanned(present.id(), work.on(), window);
            store.keep(
                    present.id(),
                    new ActivityChange(clock.instant(), What.MOVED, person, present.plannedOn(), work.on(), reason));
            if (open) {
                deadlines.moveTo(Activities.kindOf(present), present.key(), window.dueOn(), person, reason);
            }
        }
    }

    /** @return its id */
    public long add(AccountInCare account, Work work) {
        long id = store.add(List.of(new ActivityStore.New(
                        account.year(),
                        account.accountId(),
                        account.name(),
                        account.unitCode(),
                        work.code(),
                        work.origin(),
                        null,
                        ActivityState.PLANNED,
                        work.on(),
                        window(account.year(), work),
                        null,
                        null,
                        null,
                        null,
                        null)))
                .get(0);
        store.agreedWork(id, work.owner(), work.about());
        return id;
    }

    /** Has what is due to open already opened at once, not tomorrow morning. */
    public void open(AccountInCare account) {
        processes.startByMessage(ActivityPlanner.SCHEDULED, account.year() + "/" + account.unitCode(), Map.of());
    }

    private Window window(PlanYear year, Work work) {
        return ActivityWindows.read(tables, year).of(work.code(), work.on());
    }
}
