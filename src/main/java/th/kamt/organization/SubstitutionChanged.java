package th.kamt.organization;

import java.util.Set;

/**
 * A substitution was named, began or ended. Published inside the transaction, after the rows are written.
 *
 * @param by      employee id of whose doing it is; {@code null}: a day came, or somebody left
 * @param leaver  who of the two left, for which it ended; else {@code null}
 * @param superiors the heads over the absent person, told where a substitute is lost
 */
public record SubstitutionChanged(
        Substitution substitution, What what, String by, String leaver, Set<String> superiors) {

    /** What happened. */
    public enum What {
        NAMED,
        BEGAN,
        ENDED
    }

    public SubstitutionChanged {
        superiors = Set.copyOf(superiors);
    }
}
