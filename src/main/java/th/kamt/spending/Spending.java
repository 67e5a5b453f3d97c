package th.kamt.spending;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * An event and what it costs.
 *
 * @param code RBA2 or RBA4
 */
public record Spending(String code, String place, String note, List<Invited> accounts, List<SpendingItem> items) {

    public static final List<String> CODES = List.of("RBA2", "RBA4");

    /** A customer invited. */
    public record Invited(String accountId, String name) {}

    public Spending {
        accounts = List.copyOf(accounts);
        items = List.copyOf(items);
    }

    /** What counts against the limit: all but outside speakers' fees (D-17). */
    public BigDecimal limitedBaht() {
        return sum(item -> item.kind() != ItemKind.SPEAKER);
    }

    public BigDecimal speakersBaht() {
        return sum(item -> item.kind() == ItemKind.SPEAKER);
    }

    private BigDecimal sum(Predicate<SpendingItem> which) {
        return items.stream().filter(which).map(SpendingItem::amountBaht).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
