package th.kamt.urgentvoice;

import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * A case as it stands; what is not yet known is {@code null}.
 *
 * @param number      e.g. {@code 2570-000123}
 * @param unitCode    the unit that looks after the account
 * @param officeCode  the unit that supplies it; another where HQ looks after it
 * @param receivedAt  the true time, whatever the hour
 * @param countedFrom day 0 of both limits (D-21)
 * @param channel     code of a {@link Channel}, or words of one's own
 * @param orderedAs   the post it was ordered as, {@code role.UNIT}
 * @param answeredAt  when the customer was answered; it was written down at {@code closedAt}
 */
public record UrgentVoice(
        String number,
        PlanYear year,
        String accountId,
        String accountName,
        String unitCode,
        String officeCode,
        Stage stage,
        Instant receivedAt,
        LocalDate countedFrom,
        String channel,
        String summary,
        String openedBy,
        Instant openedAt,
        String assignedTo,
        String order,
        String orderedBy,
        String orderedAs,
        Instant orderedAt,
        String remedy,
        String remediedBy,
        Instant remediedAt,
        String answer,
        String answeredBy,
        Instant answeredAt,
        Instant closedAt) {

    private static final String KEY = "CRM-KAM-003/";

    /** Key of its process and its deadlines: {@code CRM-KAM-003/2570-000123}. */
    public String businessKey() {
        return KEY + number;
    }

    /** @return the number, or {@code null} if the key is no case's */
    public static String numberOf(String businessKey) {
        return businessKey != null && businessKey.startsWith(KEY) ? businessKey.substring(KEY.length()) : null;
    }

    /** Whether the customer was answered, by phone perhaps, before the remedy was reported. */
    public boolean answeredBeforeRemedy() {
        return answeredAt != null && remediedAt != null && answeredAt.isBefore(remediedAt);
    }

    /** Address of its page. */
    public String path() {
        return "/urgent-voices/" + number;
    }

    /** The same case at another stage, to ask whose it would be. */
    public UrgentVoice at(Stage other) {
        return new UrgentVoice(
                number,
                year,
                accountId,
                accountName,
                unitCode,
                officeCode,
                other,
                receivedAt,
                countedFrom,
                channel,
                summary,
                openedBy,
                openedAt,
                assignedTo,
                order,
                orderedBy,
                orderedAs,
                orderedAt,
                remedy,
                remediedBy,
                remediedAt,
                answer,
                answeredBy,
                answeredAt,
                closedAt);
    }
}
