package th.kamt.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.workflow.DecisionTables;

/**
 * The decision tables of {@code account-selection.dmn} and {@code account-risk.dmn} read once for a run: lists whole, matrices
 * evaluated for every combination. Holds no limit of its own.
 */
final class SelectionTables {

    static final String AGGREGATION = "contractAccountAggregation";
    static final String VALUE_GROUPS = "valueGroupLimits";
    static final String ATTRACTIVENESS = "attractivenessLimits";
    static final String MAIN_GROUP_MINIMUM = "mainGroupMinimum";
    static final String KASM_MATRIX = "kasmMatrix";
    static final String SPECIAL_CASES = "specialCaseRules";
    static final String RESPONSIBILITY = "responsibility";
    static final String ELIGIBILITY = "riskEligibility";
    static final String DISTANCE = "sppDistanceBands";
    static final String NETWORK = "sppNetworkScores";
    static final String OUTAGES = "outageBands";
    static final String SOLAR = "solarScores";
    static final String PROBABILITY = "probabilityBands";
    static final String IMPACT = "impactBands";
    static final String RISK_TIERS = "riskTierBands";
    static final String SPECIAL_RISK = "specialRiskThreshold";
    static final String EXCLUSION = "exclusionProposal";

    static final List<String> ALL = List.of(
            AGGREGATION,
            VALUE_GROUPS,
            ATTRACTIVENESS,
            MAIN_GROUP_MINIMUM,
            KASM_MATRIX,
            SPECIAL_CASES,
            RESPONSIBILITY,
            ELIGIBILITY,
            DISTANCE,
            NETWORK,
            OUTAGES,
            SOLAR,
            PROBABILITY,
            IMPACT,
            RISK_TIERS,
            SPECIAL_RISK,
            EXCLUSION);

    /** A limit of dimension 2; {@code limit} is open for a yes/no criterion. */
    record Criterion(char letter, Measure measure, Band<Boolean> limit) {

        /** Unknown holds nothing. */
        boolean holds(BigDecimal value) {
            return value != null && (measure.yesOrNo() ? value.compareTo(BigDecimal.ONE) == 0 : limit.holds(value));
        }
    }

    record MainGroupMinimum(int accounts, char criterion) {}

    record SpecialCaseRule(String specialCase, Tier tier, boolean reasonRequired) {}

    record Eligibility(Band<Boolean> bill, Band<Boolean> radius, boolean estateSuffices, boolean statementSuffices) {}

    record RiskTier(RiskLevel level, Tier tier) {}

    private static final int HIGHEST_POINTS = 5;
    private static final int MOST_ACCOUNTS = 1_000_000;

    private final DecisionTables decisions;
    private final PlanYear year;

    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private final Map<Measure, Aggregation> aggregations = new EnumMap<>(Measure.class);
    private final Bands<ValueGroup> valueGroups;
    private final List<Criterion> criteria;
    private final MainGroupMinimum mainGroupMinimum;
    private final Map<ValueGroup, Tier> mainTiers = new EnumMap<>(ValueGroup.class);
    private final Map<ValueGroup, Tier> secondaryTiers = new EnumMap<>(ValueGroup.class);
    private final List<SpecialCaseRule> specialCases;
    private final Responsible nationwideResponsible;
    private final Responsible otherResponsible;
    private final Eligibility eligibility;
    private final Bands<Integer> distances;
    private final int unknownDistancePoints;
    private final Map<SppNetwork, Integer> networks = new EnumMap<>(SppNetwork.class);
    private final Bands<Integer> outages;
    private final Map<Solar, Integer> solar = new EnumMap<>(Solar.class);
    private final Bands<Integer> probabilities;
    private final Bands<Integer> impacts;
    private final Bands<RiskTier> riskTiers;
    private final Band<Boolean> specialRisk;
    private final Map<SppContract, Boolean> exclusions = new EnumMap<>(SppContract.class);

    private SelectionTables(DecisionTables decisions, PlanYear year) {
        this.decisions = decisions;
        this.year = year;
        ALL.forEach(decision -> versions.put(decision, decisions.version(decision, year)));

        rows(AGGREGATION).forEach(row -> aggregations.put(measure(row), row.requireName("method", Aggregation.class)));
        for (Measure measure : Measure.values()) {
            if (!measure.yesOrNo() && !aggregations.containsKey(measure)) {
                throw new SelectionRow(AGGREGATION, 0, Map.of("measure", measure.id())).unreadable("measure");
            }
        }
        valueGroups =
                Bands.of(VALUE_GROUPS, rows(VALUE_GROUPS), row -> row.requireName("valueGroup", ValueGroup.class));
        criteria = rows(ATTRACTIVENESS).stream().map(SelectionTables::criterion).toList();
        SelectionRow minimum = only(MAIN_GROUP_MINIMUM);
        mainGroupMinimum =
                new MainGroupMinimum(minimum.requireWhole("minimumAccounts", 0, MOST_ACCOUNTS), letter(minimum));
        for (ValueGroup group : ValueGroup.values()) {
            mainTiers.put(group, kasmTier(group, true));
            secondaryTiers.put(group, kasmTier(group, false));
        }
        specialCases = rows(SPECIAL_CASES).stream()
                .map(row -> new SpecialCaseRule(
                        row.requireText("specialCase"),
                        row.requireName("tier", Tier.class),
                        row.requireYesNo("reasonRequired")))
                .toList();
        nationwideResponsible = responsible(true);
        otherResponsible = responsible(false);

        SelectionRow assessed = only(ELIGIBILITY);
        eligibility = new Eligibility(
                atLeast(assessed.requireNumber("billFrom")),
                new Band<>(null, null, assessed.requireNumber("radiusKm"), null, true),
                assessed.requireYesNo("estateSuffices"),
                assessed.requireYesNo("statementSuffices"));
        List<SelectionRow> distanceRows = rows(DISTANCE);
        distances = Bands.of(
                DISTANCE,
                distanceRows.stream().filter(row -> row.requireYesNo("known")).toList(),
                SelectionTables::points);
        unknownDistancePoints = distanceRows.stream()
                .filter(row -> !row.requireYesNo("known"))
                .map(SelectionTables::points)
                .findFirst()
                .orElseThrow(() -> new SelectionRow(DISTANCE, 0, Map.of()).unreadable("known"));
        rows(NETWORK).forEach(row -> networks.put(row.requireName("sppNetwork", SppNetwork.class), points(row)));
        requireEvery(NETWORK, "sppNetwork", SppNetwork.class, networks);
        outages = Bands.of(OUTAGES, rows(OUTAGES), SelectionTables::points);
        rows(SOLAR)
                .forEach(row ->
                        solar.put(row.requireName("solar", Solar.class), row.whole("points", 1, HIGHEST_POINTS)));
        requireEvery(SOLAR, "solar", Solar.class, solar);
        probabilities = Bands.of(PROBABILITY, rows(PROBABILITY), SelectionTables::level);
        impacts = Bands.of(IMPACT, rows(IMPACT), SelectionTables::level);
        riskTiers = Bands.of(
                RISK_TIERS,
                rows(RISK_TIERS),
                row -> new RiskTier(
                        row.requireName("riskLevel", RiskLevel.class), row.requireName("tier", Tier.class)));
        specialRisk = atLeast(only(SPECIAL_RISK).requireNumber("from"));
        for (SppContract contract : SppContract.values()) {
            SelectionRow row = new SelectionRow(
                    EXCLUSION, 0, decisions.evaluate(EXCLUSION, year, Map.of("sppContract", contract.name())));
            exclusions.put(contract, row.requireYesNo("proposed"));
        }
    }

    /** @throws th.kamt.message.RefusedException if a cell cannot be read; it names table and column */
    static SelectionTables read(DecisionTables decisions, PlanYear year) {
        return new SelectionTables(decisions, year);
    }

    PlanYear year() {
        return year;
    }

    /** Decision key to version. */
    Map<String, Integer> versions() {
        return versions;
    }

    int version(String decision) {
        return versions.get(decision);
    }

    Map<Measure, Aggregation> aggregations() {
        return aggregations;
    }

    Band<ValueGroup> valueGroup(BigDecimal grossMargin) {
        return valueGroups.of(grossMargin);
    }

    /** Every limit of dimension 2, in the table's order. */
    List<Criterion> criteria() {
        return criteria;
    }

    MainGroupMinimum mainGroupMinimum() {
        return mainGroupMinimum;
    }

    Tier tier(ValueGroup group, boolean mainGroup) {
        return (mainGroup ? mainTiers : secondaryTiers).get(group);
    }

    boolean knowsSpecialCase(String specialCase) {
        return specialCases.stream().anyMatch(rule -> rule.specialCase().equals(specialCase));
    }

    /** Empty: R-KASM-6 does not allow that tier for that case. */
    Optional<SpecialCaseRule> specialCase(String specialCase, Tier tier) {
        return specialCases.stream()
                .filter(rule -> rule.specialCase().equals(specialCase) && rule.tier() == tier)
                .findFirst();
    }

    Responsible responsible(AccountFacts facts) {
        return facts.nationwideNetwork() ? nationwideResponsible : otherResponsible;
    }

    Eligibility eligibility() {
        return eligibility;
    }

    Band<Integer> distance(BigDecimal km) {
        return distances.of(km);
    }

    int unknownDistancePoints() {
        return unknownDistancePoints;
    }

    int network(SppNetwork network) {
        return networks.get(network);
    }

    Band<Integer> outages(BigDecimal perYear) {
        return outages.of(perYear);
    }

    /** {@code null}: not considered. */
    Integer solar(Solar installed) {
        return solar.get(installed);
    }

    Band<Integer> probability(int points, int conditions) {
        return probabilities.ofMean(BigDecimal.valueOf(points), conditions);
    }

    Band<Integer> impact(BigDecimal bill) {
        return impacts.of(bill);
    }

    Band<RiskTier> riskTier(int score) {
        return riskTiers.of(BigDecimal.valueOf(score));
    }

    Band<Boolean> specialRisk() {
        return specialRisk;
    }

    boolean exclusionProposed(SppContract contract) {
        return exclusions.get(contract);
    }

    private Tier kasmTier(ValueGroup group, boolean main) {
        Map<String, Object> inputs = Map.of("valueGroup", group.name(), "attractiveness", main ? "MAIN" : "SECONDARY");
        return new SelectionRow(KASM_MATRIX, 0, decisions.evaluate(KASM_MATRIX, year, inputs))
                .requireName("tier", Tier.class);
    }

    private Responsible responsible(boolean nationwide) {
        Map<String, Object> inputs = Map.of("nationwideNetwork", nationwide);
        return new SelectionRow(RESPONSIBILITY, 0, decisions.evaluate(RESPONSIBILITY, year, inputs))
                .requireName("responsible", Responsible.class);
    }

    private List<SelectionRow> rows(String decision) {
        List<SelectionRow> rows = new ArrayList<>();
        decisions.rows(decision, year).forEach(cells -> rows.add(new SelectionRow(decision, rows.size() + 1, cells)));
        return rows;
    }

    private SelectionRow only(String decision) {
        List<SelectionRow> rows = rows(decision);
        if (rows.size() > 1) {
            throw new RefusedException(
                    new Message("selection.table.one", decision, Integer.toString(rows.size()), year.toString()));
        }
        return rows.isEmpty() ? new SelectionRow(decision, 0, Map.of()) : rows.get(0);
    }

    private static Criterion criterion(SelectionRow row) {
        Measure measure = measure(row);
        BigDecimal from = measure.yesOrNo() ? row.number("from") : row.requireNumber("from");
        return new Criterion(letter(row), measure, atLeast(from));
    }

    private static Measure measure(SelectionRow row) {
        return Measure.byId(row.requireText("measure")).orElseThrow(() -> row.unreadable("measure"));
    }

    private static char letter(SelectionRow row) {
        String letter = row.requireText("criterion");
        if (!letter.matches("[A-F]")) {
            throw row.unreadable("criterion");
        }
        return letter.charAt(0);
    }

    private static int points(SelectionRow row) {
        return row.requireWhole("points", 1, HIGHEST_POINTS);
    }

    private static int level(SelectionRow row) {
        return row.requireWhole("level", 1, HIGHEST_POINTS);
    }

    private static Band<Boolean> atLeast(BigDecimal from) {
        return new Band<>(from, null, null, null, true);
    }

    private static <E extends Enum<E>> void requireEvery(
            String decision, String column, Class<E> type, Map<E, Integer> scores) {
        for (E constant : type.getEnumConstants()) {
            if (!scores.containsKey(constant)) {
                throw new SelectionRow(decision, 0, Map.of(column, constant.name())).unreadable(column);
            }
        }
    }
}
