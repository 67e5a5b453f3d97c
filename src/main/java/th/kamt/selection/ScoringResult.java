package th.kamt.selection;

/**
 * @param accounts customer accounts scored
 * @param selected those with a tier
 */
public record ScoringResult(long scoringId, int accounts, int selected) {}
