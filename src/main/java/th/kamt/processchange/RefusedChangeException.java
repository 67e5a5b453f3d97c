package th.kamt.processchange;

import java.util.List;
import th.kamt.message.RefusedException;

/** The change cannot go live; nothing was deployed. Names every place that must be mended. */
public class RefusedChangeException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<FileFinding> findings;

    public RefusedChangeException(List<FileFinding> findings) {
        super(findings.stream().map(one -> one.finding().message()).toList());
        this.findings = List.copyOf(findings);
    }

    public List<FileFinding> findings() {
        return findings;
    }
}
