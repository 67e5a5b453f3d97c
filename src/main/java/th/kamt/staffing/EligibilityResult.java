package th.kamt.staffing;

import java.util.List;
import th.kamt.message.Message;

/**
 * How a person stands against the conditions for a KAMR (R-KAMR-2).
 *
 * @param findings one per condition, in the manual's order
 */
public record EligibilityResult(String employeeId, Origin origin, List<Finding> findings) {

    public EligibilityResult {
        findings = List.copyOf(findings);
    }

    /** @param message what was found, met or not, without the clause */
    public record Finding(Condition condition, boolean met, Message message) {

        public String clause() {
            return condition.clause();
        }
    }

    /** Whether every condition holds. */
    public boolean eligible() {
        return findings.stream().allMatch(Finding::met);
    }

    /** Whether the person is trained and tested, which nobody can waive (R-KAMR-3). */
    public boolean trained() {
        return findings.stream()
                .filter(finding -> finding.condition() == Condition.TRAINING)
                .allMatch(Finding::met);
    }

    /** The same for a replacement appointed during the year, who has 3 months for training and test (R-KAMR-3). */
    public EligibilityResult trainingToFollow() {
        return new EligibilityResult(
                employeeId,
                origin,
                findings.stream()
                        .map(finding -> finding.condition() == Condition.TRAINING && !finding.met()
                                ? new Finding(
                                        Condition.TRAINING, true, new Message("staffing.eligibility.training.toFollow"))
                                : finding)
                        .toList());
    }

    /** Whether the person may only be chosen with a reason, that is: all that is missing can be waived, and something is. */
    public boolean needsWaiver() {
        return !eligible()
                && findings.stream()
                        .allMatch(
                                finding -> finding.met() || finding.condition().waivable());
    }

    /** What is missing, in the manual's order. */
    public List<Finding> shortfalls() {
        return findings.stream().filter(finding -> !finding.met()).toList();
    }
}
