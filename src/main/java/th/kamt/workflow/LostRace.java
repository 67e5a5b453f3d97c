package th.kamt.workflow;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.dao.ConcurrencyFailureException;

/** Recognises that somebody else was faster, in whatever shape it comes out of the engine, Hibernate or MariaDB. */
public final class LostRace {

    /** MariaDB: deadlock, lock wait timeout, record changed since last read. */
    private static final Set<Integer> PASSING = Set.of(1213, 1205, 1020);
    /** MariaDB: the winner's row is there already. */
    private static final int DUPLICATE = 1062;

    private LostRace() {}

    public static boolean isIn(Throwable thrown) {
        return isPassing(thrown)
                || causes(thrown)
                        .anyMatch(cause -> (cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE)
                                || (cause instanceof NullPointerException && isEngines(cause))
                                || (cause instanceof NullValueException && isRestoring(cause)));
    }

    /** Whether the same work, begun again at once, may well succeed: two wanted the same rows at the same moment. */
    static boolean isPassing(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || cause instanceof jakarta.persistence.OptimisticLockException
                        || (cause instanceof SQLException sql && PASSING.contains(sql.getErrorCode())));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    /**
     * As {@link #isIn}, for calls our own code makes: what it names to the engine was there a moment ago, so a thing not found
     * was taken away by somebody else.
     */
    public static boolean isInOwnWork(Throwable thrown) {
        return isIn(thrown) || causes(thrown).anyMatch(NullValueException.class::isInstance);
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
