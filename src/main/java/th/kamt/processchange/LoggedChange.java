package th.kamt.processchange;

import java.time.Instant;
import java.util.List;

/**
 * A line of the history: a change that went live, without what it reported.
 *
 * @param by         employee id
 * @param files      names of its files
 * @param moved      running instances that went on in the new version
 * @param stayed     running instances that stayed in theirs
 * @param returnedBy the change that took this one back, or {@code null}
 */
public record LoggedChange(
        long id, Instant at, String by, String reason, List<String> files, int moved, int stayed, Long returnedBy) {}
