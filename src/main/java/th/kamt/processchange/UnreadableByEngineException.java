package th.kamt.processchange;

import java.util.List;
import th.kamt.modelcheck.ModelFinding;

/** The engine itself does not take a file. */
public class UnreadableByEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ModelFinding> findings;

    public UnreadableByEngineException(List<ModelFinding> findings, Throwable cause) {
        super(cause);
        this.findings = List.copyOf(findings);
    }

    public List<ModelFinding> findings() {
        return findings;
    }
}
