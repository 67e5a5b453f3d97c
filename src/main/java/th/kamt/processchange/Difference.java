package th.kamt.processchange;

/**
 * One thing that differs from the former file.
 *
 * @param element id of the element, row or component
 * @param name    what its owner calls it: name, table and row
 * @param part    attribute or column that changed; empty if the whole element came or went
 * @param before  {@code null} if there was nothing
 * @param after   {@code null} if there is nothing any more
 */
public record Difference(String element, String name, String part, String before, String after) {

    /** What happened to it. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    public What what() {
        if (!part.isEmpty()) {
            return What.CHANGED;
        }
        return before == null ? What.ADDED : What.REMOVED;
    }
}
