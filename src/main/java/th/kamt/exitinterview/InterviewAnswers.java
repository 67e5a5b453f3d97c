package th.kamt.exitinterview;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the Customer Exit Interview asks; what was left open is {@code null}.
 *
 * @param priceBaht     offered by the competitor, baht a unit
 * @param service       what the customer says of the utility's service
 * @param wouldHaveKept what would have kept the customer
 * @param spokeWith     position of who was asked; no name (docs/privacy.md)
 */
public record InterviewAnswers(
        ExitReason reason,
        String reasonText,
        String competitor,
        BigDecimal priceBaht,
        String service,
        String wouldHaveKept,
        String spokeWith,
        LocalDate interviewedOn) {}
