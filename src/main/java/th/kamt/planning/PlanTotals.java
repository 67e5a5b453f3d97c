package th.kamt.planning;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import th.kamt.selection.Tier;

/**
 * A plan's figures beside last year's.
 *
 * @param thisYear    accounts by tier in the plan
 * @param lastYear    accounts by the tier the list names as last year's
 * @param budget      budget lines, baht for the year
 * @param budgetLastKnown whether last year's budget is known; if not, its zeros mean nothing
 */
public record PlanTotals(
        Map<Tier, Integer> thisYear, Map<Tier, Integer> lastYear, List<BudgetLine> budget, boolean budgetLastKnown) {

    /** @param kind ALLOWANCE, SEMINAR, SPEAKERS, RECREATION or OTHER */
    public record BudgetLine(
            long id, String kind, String description, BigDecimal amountBaht, BigDecimal lastYearBaht) {}

    static PlanTotals of(Plan plan, boolean budgetLastKnown) {
        Map<Tier, Integer> now = new EnumMap<>(Tier.class);
        Map<Tier, Integer> last = new EnumMap<>(Tier.class);
        for (PlanAccount account : plan.accounts()) {
            account.effectiveTier().ifPresent(tier -> now.merge(tier, 1, Integer::sum));
            Tier before = account.scored().lastTier();
            if (before != null) {
                last.merge(before, 1, Integer::sum);
            }
        }
        List<BudgetLine> lines = plan.budget().stream()
                .map(item -> new BudgetLine(
                        item.id(), item.kind(), item.description(), item.amountBaht(), item.lastYearBaht()))
                .toList();
        return new PlanTotals(now, last, lines, budgetLastKnown);
    }

    public int now(Tier tier) {
        return thisYear.getOrDefault(tier, 0);
    }

    public int last(Tier tier) {
        return lastYear.getOrDefault(tier, 0);
    }

    public int accountsNow() {
        return thisYear.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int accountsLast() {
        return lastYear.values().stream().mapToInt(Integer::intValue).sum();
    }

    public BigDecimal budgetNow() {
        return budget.stream().map(BudgetLine::amountBaht).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code null} if it is not known. */
    public BigDecimal budgetLast() {
        if (!budgetLastKnown) {
            return null;
        }
        return budget.stream().map(BudgetLine::lastYearBaht).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
