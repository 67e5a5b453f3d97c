package th.kamt.workflow;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/** Recognises that somebody else was faster, in whatever shape it comes out of the engine, Hibernate or MariaDB. */
public final class LostRace {

    /** MariaDB: deadlock, lock wait timeout, record changed since last read. */
    private static final Set<Integer> ERRORS = Set.of(1213, 1205, 1020);

    private LostRace() {}

    public static boolean isIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof jakarta.persistence.OptimisticLockException
                    || (cause instanceof SQLException sql && ERRORS.contains(sql.getErrorCode()))
                    || (cause instanceof NullPointerException && isEngines(cause))
                    || (cause instanceof NullValueException && isRestoring(cause))) {
                return true;
            }
        }
        return false;
    }

    /** The instance was ended by the winner between two reads. A thing that never was is another matter. */
    private static boolean isRestoring(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("restoreProcessInstance"));
    }

    /** The engine stumbles over rows that vanish while it works. */
    private static boolean isEngines(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
    }
}
