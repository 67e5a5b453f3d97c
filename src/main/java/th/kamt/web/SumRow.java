package th.kamt.web;

/**
 * A row of a summary table, in finished strings.
 *
 * @param tier a tier or its name, drawn as a mark with its word instead of {@code label}, or {@code null}
 */
public record SumRow(String label, Object tier, String now, String before, String difference) {}
