package th.kamt.planning;

import java.util.List;

/**
 * What a plan's form in Tasklist shows: finished sentences and figures (surface of the approver's form).
 *
 * @param amendment the reason of the amendment that is open, then what it changes; empty without one
 */
public record PlanSummary(
        String title,
        String subtitle,
        String planUrl,
        String returned,
        String amendmentTitle,
        int amendmentCount,
        List<Line> amendment,
        int blockingCount,
        List<Line> blocking,
        int unusualCount,
        List<Line> unusual,
        List<Column> tierColumns,
        List<TierRow> tiers,
        List<KamrRow> kamrs,
        List<Column> budgetColumns,
        List<BudgetRow> budget,
        List<StandardRow> standards,
        int stationCount,
        List<StationRow> stations) {

    /**
     * A column of a table whose heads name the years.
     *
     * @param key component of the row that stands in it
     */
    public record Column(String key, String label) {}

    public record Line(String headline, String detail) {}

    public record TierRow(String tier, String thisYear, String lastYear, String difference) {}

    public record KamrRow(String name, String position, String accounts, String load, String remark) {}

    public record BudgetRow(String item, String thisYear, String lastYear, String difference) {}

    /** A point of clause 7.1 and what the checks found. */
    public record StandardRow(String point, String result) {}

    public record StationRow(String by, String decision, String at, String comment) {}
}
