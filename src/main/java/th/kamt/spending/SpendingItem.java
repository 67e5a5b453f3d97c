package th.kamt.spending;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A line of an event's costs.
 *
 * @param people   how many, or how often
 * @param eachBaht a person, or a time
 * @param rateBaht the regulation's, a person; {@code null}: unknown, or there is none
 * @param reason   why it is above the rate, or {@code null}
 */
public record SpendingItem(
        ItemKind kind,
        Level level,
        String description,
        int people,
        BigDecimal eachBaht,
        BigDecimal rateBaht,
        String reason) {

    public BigDecimal amountBaht() {
        return eachBaht.multiply(BigDecimal.valueOf(people));
    }

    /** R-ENT-4: then it needs a reason. */
    public boolean isAboveRate() {
        return rateBaht != null && eachBaht.compareTo(rateBaht) > 0;
    }

    boolean says(SpendingItem other) {
        return kind == other.kind
                && level == other.level
                && people == other.people
                && eachBaht.compareTo(other.eachBaht) == 0
                && Objects.equals(description, other.description)
                && Objects.equals(reason, other.reason);
    }

    SpendingItem rated(BigDecimal rate) {
        return new SpendingItem(kind, level, description, people, eachBaht, rate, reason);
    }
}
