package th.kamt.selection;

import java.util.List;
import java.util.Optional;
import th.kamt.message.Message;

/**
 * Why an account has its tier: every rule applied, both ways and the choice, in the manual's order, the criteria not met
 * included (R-SEL-1). Each finding names the decision table and its version.
 */
public record Explanation(List<Finding> findings) {

    public Explanation {
        findings = List.copyOf(findings);
    }

    /** The findings of one way, in the manual's order. */
    public List<Finding> of(Way way) {
        return findings.stream().filter(finding -> finding.way() == way).toList();
    }

    /** The finding on one subject; empty if the rule was not applied to this account. */
    public Optional<Finding> on(Subject subject) {
        return findings.stream().filter(finding -> finding.subject() == subject).findFirst();
    }

    /** The tier's reason in one sentence, e.g. มูลค่าสูง (H) และค่าไฟถึง 20 ล้านบาท (ข). */
    public Message because() {
        return BecauseWords.of(this);
    }
}
