package th.kamt.entitlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Totals of a plan for CRM-KAM-002/1: by code and month, and by tier against the targets of clause 6.1.5. Top-up accounts
 * count as Status.
 *
 * @param codes every code that is planned, in the manual's order
 * @param targets every target of R-TGT-1, in the table's order, also where the plan has nobody of the tier
 */
public record EntitlementSummary(List<CodeTotal> codes, List<TargetTotal> targets) {

    private static final int MONTHS = 12;

    public EntitlementSummary {
        codes = List.copyOf(codes);
        targets = List.copyOf(targets);
    }

    /**
     * One code over the year.
     *
     * @param recipients accounts (COM1.2: groups) that have it
     * @param months occurrences in January to December, 12 numbers
     */
    public record CodeTotal(EntitlementCode code, int recipients, List<Integer> months) {

        public CodeTotal {
            months = List.copyOf(months);
        }

        public int total() {
            return months.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * One target of a tier.
     *
     * @param recipients accounts of the tier (COM1.2: groups; COM2: those where such work is planned)
     * @param recipientsPlanned those for whom at least one is planned
     * @param recipientsTarget the least number to be served as planned
     * @param planned occurrences planned for all of them in the year
     */
    public record TargetTotal(
            Target target, int recipients, int recipientsPlanned, int recipientsTarget, int planned) {}

    /** Sums up what is planned for each; who has nothing planned belongs in the map with an empty list. */
    public static EntitlementSummary of(
            EntitlementRules rules, Map<? extends Entitled, List<PlannedEntitlement>> planned) {
        List<CodeTotal> codes = Arrays.stream(EntitlementCode.values())
                .map(code -> codeTotal(code, planned))
                .filter(total -> total.total() > 0)
                .toList();
        List<TargetTotal> targets = rules.targets().stream()
                .map(target -> targetTotal(target, planned))
                .toList();
        return new EntitlementSummary(codes, targets);
    }

    private static CodeTotal codeTotal(
            EntitlementCode code, Map<? extends Entitled, List<PlannedEntitlement>> planned) {
        List<Integer> months = new ArrayList<>(Collections.nCopies(MONTHS, 0));
        int recipients = 0;
        for (List<PlannedEntitlement> items : planned.values()) {
            List<PlannedEntitlement> ofCode =
                    items.stream().filter(item -> item.code() == code).toList();
            ofCode.forEach(item -> months.set(
                    item.plannedOn().getMonthValue() - 1,
                    months.get(item.plannedOn().getMonthValue() - 1) + 1));
            recipients += ofCode.isEmpty() ? 0 : 1;
        }
        return new CodeTotal(code, recipients, months);
    }

    private static TargetTotal targetTotal(Target target, Map<? extends Entitled, List<PlannedEntitlement>> planned) {
        Recipient counted = target.kind() == EntitlementKind.COM1_2 ? Recipient.GROUP : Recipient.ACCOUNT;
        int recipients = 0;
        int recipientsPlanned = 0;
        int occurrences = 0;
        for (Map.Entry<? extends Entitled, List<PlannedEntitlement>> entry : planned.entrySet()) {
            Entitled entitled = entry.getKey();
            int ofKind = (int) entry.getValue().stream()
                    .filter(item -> item.code().kind() == target.kind())
                    .count();
            boolean wanted = target.kind() != EntitlementKind.COM2 || ofKind > 0;
            if (entitled.tier() == target.tier() && entitled.recipient() == counted && wanted) {
                recipients++;
                recipientsPlanned += ofKind > 0 ? 1 : 0;
                occurrences += ofKind;
            }
        }
        return new TargetTotal(target, recipients, recipientsPlanned, target.recipientsOf(recipients), occurrences);
    }
}
