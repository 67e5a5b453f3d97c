package th.kamt.urgentvoice;

import java.time.Instant;
import th.kamt.calendar.PlanYear;

/**
 * A customer's urgent voice was written down; published in the transaction that opened its case (R-5.2: voice goes to PEA-VOC).
 *
 * @param number  of the case
 * @param heardBy employee id of who opened it
 */
public record UrgentVoiceHeard(
        String number,
        PlanYear year,
        String accountId,
        String unitCode,
        String text,
        Instant receivedAt,
        String heardBy) {}
