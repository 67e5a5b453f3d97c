package th.kamt.web;

import th.kamt.selection.Tier;

/**
 * A row of a summary table, in finished strings.
 *
 * @param tier drawn as a mark with its word instead of {@code label}, or {@code null}
 */
public record SumRow(String label, Tier tier, String now, String before, String difference) {}
