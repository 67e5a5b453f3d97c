package th.kamt.planning;

import th.kamt.message.Message;

/**
 * Something about a plan that its head or its approvers should know.
 *
 * @param kind     what sort of matter, e.g. {@code LOAD_BAND}; of the check it belongs to
 * @param subject  account id, employee id, or empty for the plan as a whole
 * @param headline a few words, e.g. ขึ้นสองขั้น
 * @param detail   the sentence
 * @param clause   the manual's clause, without ข้อ; {@code null} where the sentence names it
 * @param rule     e.g. {@code R-KAMR-4}
 * @param reasonKind kind under which a reason lets it pass, or has let it pass (D-15, D-16); {@code null} if nothing does
 */
public record PlanFinding(
        Severity severity,
        String kind,
        String subject,
        Message headline,
        Message detail,
        String clause,
        String rule,
        String reasonKind) {

    public enum Severity {
        /** The plan cannot be submitted. */
        STOP,
        /** Out of the ordinary: approvers will see it. */
        LOOK
    }

    public boolean stops() {
        return severity == Severity.STOP;
    }
}
