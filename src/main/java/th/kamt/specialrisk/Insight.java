package th.kamt.specialrisk;

/**
 * What is known of the customer (R-SRP-1); each {@code null} until written.
 *
 * @param satisfaction 1 to 5
 */
public record Insight(
        String needs,
        String expectations,
        String competitor,
        String decisionMakers,
        Integer satisfaction,
        String satisfactionNote) {}
