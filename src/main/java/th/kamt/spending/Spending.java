package th.kamt.spending;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Whether both say the same of the event, whatever the rates of the day. */
    boolean says(Spending other) {
        return Objects.equals(code, other.code)
                && Objects.equals(place, other.place)
                && Objects.equals(note, other.note)
                && invitedIds().equals(other.invitedIds())
                && items.size() == other.items.size()
                && IntStream.range(0, items.size())
                        .allMatch(item -> items.get(item).says(other.items.get(item)));
    }

    private Set<String> invitedIds() {
        return accounts.stream().map(Invited::accountId).collect(Collectors.toSet());
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
