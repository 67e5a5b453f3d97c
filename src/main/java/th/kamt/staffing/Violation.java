package th.kamt.staffing;

import th.kamt.message.Message;

/**
 * Something in a plan's staffing that breaks a rule: the plan cannot be submitted.
 *
 * @param rule           e.g. {@code R-KAMR-4}
 * @param clause         of the manual, e.g. {@code 6.1.2}
 * @param subject        account id, employee id, division or unit code it is about
 * @param message        what is wrong, with the figure and the clause
 * @param waivableByD15  proven that nothing the unit may do would meet the rule: may be submitted with the head's reason
 */
public record Violation(Kind kind, String rule, String clause, String subject, Message message, boolean waivableByD15) {

    /** Names are kept with the head's reason. */
    public enum Kind {
        NO_KAMR("R-KAMR-1", "6.1.2.1(1)"),
        ACCOUNT_WITHOUT_KAMR("R-1.0", "6.1.2"),
        KAMR_UNTRAINED("R-KAMR-3", "6.1.2.1(5)"),
        WAIVER_REASON_MISSING("R-KAMR-3", "6.1.2.1(6)"),
        LOAD_BELOW_BAND("R-KAMR-4", "6.1.2"),
        LOAD_ABOVE_BAND("R-KAMR-4", "6.1.2"),
        TOO_FEW_KAMRS("R-KAMR-5", "6.1.2"),
        TOO_MANY_KAMRS("R-KAMR-5", "6.1.2"),
        TOP_UP_NOT_ALLOWED("R-KAMR-5", "6.1.2"),
        REGIONAL_LIMIT("R-KAMR-6", "6.1.2.2"),
        HEADQUARTERS_ACCOUNT("R-KASM-3", "6.1.1.1");

        private final String rule;
        private final String clause;

        Kind(String rule, String clause) {
            this.rule = rule;
            this.clause = clause;
        }

        Violation about(String subject, boolean waivable, String key, Object... arguments) {
            return new Violation(
                    this, rule, clause, subject, new Message("staffing.violation." + key, arguments), waivable);
        }

        Violation about(String subject, Message message) {
            return new Violation(this, rule, clause, subject, message, false);
        }
    }
}
