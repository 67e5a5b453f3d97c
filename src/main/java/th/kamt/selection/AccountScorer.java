package th.kamt.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;
import th.kamt.selection.SelectionTables.Criterion;
import th.kamt.selection.SelectionTables.Eligibility;
import th.kamt.selection.SelectionTables.RiskTier;
import th.kamt.selection.SelectionTables.SpecialCaseRule;

/** Scores one account both ways (R-KASM-1..6, R-RISK-1..6, R-SEL-1) and writes down why. Pure: it compares, the tables hold the limits. */
final class AccountScorer {

    private static final String MAIN = "MAIN";
    private static final String SECONDARY = "SECONDARY";
    private static final String YES = "Y";
    private static final String NO = "N";

    private final SelectionTables tables;

    AccountScorer(SelectionTables tables) {
        this.tables = tables;
    }

    /** Whether the account belongs to the main group by its own facts, before R-KASM-4. */
    boolean meetsMainGroup(AccountFacts facts) {
        return tables.criteria().stream().anyMatch(criterion -> criterion.holds(facts.number(criterion.measure())));
    }

    /** The finding that an account counts as meeting B because its region has too few main-group accounts (R-KASM-4). */
    Finding regionTopBills(int mainGroupAccounts, int place) {
        String limit = "[" + tables.mainGroupMinimum().accounts() + ",)";
        return new Finding(
                Way.KASM,
                "R-KASM-4",
                Subject.REGION_TOP_BILLS,
                Integer.toString(mainGroupAccounts),
                limit,
                Outcome.PASSED,
                Integer.toString(place),
                SelectionTables.MAIN_GROUP_MINIMUM,
                tables.version(SelectionTables.MAIN_GROUP_MINIMUM));
    }

    /**
     * @param regionTopBills {@code null} unless the account counts as meeting B by R-KASM-4
     * @throws RefusedException if the unit's statement is not allowed
     */
    ScoredAccount score(AccountFacts facts, UnitStatement statement, Finding regionTopBills, long scoringId) {
        requireAllowed(facts, statement);
        return new Run(facts, statement, regionTopBills).score(scoringId);
    }

    private void requireAllowed(AccountFacts facts, UnitStatement statement) {
        List<Message> refusals = new ArrayList<>();
        if (statement.withinRadiusReason() != null && !WrittenWords.areIn(statement.withinRadiusReason())) {
            refusals.add(new Message("selection.refused.withinRadiusReason"));
        }
        if (statement.withinRadiusReason() != null && !facts.sppCanSupply()) {
            // D-5: the statement stands for the distance along the line, not for an SPP that can supply.
            refusals.add(new Message("selection.refused.withinRadiusNoSupply"));
        }
        if (statement.specialCase() != null) {
            refuseSpecialCase(facts, statement, refusals);
        } else if (statement.specialCaseTier() != null || statement.specialCaseReason() != null) {
            refusals.add(new Message("selection.refused.specialCase.letter"));
        }
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
    }

    private void refuseSpecialCase(AccountFacts facts, UnitStatement statement, List<Message> refusals) {
        String letter = statement.specialCase();
        Tier tier = statement.specialCaseTier();
        if (facts.hvcListed()) {
            refusals.add(new Message("selection.refused.specialCase.listed"));
        } else if (!tables.knowsSpecialCase(letter)) {
            refusals.add(new Message("selection.refused.specialCase.unknown", letter));
        } else if (tier == null) {
            refusals.add(new Message("selection.refused.specialCase.noTier"));
        } else if (tables.specialCase(letter, tier).isEmpty()) {
            refusals.add(new Message("selection.refused.specialCase.tier", FindingWords.tier(tier)));
        } else if (lacksReason(tables.specialCase(letter, tier).get(), statement.specialCaseReason())) {
            refusals.add(new Message(
                    "selection.refused.specialCase.reason", new Message("selection.code.specialCase." + letter)));
        }
    }

    private static boolean lacksReason(SpecialCaseRule rule, String reason) {
        return rule.reasonRequired() && !WrittenWords.areIn(reason);
    }

    /** One account's scoring: collects the findings on the way. */
    private final class Run {

        private final AccountFacts facts;
        private final UnitStatement statement;
        private final Finding regionTopBills;
        private final List<Finding> findings = new ArrayList<>(28);

        private final String specialCase;
        private final Tier specialCaseTier;
        private final String specialCaseReason;

        private ValueGroup valueGroup;
        private String criteria = "";
        private Integer p1;
        private Integer p2;
        private Integer p3;
        private Integer p4;
        private Integer probability;
        private Integer impact;
        private Integer riskScore;
        private Tier riskTier;
        private boolean specialRisk;

        Run(AccountFacts facts, UnitStatement statement, Finding regionTopBills) {
            this.facts = facts;
            this.statement = statement;
            this.regionTopBills = facts.hvcListed() ? regionTopBills : null;
            boolean own = statement.specialCase() != null;
            this.specialCase = own ? statement.specialCase() : facts.specialCase();
            this.specialCaseTier = own ? statement.specialCaseTier() : facts.specialCaseTier();
            this.specialCaseReason = own ? statement.specialCaseReason() : facts.specialCaseReason();
        }

        ScoredAccount score(long scoringId) {
            Tier kasmTier = kasm();
            boolean eligible = eligible();
            if (eligible) {
                risk();
            }
            boolean exclusionProposed = exclusion();
            Tier tier = riskTier != null && riskTier.isHigherThan(kasmTier) ? riskTier : kasmTier;
            Responsible responsible = choice(kasmTier, tier);
            return new ScoredAccount(
                    tables.year(),
                    scoringId,
                    facts.accountId(),
                    facts.bpNo(),
                    facts.officeCode(),
                    facts.regionCode(),
                    facts.name(),
                    facts.caCount(),
                    facts.hvcListed(),
                    valueGroup,
                    facts.number(Measure.GROSS_MARGIN),
                    facts.bill(),
                    criteria,
                    kasmTier,
                    eligible,
                    p1,
                    p2,
                    p3,
                    p4,
                    probability,
                    impact,
                    riskScore,
                    riskTier,
                    specialRisk,
                    tier,
                    responsible,
                    exclusionProposed,
                    facts.powerQualityProblem(),
                    specialCase,
                    specialCaseTier,
                    specialCaseReason,
                    facts.lastTier(),
                    facts.lastKamr(),
                    new Explanation(findings));
        }

        private Tier kasm() {
            add(Way.KASM, "R-KASM-1", Subject.HVC_LISTED, yes(facts.hvcListed()), null, passed(facts.hvcListed()));
            if (facts.caCount() > 1) {
                found(
                        Way.KASM,
                        "R-KASM-2",
                        Subject.CONTRACT_ACCOUNTS,
                        Integer.toString(facts.caCount()),
                        null,
                        Outcome.PASSED,
                        null,
                        SelectionTables.AGGREGATION);
            }
            value();
            criteria = attractiveness();
            return facts.hvcListed() ? matrix() : specialCase();
        }

        private void value() {
            BigDecimal margin = facts.number(Measure.GROSS_MARGIN);
            if (!facts.hvcListed()) {
                return;
            }
            if (margin == null) {
                found(
                        Way.KASM,
                        "R-KASM-1",
                        Subject.VALUE_GROUP,
                        null,
                        null,
                        Outcome.UNKNOWN,
                        null,
                        SelectionTables.VALUE_GROUPS);
                return;
            }
            Band<ValueGroup> band = tables.valueGroup(margin);
            valueGroup = band.result();
            found(
                    Way.KASM,
                    "R-KASM-1",
                    Subject.VALUE_GROUP,
                    SelectionRow.plain(margin),
                    band.interval(),
                    Outcome.PASSED,
                    valueGroup.name(),
                    SelectionTables.VALUE_GROUPS);
        }

        private String attractiveness() {
            TreeSet<Character> letters = new TreeSet<>();
            for (Criterion criterion : tables.criteria()) {
                BigDecimal value = facts.number(criterion.measure());
                boolean holds = criterion.holds(value);
                if (holds) {
                    letters.add(criterion.letter());
                }
                boolean yesOrNo = criterion.measure().yesOrNo();
                String shown = value == null ? null : yesOrNo ? yes(holds) : SelectionRow.plain(value);
                found(
                        Way.KASM,
                        "R-KASM-3",
                        criterion.measure().subject(),
                        shown,
                        yesOrNo ? null : criterion.limit().interval(),
                        value == null ? Outcome.UNKNOWN : passed(holds),
                        Character.toString(criterion.letter()),
                        SelectionTables.ATTRACTIVENESS);
            }
            if (regionTopBills != null) {
                letters.add(tables.mainGroupMinimum().criterion());
                findings.add(regionTopBills);
            }
            StringBuilder sorted = new StringBuilder();
            letters.forEach(sorted::append);
            return sorted.toString();
        }

        private Tier matrix() {
            if (valueGroup == null) {
                return null;
            }
            boolean main = !criteria.isEmpty();
            Tier tier = tables.tier(valueGroup, main);
            found(
                    Way.KASM,
                    "R-KASM-5",
                    Subject.KASM_TIER,
                    valueGroup + "/" + (main ? MAIN : SECONDARY),
                    null,
                    Outcome.PASSED,
                    tier.name(),
                    SelectionTables.KASM_MATRIX);
            return tier;
        }

        /** A special case of the list that the tables no longer allow gives no tier, and the finding says so. */
        private Tier specialCase() {
            if (specialCase == null) {
                return null;
            }
            boolean allowed = tables.specialCase(specialCase, specialCaseTier)
                    .filter(rule -> !lacksReason(rule, specialCaseReason))
                    .isPresent();
            found(
                    Way.KASM,
                    "R-KASM-6",
                    Subject.SPECIAL_CASE,
                    specialCase,
                    null,
                    passed(allowed),
                    allowed ? specialCaseTier.name() : null,
                    SelectionTables.SPECIAL_CASES);
            return allowed ? specialCaseTier : null;
        }

        private boolean eligible() {
            Eligibility rule = tables.eligibility();
            boolean billReached = rule.bill().holds(facts.bill());
            assess(
                    Subject.RISK_BILL,
                    SelectionRow.plain(facts.bill()),
                    rule.bill().interval(),
                    passed(billReached));
            assess(Subject.INDUSTRIAL_ESTATE, yes(facts.industrialEstate()), null, passed(facts.industrialEstate()));
            boolean near = nearSpp(rule.radius());
            boolean stated = statement.withinRadiusReason() != null;
            if (stated) {
                assess(Subject.WITHIN_RADIUS, statement.withinRadiusReason(), null, passed(rule.statementSuffices()));
            }
            boolean placed =
                    near || (rule.estateSuffices() && facts.industrialEstate()) || (rule.statementSuffices() && stated);
            return billReached && placed;
        }

        private boolean nearSpp(Band<Boolean> radius) {
            if (!facts.sppCanSupply()) {
                assess(Subject.SPP_CAN_SUPPLY, NO, null, Outcome.FAILED);
                return false;
            }
            BigDecimal km = facts.supplyDistanceKm();
            boolean near = km != null && radius.holds(km);
            String shown = km == null ? null : SelectionRow.plain(km);
            assess(Subject.SPP_RADIUS, shown, radius.interval(), km == null ? Outcome.UNKNOWN : passed(near));
            return near;
        }

        private void risk() {
            p1 = distance();
            p2 = tables.network(facts.sppNetwork());
            condition(
                    Subject.SPP_NETWORK, facts.sppNetwork().name(), null, Outcome.PASSED, p2, SelectionTables.NETWORK);
            BigDecimal outages = facts.number(Measure.OUTAGES);
            Band<Integer> outageBand = tables.outages(outages);
            p3 = outageBand.result();
            condition(
                    Subject.OUTAGES,
                    SelectionRow.plain(outages),
                    outageBand.interval(),
                    Outcome.PASSED,
                    p3,
                    SelectionTables.OUTAGES);
            p4 = tables.solar(facts.solar());
            condition(
                    Subject.SOLAR,
                    facts.solar().name(),
                    null,
                    p4 == null ? Outcome.UNKNOWN : Outcome.PASSED,
                    p4,
                    SelectionTables.SOLAR);

            int points = p1 + p2 + p3 + (p4 == null ? 0 : p4);
            int conditions = p4 == null ? 3 : 4;
            Band<Integer> probabilityBand = tables.probability(points, conditions);
            probability = probabilityBand.result();
            found(
                    Way.RISK,
                    "R-RISK-3",
                    Subject.PROBABILITY,
                    points + "/" + conditions,
                    probabilityBand.interval(),
                    Outcome.PASSED,
                    probability.toString(),
                    SelectionTables.PROBABILITY);
            Band<Integer> impactBand = tables.impact(facts.bill());
            impact = impactBand.result();
            found(
                    Way.RISK,
                    "R-RISK-4",
                    Subject.IMPACT,
                    SelectionRow.plain(facts.bill()),
                    impactBand.interval(),
                    Outcome.PASSED,
                    impact.toString(),
                    SelectionTables.IMPACT);
            riskScore = probability * impact;
            rate(riskScore);
        }

        private int distance() {
            BigDecimal km = facts.number(Measure.SPP_DISTANCE);
            if (km == null) {
                int points = tables.unknownDistancePoints();
                condition(Subject.SPP_DISTANCE, null, null, Outcome.UNKNOWN, points, SelectionTables.DISTANCE);
                return points;
            }
            Band<Integer> band = tables.distance(km);
            condition(
                    Subject.SPP_DISTANCE,
                    SelectionRow.plain(km),
                    band.interval(),
                    Outcome.PASSED,
                    band.result(),
                    SelectionTables.DISTANCE);
            return band.result();
        }

        private void rate(int score) {
            Band<RiskTier> band = tables.riskTier(score);
            riskTier = band.result().tier();
            found(
                    Way.RISK,
                    "R-RISK-5",
                    Subject.RISK_SCORE,
                    score + "/" + band.result().level(),
                    band.interval(),
                    Outcome.PASSED,
                    riskTier.name(),
                    SelectionTables.RISK_TIERS);
            specialRisk = tables.specialRisk().holds(BigDecimal.valueOf(score));
            found(
                    Way.RISK,
                    "R-RISK-5",
                    Subject.SPECIAL_RISK,
                    Integer.toString(score),
                    tables.specialRisk().interval(),
                    passed(specialRisk),
                    null,
                    SelectionTables.SPECIAL_RISK);
        }

        private boolean exclusion() {
            boolean proposed = tables.exclusionProposed(facts.sppContract());
            found(
                    Way.RISK,
                    "R-RISK-6",
                    Subject.SPP_CONTRACT,
                    facts.sppContract().name(),
                    null,
                    passed(proposed),
                    null,
                    SelectionTables.EXCLUSION);
            return proposed;
        }

        private Responsible choice(Tier kasmTier, Tier tier) {
            add(
                    Way.CHOICE,
                    "R-SEL-1",
                    Subject.CHOICE,
                    name(kasmTier) + "/" + name(riskTier),
                    tier == null ? null : tier.name(),
                    passed(tier != null));
            Responsible responsible = tables.responsible(facts);
            found(
                    Way.CHOICE,
                    "R-KASM-3",
                    Subject.RESPONSIBLE,
                    responsible.name(),
                    null,
                    Outcome.PASSED,
                    null,
                    SelectionTables.RESPONSIBILITY);
            return responsible;
        }

        private void assess(Subject subject, String value, String limit, Outcome outcome) {
            found(Way.RISK, "R-RISK-1", subject, value, limit, outcome, null, SelectionTables.ELIGIBILITY);
        }

        private void condition(
                Subject subject, String value, String limit, Outcome outcome, Integer points, String decision) {
            String result = points == null ? null : points.toString();
            found(Way.RISK, "R-RISK-2", subject, value, limit, outcome, result, decision);
        }

        private void found(
                Way way,
                String rule,
                Subject subject,
                String value,
                String limit,
                Outcome outcome,
                String result,
                String decision) {
            int version = tables.version(decision);
            findings.add(new Finding(way, rule, subject, value, limit, outcome, result, decision, version));
        }

        /** A rule without a table. */
        private void add(Way way, String rule, Subject subject, String value, String result, Outcome outcome) {
            findings.add(new Finding(way, rule, subject, value, null, outcome, result, null, 0));
        }
    }

    private static String name(Tier tier) {
        return tier == null ? "-" : tier.name();
    }

    private static String yes(boolean value) {
        return value ? YES : NO;
    }

    private static Outcome passed(boolean value) {
        return value ? Outcome.PASSED : Outcome.FAILED;
    }
}
