package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import th.kamt.selection.Tier;

/** The loads of one set of rules in whole units, small enough that every weight and limit is whole: sums are exact and fast. */
final class LoadUnits {

    private final int scale;
    private final StaffingRules rules;
    private final List<Tier> weighing;

    LoadUnits(StaffingRules rules) {
        this.rules = rules;
        this.scale = Stream.concat(
                        rules.weights().values().stream(),
                        Stream.of(rules.minimumLoad(), rules.maximumLoad(), rules.furtherMinimum()))
                .mapToInt(BigDecimal::scale)
                .reduce(0, Math::max);
        this.weighing = Arrays.stream(Tier.values())
                .filter(tier -> rules.weight(tier).signum() > 0)
                .toList();
    }

    /** Tiers that weigh anything, highest first. */
    List<Tier> weighing() {
        return weighing;
    }

    long[] weights() {
        return weighing.stream().mapToLong(this::weight).toArray();
    }

    long weight(Tier tier) {
        return units(rules.weight(tier));
    }

    long minimum() {
        return units(rules.minimumLoad());
    }

    long maximum() {
        return units(rules.maximumLoad());
    }

    long furtherMinimum() {
        return units(rules.furtherMinimum());
    }

    BigDecimal load(long units) {
        return BigDecimal.valueOf(units, scale);
    }

    private long units(BigDecimal load) {
        return load.setScale(scale).unscaledValue().longValueExact();
    }
}
