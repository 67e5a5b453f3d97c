package th.kamt.staffing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import th.kamt.message.WrittenWords;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

/** Whether a plan's staffing may be submitted (R-KAMR-1 to R-KAMR-6, D-15; clause 6.1.2). */
public final class StaffingCheck {

    private StaffingCheck() {}

    /**
     * Every violation, people first, then accounts, then loads; empty if the staffing keeps all rules.
     *
     * @param problem the unit's accounts (tiers before top-up) and available people; its choice and pins do not matter here
     */
    public static List<Violation> check(StaffingProblem problem, PlanStaffing staffing) {
        return new Run(problem, staffing).check();
    }

    private static final class Run {

        private final StaffingProblem problem;
        private final PlanStaffing staffing;
        private final UnitStaffing unit;
        private final Set<String> kamrs;
        private final List<Violation> violations = new ArrayList<>();
        private UnitStaffing.Shortage shortage;

        Run(StaffingProblem problem, PlanStaffing staffing) {
            this.problem = problem;
            this.staffing = staffing;
            this.unit = new UnitStaffing(problem);
            this.kamrs = staffing.kamrs().stream()
                    .map(PlanStaffing.Appointed::employeeId)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        List<Violation> check() {
            staffing.kamrs().forEach(this::checkPerson);
            if (problem.kind() == UnitKind.REGION) {
                RegionalStaffing.exceeded(problem, List.copyOf(kamrs))
                        .forEach((division, message) ->
                                violations.add(Violation.Kind.REGIONAL_LIMIT.about(division, message)));
                return List.copyOf(violations);
            }
            checkTopUps();
            checkHeadquarters();
            if (kamrs.isEmpty()) {
                // Accounts without a KAMR and the number of KAMRs follow from this one.
                violations.add(Violation.Kind.NO_KAMR.about(problem.unitCode(), unit.trainedPeople() == 0, "noKamr"));
                return List.copyOf(violations);
            }
            checkAccounts();
            checkNumber();
            checkLoads();
            return List.copyOf(violations);
        }

        private void checkPerson(PlanStaffing.Appointed kamr) {
            EligibilityResult eligibility = kamr.eligibility();
            if (!eligibility.trained()) {
                violations.add(Violation.Kind.KAMR_UNTRAINED.about(kamr.employeeId(), false, "untrained", kamr.name()));
            }
            boolean reasonGiven = WrittenWords.areIn(kamr.waiverReason());
            eligibility.shortfalls().stream()
                    .filter(finding -> finding.condition().waivable() && !reasonGiven)
                    .findFirst()
                    .ifPresent(finding -> violations.add(Violation.Kind.WAIVER_REASON_MISSING.about(
                            kamr.employeeId(), false, "waiverReason", kamr.name(), finding.message())));
        }

        private void checkTopUps() {
            List<String> lawfulOrder =
                    unit.candidates().stream().map(StaffingAccount::accountId).toList();
            int number = staffing.topUps().size();
            Set<String> next = new HashSet<>(lawfulOrder.subList(0, Math.min(number, lawfulOrder.size())));
            staffing.topUps().stream()
                    .filter(account -> !next.contains(account))
                    .forEach(account -> {
                        String key = lawfulOrder.contains(account) ? "topUpNotNext" : "topUpNotCandidate";
                        violations.add(Violation.Kind.TOP_UP_NOT_ALLOWED.about(account, false, key, account));
                    });
            if (number == 0 || kamrs.isEmpty()) {
                return;
            }
            OptionalInt least = unit.leastTopUp(kamrs.size());
            if (!unit.topUpAllowed(kamrs.size())) {
                violations.add(Violation.Kind.TOP_UP_NOT_ALLOWED.about(
                        problem.unitCode(),
                        false,
                        "topUpNotAllowed",
                        Figures.load(unit.units().load(unit.load())),
                        Figures.load(problem.rules().furtherMinimum())));
            } else if (least.isPresent() && number > least.getAsInt()) {
                violations.add(Violation.Kind.TOP_UP_NOT_ALLOWED.about(
                        problem.unitCode(),
                        false,
                        "topUpTooMany",
                        Integer.toString(number),
                        Integer.toString(least.getAsInt())));
            }
        }

        private void checkHeadquarters() {
            if (problem.kind() == UnitKind.HQ) {
                return;
            }
            problem.accounts().stream()
                    .filter(account ->
                            account.headquarters() && staffing.assignments().containsKey(account.accountId()))
                    .map(StaffingAccount::accountId)
                    .sorted()
                    .forEach(account -> violations.add(
                            Violation.Kind.HEADQUARTERS_ACCOUNT.about(account, false, "headquarters", account)));
        }

        private void checkAccounts() {
            // Streamline accounts are looked after by the section head as a group (D-20).
            keyAccounts().stream()
                    .filter(account -> account.tier() != Tier.STREAMLINE)
                    .filter(account -> account.kamr() == null || !kamrs.contains(account.kamr()))
                    .forEach(account -> violations.add(Violation.Kind.ACCOUNT_WITHOUT_KAMR.about(
                            account.accountId(), false, "accountWithoutKamr", account.accountId())));
        }

        private void checkNumber() {
            long load = unit.load(staffing.topUps().size());
            int least = unit.least(load);
            int most = Math.max(1, unit.most(load));
            if (kamrs.size() < least) {
                violations.add(Violation.Kind.TOO_FEW_KAMRS.about(
                        problem.unitCode(),
                        excused(Unmet.Kind.TOO_FEW_KAMRS),
                        "tooFew",
                        Figures.load(unit.units().load(load)),
                        Integer.toString(least),
                        Integer.toString(kamrs.size())));
            } else if (kamrs.size() > most) {
                violations.add(Violation.Kind.TOO_MANY_KAMRS.about(
                        problem.unitCode(),
                        false,
                        "tooMany",
                        Figures.load(unit.units().load(load)),
                        Integer.toString(most),
                        Integer.toString(kamrs.size())));
            }
        }

        private void checkLoads() {
            List<KamrLoad> loads = KamrLoad.all(
                    problem.rules(),
                    problem.kind(),
                    staffing.kamrs().stream()
                            .map(PlanStaffing.Appointed::employeeId)
                            .toList(),
                    keyAccounts());
            for (KamrLoad load : loads) {
                String name = staffing.kamrs().stream()
                        .filter(kamr -> kamr.employeeId().equals(load.employeeId()))
                        .findFirst()
                        .orElseThrow()
                        .name();
                String figure = Figures.load(load.load());
                if (load.position() == KamrLoad.BandPosition.BELOW) {
                    violations.add(Violation.Kind.LOAD_BELOW_BAND.about(
                            load.employeeId(),
                            excused(Unmet.Kind.LOAD_BELOW_BAND),
                            "loadBelow",
                            name,
                            figure,
                            Figures.load(problem.rules().minimumLoad())));
                } else if (load.position() == KamrLoad.BandPosition.ABOVE) {
                    violations.add(Violation.Kind.LOAD_ABOVE_BAND.about(
                            load.employeeId(),
                            excused(Unmet.Kind.LOAD_ABOVE_BAND),
                            "loadAbove",
                            name,
                            figure,
                            Figures.load(problem.rules().maximumLoad())));
                }
            }
        }

        /** The unit's own key accounts with their effective tiers, ordered by id. */
        private List<AssignedAccount> keyAccounts() {
            Set<String> topUps = new HashSet<>(staffing.topUps());
            List<AssignedAccount> accounts = new ArrayList<>();
            unit.keyAccounts().stream()
                    .filter(account -> !topUps.contains(account.accountId()))
                    .forEach(account -> accounts.add(assigned(account.accountId(), account.tier(), false)));
            topUps.forEach(account -> accounts.add(assigned(account, Tier.STATUS, true)));
            accounts.sort(Comparator.comparing(AssignedAccount::accountId));
            return accounts;
        }

        private AssignedAccount assigned(String accountId, Tier tier, boolean topUp) {
            return new AssignedAccount(
                    accountId, tier, topUp, staffing.assignments().get(accountId));
        }

        private boolean excused(Unmet.Kind kind) {
            if (shortage == null) {
                shortage = unit.shortage();
            }
            return unit.excuses(shortage, kind, kamrs.size(), staffing.topUps().size());
        }
    }
}
