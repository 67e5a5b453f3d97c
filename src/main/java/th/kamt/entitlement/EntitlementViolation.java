package th.kamt.entitlement;

import java.util.Optional;
import th.kamt.message.Message;

/**
 * One way in which the planned entitlements of an account break a rule.
 *
 * @param extent how many occurrences too few or too many, at least 1
 * @param subject what it is about: a code or a kind, with its quarter or month where there is one; with {@code accountId} and
 *     {@code kind} it tells violations of one plan apart
 * @param rule e.g. {@code R-ENT-1}
 * @param clause e.g. {@code 6.1.3.1}
 * @param message the sentence for a person, clause included
 * @param accountId account id, or {@code GROUP@UNIT}
 * @param code the code concerned; empty where it is about a whole kind
 * @param removableWithReason the head of the unit may leave it so and give a reason (D-16)
 */
public record EntitlementViolation(
        ViolationKind kind,
        int extent,
        String subject,
        String rule,
        String clause,
        Message message,
        String accountId,
        Optional<EntitlementCode> code,
        boolean removableWithReason) {

    boolean isSameMatterAs(EntitlementViolation other) {
        return kind == other.kind && accountId.equals(other.accountId) && subject.equals(other.subject);
    }
}
