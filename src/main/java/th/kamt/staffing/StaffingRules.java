package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.Division;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;
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

    /** Reads the tables in the versions pinned to that year. */
    public static StaffingRules read(DecisionTables tables, PlanYear year) {
        Set<String> positions = new LinkedHashSet<>();
        tables.rows("kamrPositions", year).forEach(row -> positions.add(withoutDot(text(row, "position"))));
        Map<Tier, BigDecimal> weights = new EnumMap<>(Tier.class);
        tables.rows("kamrLoadWeights", year)
                .forEach(row -> weights.put(Tier.valueOf(text(row, "tier")), number(row, "weight")));
        Map<Division, Integer> divisions = new EnumMap<>(Division.class);
        int region = 0;
        for (Map<String, Object> row : tables.rows("kamrRegionalLimits", year)) {
            String division = text(row, "division");
            int maximum = number(row, "maximum").intValueExact();
            if (division.equals(WHOLE_REGION)) {
                region = maximum;
            } else {
                divisions.put(Division.valueOf(division), maximum);
            }
        }
        List<SeniorPosition> seniors = new ArrayList<>();
        for (Map<String, Object> row : tables.rows("seniorKamrPositions", year)) {
            seniors.add(new SeniorPosition(
                    UnitKind.valueOf(text(row, "unitKind")),
                    number(row, "officeClass").intValueExact(),
                    withoutDot(text(row, "position")),
                    text(row, "title")));
        }
        Map<String, Object> band = single(tables, "kamrLoadBand", year);
        Map<String, Object> allowance = single(tables, "kamrAllowance", year);
        return new StaffingRules(
                positions,
                number(single(tables, "kamrService", year), "years").intValueExact(),
                weights,
                number(band, "minimum"),
                number(band, "maximum"),
                number(band, "furtherMinimum"),
                region,
                divisions,
                number(allowance, "bahtPerMonth"),
                number(allowance, "months").intValueExact(),
                seniors);
    }

    /** Load of one account; none for an account that is not selected ({@code null}). */
    public BigDecimal weight(Tier tier) {
        return tier == null ? BigDecimal.ZERO : weights.getOrDefault(tier, BigDecimal.ZERO);
    }

    /** Position codes are compared without the final dot, which lists write or leave out. */
    static String withoutDot(String position) {
        String trimmed = position == null ? "" : position.trim();
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }

    private static Map<String, Object> single(DecisionTables tables, String key, PlanYear year) {
        List<Map<String, Object>> rows = tables.rows(key, year);
        if (rows.size() != 1) {
            throw new IllegalStateException(key + " must have exactly one row for " + year + ", has " + rows.size());
        }
        return rows.get(0);
    }

    private static String text(Map<String, Object> row, String name) {
        return (String) row.get(name);
    }

    private static BigDecimal number(Map<String, Object> row, String name) {
        return (BigDecimal) row.get(name);
    }
}
