package th.kamt.planning.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import th.kamt.customer.ContractAccount;
import th.kamt.entitlement.EntitlementRules;
import th.kamt.organization.Employee;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.selection.Tier;
import th.kamt.staffing.Allowance;

/**
 * What the forms of a unit's plan are made from.
 *
 * @param contracts    contract accounts of each account of the plan, by account id; an account that left the list is missing
 * @param allowance    of the plan's KAMRs
 * @param seniors      Senior KAMRs of the unit; none for HQ and regions
 * @param sectionHeads who looks after its Streamline accounts
 */
record DocumentFacts(
        PlanView plan,
        Map<String, List<ContractAccount>> contracts,
        EntitlementRules entitlements,
        Allowance.Budget allowance,
        List<Employee> seniors,
        List<Employee> sectionHeads) {

    private static final Comparator<AccountView> HIGHEST_FIRST = Comparator.comparing(
                    (AccountView account) -> -tierOf(account).rank())
            .thenComparing(DocumentFacts::bill, Comparator.reverseOrder())
            .thenComparing(AccountView::accountId);

    /** The plan's key accounts of part 2 or part 3, highest tier first, then largest bill. */
    List<AccountView> selected(int part) {
        return plan.accounts().stream()
                .filter(AccountView::selected)
                .filter(account -> isOfPart(account.tier(), part))
                .sorted(HIGHEST_FIRST)
                .toList();
    }

    /** Accounts with a tier that the unit left out, of part 2 or part 3, in the same order. */
    List<AccountView> leftOut(int part) {
        return plan.accounts().stream()
                .filter(account -> !account.selected() && account.scored().tier() != null)
                .filter(account -> isOfPart(account.scored().tier(), part))
                .sorted(HIGHEST_FIRST)
                .toList();
    }

    List<ContractAccount> contractsOf(AccountView account) {
        return contracts.getOrDefault(account.accountId(), List.of());
    }

    private static boolean isOfPart(Tier tier, int part) {
        return (tier == Tier.STREAMLINE) == (part == DocumentForm.STREAMLINE);
    }

    private static Tier tierOf(AccountView account) {
        return account.selected() ? account.tier() : account.scored().tier();
    }

    private static BigDecimal bill(AccountView account) {
        BigDecimal bill = account.scored().avgBillBaht();
        return bill == null ? BigDecimal.ZERO : bill;
    }
}
