package th.kamt.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines, not in a stack trace, what to do where the embedded MariaDB cannot run. */
class EmbeddedMariaDbFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedMariaDbException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedMariaDbException cause) {
        return new FailureAnalysis(cause.getMessage(), "See README, \"Run it\".", cause);
    }
}
