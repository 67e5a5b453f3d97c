package th.kamt.spending;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** The regulation's rates, baht a person (R-ENT-4), from {@code eventSpendingRates}; an empty one is unknown. */
@Component
class SpendingRates implements DecisionReader {

    static final String TABLE = "eventSpendingRates";

    private record Key(ItemKind kind, Level level) {}

    private final DecisionTables tables;

    SpendingRates(DecisionTables tables) {
        this.tables = tables;
    }

    Optional<BigDecimal> rate(PlanYear year, SpendingItem item) {
        return Optional.ofNullable(rates(tables, year).get(new Key(item.kind(), item.level())));
    }

    private static Map<Key, BigDecimal> rates(DecisionTables tables, PlanYear year) {
        Map<Key, BigDecimal> rates = new HashMap<>();
        for (DecisionRow row : DecisionRow.read(tables, TABLE, year)) {
            Key key = new Key(row.oneOf(ItemKind.class, "kind"), row.oneOf(Level.class, "level"));
            if (rates.containsKey(key)) {
                throw row.unreadable("kind");
            }
            rates.put(key, row.cells().get("rateBaht") == null ? null : row.number("rateBaht"));
        }
        return rates;
    }

    @Override
    public Set<String> tables() {
        return Set.of(TABLE);
    }

    @Override
    public void read(DecisionTables changed, PlanYear year) {
        rates(changed, year);
    }
}
