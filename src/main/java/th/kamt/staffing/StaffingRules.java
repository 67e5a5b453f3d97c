package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.Division;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/**
 * The limits of {@code processes/kamr-staffing.dmn} for one plan year, read once and then only compared with.
 *
 * @param positions         position codes a KAMR may hold, without the final dot
 * @param yearsOfService    whole years with the utility on 1 January of the plan year (D-12)
 * @param weights           load of one account of each tier
 * @param minimumLoad       least load of one office or HQ KAMR
 * @param maximumLoad       greatest load of one office or HQ KAMR
 * @param furtherMinimum    least part left over that a further KAMR may be topped up from (R-KAMR-5)
 * @param regionalMaximum   most regional KAMRs of one region
 * @param divisionMaximum   most regional KAMRs from each division; a division without a row may send none
 * @param allowancePerMonth baht a month for each KAMR
 * @param allowanceMonths   months paid in a plan year
 */
public record StaffingRules(
        Set<String> positions,
        int yearsOfService,
        Map<Tier, BigDecimal> weights,
        BigDecimal minimumLoad,
        BigDecimal maximumLoad,
        BigDecimal furtherMinimum,
        int regionalMaximum,
        Map<Division, Integer> divisionMaximum,
        BigDecimal allowancePerMonth,
        int allowanceMonths,
        List<SeniorPosition> seniorPositions) {

    private static final String WHOLE_REGION = "ALL";

    public StaffingRules {
        positions = Set.copyOf(positions);
        weights = Map.copyOf(weights);
        divisionMaximum = Map.copyOf(divisionMaximum);
        seniorPositions = List.copyOf(seniorPositions);
    }

    /**
     * A position that makes a Senior KAMR (R-KAMR-7).
     *
     * @param officeClass 1 to 3, or 0 where the kind of unit has no classes
     * @param position    without the final dot
     */
    public record SeniorPosition(UnitKind unitKind, int officeClass, String position, String title) {}

    /**
     * Reads the tables in the versions pinned to that year.
     *
     * @throws th.kamt.message.RefusedException if a row is missing or a cell cannot be read; it names table, row and column
     */
    public static StaffingRules read(DecisionTables tables, PlanYear year) {
        Set<String> positions = new LinkedHashSet<>();
        DecisionRow.read(tables, "kamrPositions", year).forEach(row -> positions.add(withoutDot(row.text("position"))));
        List<SeniorPosition> seniors = DecisionRow.read(tables, "seniorKamrPositions", year).stream()
                .map(row -> new SeniorPosition(
                        row.oneOf(UnitKind.class, "unitKind"),
                        row.count("officeClass"),
                        withoutDot(row.text("position")),
                        row.text("title")))
                .toList();
        Map<Division, Integer> divisions = new EnumMap<>(Division.class);
        Integer region = null;
        for (DecisionRow row : DecisionRow.read(tables, "kamrRegionalLimits", year)) {
            if (row.text("division").equals(WHOLE_REGION)) {
                region = row.count("maximum");
            } else {
                divisions.put(row.oneOf(Division.class, "division"), row.count("maximum"));
            }
        }
        if (region == null) {
            throw DecisionRow.missing("kamrRegionalLimits", WHOLE_REGION);
        }
        DecisionRow band = DecisionRow.only(tables, "kamrLoadBand", year);
        DecisionRow allowance = DecisionRow.only(tables, "kamrAllowance", year);
        return new StaffingRules(
                positions,
                DecisionRow.only(tables, "kamrService", year).count("years"),
                weights(tables, year),
                band.number("minimum"),
                band.number("maximum"),
                band.number("furtherMinimum"),
                region,
                divisions,
                allowance.number("bahtPerMonth"),
                allowance.count("months"),
                seniors);
    }

    /** Every tier's: one without a row would weigh nothing, and nobody would see it. */
    private static Map<Tier, BigDecimal> weights(DecisionTables tables, PlanYear year) {
        Map<Tier, BigDecimal> weights = new EnumMap<>(Tier.class);
        DecisionRow.read(tables, "kamrLoadWeights", year)
                .forEach(row -> weights.put(row.oneOf(Tier.class, "tier"), row.number("weight")));
        for (Tier tier : Tier.values()) {
            if (!weights.containsKey(tier)) {
                throw DecisionRow.missing("kamrLoadWeights", tier.name());
            }
        }
        return weights;
    }

    /** Load of one account; none for an account that is not selected ({@code null}). */
    public BigDecimal weight(Tier tier) {
        return tier == null ? BigDecimal.ZERO : weights.get(tier);
    }

    /** Position codes are compared without the final dot, which lists write or leave out. */
    static String withoutDot(String position) {
        String trimmed = position == null ? "" : position.trim();
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
