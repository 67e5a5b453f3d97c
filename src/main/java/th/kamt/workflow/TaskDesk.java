package th.kamt.workflow;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** Completes user tasks for our own pages exactly as Tasklist does: same rights, same contract, same rules, same log of who did it. */
@Component
public class TaskDesk {

    private final TaskService tasks;
    private final IdentityService identity;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    TaskDesk(TaskService tasks, IdentityService identity, Accounts accounts, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.identity = identity;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /**
     * Completes one task in a transaction of its own, never in the caller's.
     *
     * @throws RefusedException if the answers or a rule forbid it, or somebody was faster
     */
    @Transactional(propagation = Propagation.NEVER)
    public void complete(String taskId, String person, Map<String, Object> answers) {
        as(person, () -> tasks.complete(taskId, answers));
    }

    /**
     * Does several things with tasks in one transaction of its own, all of them or none.
     *
     * @param person whose rights count; {@code null}: the application's, where it has asked itself what the person at work may do
     * @throws RefusedException as {@link #complete}
     */
    @Transactional(propagation = Propagation.NEVER)
    public void together(String person, Runnable work) {
        as(person, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void as(String person, Runnable work) {
        Authentication before = identity.getCurrentAuthentication();
        if (person == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(
                    person,
                    accounts.standingOf(person).map(Accounts.Standing::groups).orElse(List.of()),
                    List.of());
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            throw refusal(e);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** The refusal the engine has wrapped, or what its own mean; a fault stays what it is. */
    private static RuntimeException refusal(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
            if (cause instanceof AuthorizationException) {
                return new ForbiddenException(new Message("workflow.task.notYours"));
            }
        }
        return LostRace.isInOwnWork(thrown) ? new ConflictException(new Message("workflow.lostRace")) : thrown;
    }
}
