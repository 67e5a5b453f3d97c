package th.kamt.workflow;

import java.time.Instant;
import java.util.Optional;

/** The engine's part in a clock that is moved: what it takes for now, and which jobs come due by then. */
public interface EngineTime {

    /**
     * Jobs since the database was made.
     *
     * @param ran attempts that ended well
     * @param failed attempts that did not; one job may have several
     */
    record Jobs(long ran, long failed) {}

    /** From now on the engine takes this for now; it stands there. */
    void moveTo(Instant now);

    /** When the first job comes due that is not suspended and has retries left; empty if none does by {@code latest}. */
    Optional<Instant> nextDue(Instant latest);

    /**
     * Returns when every job due by the engine's time has run or failed: by the job executor if that is active, else in this
     * thread.
     *
     * @throws StillRunningException if that takes longer than {@code kamt.simulation.patience}
     */
    void runDueJobs();

    /** Timers that start processes are set by the engine's time, as if their models were deployed now. */
    void setStartTimersAgain();

    Jobs jobs();
}
