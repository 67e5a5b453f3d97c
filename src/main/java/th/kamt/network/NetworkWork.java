package th.kamt.network;

import java.time.Instant;
import java.time.LocalDate;
import th.kamt.calendar.PlanYear;

/**
 * Work handed to the Network side.
 *
 * @param unitCode    the pilot centre whose plan has the account
 * @param activityId  the activity it belongs to, or {@code null}
 * @param voiceNumber the urgent voice it belongs to, or {@code null}
 * @param requestedFor who was absent and in whose place it was handed over, or {@code null}
 * @param report      what was done, or why it was given back; {@code null} until then, as are {@code reportedBy} and
 *                    {@code reportedAt}
 * @param actedFor    who was absent and in whose place that was done, or {@code null}
 * @param returned    whether the Network unit gave it back instead of doing it
 */
public record NetworkWork(
        long number,
        PlanYear year,
        String accountId,
        String accountName,
        String unitCode,
        String networkCode,
        WorkKind kind,
        String what,
        LocalDate wantedOn,
        Long activityId,
        String voiceNumber,
        String requestedBy,
        String requestedFor,
        Instant requestedAt,
        String report,
        String reportedBy,
        String actedFor,
        Instant reportedAt,
        boolean returned) {

    private static final String KEY = "NETWORK/";

    /** Business key of its process. */
    public String key() {
        return KEY + number;
    }

    public static long numberOf(String key) {
        return Long.parseLong(key.substring(KEY.length()));
    }

    /** Or given back. */
    public boolean isReported() {
        return reportedAt != null;
    }

    public String page() {
        return "/network-works/" + number;
    }

    public String stateKey() {
        if (returned) {
            return "network.state.RETURNED";
        }
        return isReported() ? "network.state.REPORTED" : "network.state.OPEN";
    }
}
