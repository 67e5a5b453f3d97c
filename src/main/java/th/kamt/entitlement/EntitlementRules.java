package th.kamt.entitlement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import th.kamt.calendar.PlanYear;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;
import th.kamt.workflow.DecisionTables;

/** The entitlement tables of one plan year (6.1.3, 6.1.5), read once a run; immutable. */
public final class EntitlementRules {

    /** Names of the tables in {@code processes/entitlement.dmn}. */
    public static final String GRANTS = "entitlementGrants";

    public static final String CODES = "entitlementCodes";
    public static final String TARGETS = "entitlementTargets";

    private final PlanYear year;
    private final List<EntitlementGrant> grants;
    private final Map<EntitlementCode, CodeRule> codes;
    private final List<Target> targets;

    private EntitlementRules(
            PlanYear year, List<EntitlementGrant> grants, Map<EntitlementCode, CodeRule> codes, List<Target> targets) {
        this.year = year;
        this.grants = List.copyOf(grants);
        this.codes = Collections.unmodifiableMap(codes);
        this.targets = List.copyOf(targets);
    }

    /**
     * Reads the tables in the version pinned to the year.
     *
     * @throws RefusedException naming table, row, column and value if a cell cannot be read or contradicts another
     */
    public static EntitlementRules read(DecisionTables tables, PlanYear year) {
        Map<EntitlementCode, CodeRule> codes = new EnumMap<>(EntitlementCode.class);
        for (EntitlementRow row : rowsOf(tables, CODES, year)) {
            CodeRule rule = codeRule(row);
            if (codes.put(rule.code(), rule) != null) {
                throw row.invalid("code");
            }
        }
        List<EntitlementGrant> grants = rowsOf(tables, GRANTS, year).stream()
                .map(row -> grant(row, codes.keySet()))
                .toList();
        List<Target> targets = rowsOf(tables, TARGETS, year).stream()
                .map(row -> new Target(
                        row.oneOf(Tier.class, "tier"),
                        row.kind("kind"),
                        row.percent("percent"),
                        row.oneOf(Period.class, "period")))
                .toList();
        return new EntitlementRules(year, grants, codes, targets);
    }

    public PlanYear year() {
        return year;
    }

    /** What the account or group receives, in the table's order. */
    public List<EntitlementGrant> grantsFor(Entitled entitled) {
        return grants.stream().filter(grant -> grant.isFor(entitled)).toList();
    }

    /** All targets of R-TGT-1, in the table's order. */
    public List<Target> targets() {
        return targets;
    }

    /** The target for a tier's services of one kind; empty where the manual sets none. */
    public Optional<Target> target(Tier tier, EntitlementKind kind) {
        return targets.stream()
                .filter(target -> target.tier() == tier && target.kind() == kind)
                .findFirst();
    }

    /**
     * Codes that may be planned: those of the tier whose condition holds (FMS6 only with a power quality problem), and
     * whatever is required of the account whatever its tier (RBA5 for special risk, R-ENT-2).
     */
    public Set<EntitlementCode> allowedCodes(Entitled entitled) {
        Set<EntitlementCode> allowed = EnumSet.noneOf(EntitlementCode.class);
        grantsFor(entitled).forEach(grant -> allowed.addAll(grant.codes()));
        allowed.removeIf(code -> !rule(code).condition().holdsFor(entitled));
        requiredCodes(entitled).forEach(rule -> allowed.add(rule.code()));
        return allowed;
    }

    /** Codes that the head's reason may stand in for (D-16). */
    public Set<EntitlementCode> removableCodes(Entitled entitled) {
        Set<EntitlementCode> removable = EnumSet.noneOf(EntitlementCode.class);
        grantsFor(entitled).stream()
                .filter(EntitlementGrant::removableWithReason)
                .forEach(grant -> removable.addAll(grant.codes()));
        return removable;
    }

    List<CodeRule> requiredCodes(Entitled entitled) {
        return codes.values().stream()
                .filter(rule -> rule.isRequiredFor(entitled))
                .toList();
    }

    /** The grant's codes that this account may have, best first. */
    List<CodeRule> preferred(EntitlementGrant grant, Entitled entitled) {
        return grant.codes().stream()
                .map(this::rule)
                .filter(rule -> rule.condition().holdsFor(entitled))
                .sorted(Comparator.comparing((CodeRule rule) -> !rule.isRequiredFor(entitled))
                        .thenComparing(CodeRule::preference)
                        .thenComparing(CodeRule::code))
                .toList();
    }

    CodeRule rule(EntitlementCode code) {
        return codes.get(code);
    }

    private static List<EntitlementRow> rowsOf(DecisionTables tables, String key, PlanYear year) {
        List<EntitlementRow> rows = new ArrayList<>();
        tables.rows(key, year).forEach(cells -> rows.add(new EntitlementRow(key, rows.size() + 1, cells)));
        return rows;
    }

    private static CodeRule codeRule(EntitlementRow row) {
        CodeRule rule = new CodeRule(
                row.code("code"),
                row.count("preference"),
                row.oneOf(CodeRule.Condition.class, "condition"),
                row.flag("required"),
                row.day("earliest"),
                row.day("latest"),
                row.oneOf(CodeRule.Spread.class, "spread"),
                row.text("rule"),
                row.text("clause"));
        if (rule.latest().isBefore(rule.earliest())) {
            throw row.invalid("latest");
        }
        return rule;
    }

    private static EntitlementGrant grant(EntitlementRow row, Set<EntitlementCode> known) {
        int minimum = row.count("minimum");
        int proposed = row.optionalCount("proposed").orElse(minimum);
        EntitlementGrant grant = new EntitlementGrant(
                row.oneOf(Tier.class, "tier"),
                row.flag("topUp"),
                row.kind("kind"),
                row.oneOf(Recipient.class, "recipient"),
                row.codes("codes"),
                row.oneOf(Period.class, "period"),
                minimum,
                row.optionalCount("maximum"),
                proposed,
                row.optionalCount("proposedSpecialRisk").orElse(proposed),
                row.flag("removableWithReason"),
                row.text("rule"),
                row.text("clause"));
        boolean codesFit = known.containsAll(grant.codes())
                && grant.codes().stream().allMatch(code -> code.kind() == grant.kind());
        if (!codesFit) {
            throw row.invalid("codes");
        }
        if (grant.maximum().filter(maximum -> maximum < grant.minimum()).isPresent()) {
            throw row.invalid("maximum");
        }
        refuseOutsideLimits(row, grant, "proposed", grant.proposed());
        refuseOutsideLimits(row, grant, "proposedSpecialRisk", grant.proposedSpecialRisk());
        return grant;
    }

    private static void refuseOutsideLimits(EntitlementRow row, EntitlementGrant grant, String column, int proposed) {
        if (proposed < grant.minimum()
                || grant.maximum().filter(maximum -> proposed > maximum).isPresent()) {
            throw row.invalid(column);
        }
    }
}
