package th.kamt.simulation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines, not in a stack trace, why the application does not start as a simulation. */
class SimulationFailureAnalyzer extends AbstractFailureAnalyzer<SimulationRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SimulationRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
