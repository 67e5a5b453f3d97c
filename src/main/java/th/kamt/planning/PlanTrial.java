package th.kamt.planning;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.entitlement.Entitled;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.EntitlementProposal;
import th.kamt.entitlement.EntitlementRules;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.SelectionTrial;
import th.kamt.selection.Tier;
import th.kamt.selection.UnitStatement;
import th.kamt.staffing.KamrLoad;
import th.kamt.workflow.DecisionTables;

/**
 * What units' plans would be by other tables: the same staffing and entitling, on plans that are never stored. Where a plan
 * exists, the unit's own choices, moves and statements stay; where none does, it is the system's proposal.
 */
@Service
public class PlanTrial {

    /** A service of a tier, e.g. FMS1 of Star. */
    public record TierService(EntitlementCode code, Tier tier) {}

    /**
     * A KAMR by both sets of tables.
     *
     * @param now  {@code null} if they would become KAMR
     * @param then {@code null} if they would be KAMR no more
     */
    public record Kamr(String unitCode, String employeeId, KamrLoad now, KamrLoad then) {}

    /** KAMRs, and the occurrences a year that the system proposes of each service, by both sets of tables. */
    public record Compare(List<Kamr> kamrs, Map<TierService, Integer> now, Map<TierService, Integer> then) {}

    /** A matter out of the ordinary in a plan, found by one set of tables only. */
    public record Matter(String unitCode, String kind, Message headline, Message detail, boolean found) {}

    private record Receiver(Tier tier, boolean topUp, boolean specialRisk, boolean quality, boolean group) {}

    private final PlanRepository plans;
    private final Organization organization;
    private final Preparers preparers;
    private final PlanScores scores;
    private final PlanDeciders deciders;
    private final PlanAssessor assessor;
    private final SelectionTrial selection;
    private final WorkingDays workingDays;
    private final Formats formats;
    private final EntityManager entities;
    private final PlanAmendmentStore amendments;
    private final FixedSchedule schedule;
    private final PlanContents contents;
    private final PlanDifferences differences;

    PlanTrial(
            PlanRepository plans,
            Organization organization,
            Preparers preparers,
            PlanScores scores,
            PlanDeciders deciders,
            PlanAssessor assessor,
            SelectionTrial selection,
            WorkingDays workingDays,
            Formats formats,
            EntityManager entities,
            PlanAmendmentStore amendments,
            FixedSchedule schedule,
            PlanContents contents,
            PlanDifferences differences) {
        this.plans = plans;
        this.organization = organization;
        this.preparers = preparers;
        this.scores = scores;
        this.deciders = deciders;
        this.assessor = assessor;
        this.selection = selection;
        this.workingDays = workingDays;
        this.formats = formats;
        this.entities = entities;
        this.amendments = amendments;
        this.schedule = schedule;
        this.contents = contents;
        this.differences = differences;
    }

    /** One comparison, unit after unit; what is worked out for one is kept for the next. */
    public final class Run {

        private final PlanYear year;
        private final Side now;
        private final Side then;
        private final boolean sameStaffing;

        private Run(PlanYear year, DecisionTables now, DecisionTables then) {
            this.year = year;
            this.now = new Side(now);
            this.then = new Side(then);
            this.sameStaffing = this.now.staffer.rules(year).equals(this.then.staffer.rules(year));
        }

        /**
         * Compares a unit's plan. To be called in a read-only transaction.
         *
         * @param scoredNow  accounts the unit is responsible for
         * @param scoredThen those it would be
         */
        public Compare unit(String unitCode, List<ScoredAccount> scoredNow, List<ScoredAccount> scoredThen) {
            Optional<Plan> existing = plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                    .filter(plan -> plan.scoringId().isPresent());
            Plan plan = existing.orElseGet(() -> {
                Plan fresh = fresh(unitCode, scoredNow);
                now.staffer.staff(fresh);
                return fresh;
            });
            List<KamrLoad> loadsNow = now.staffer.loads(plan);
            Map<TierService, Integer> servicesNow = now.services(plan);
            if (sameStaffing && alike(scoredNow, scoredThen)) {
                // Whatever else has changed since the plan was made, these tables did not.
                Compare same = new Compare(kamrs(unitCode, loadsNow, loadsNow), servicesNow, then.services(plan));
                entities.clear();
                return same;
            }
            Plan next = plan;
            if (existing.isPresent()) {
                rescore(plan, scoredThen);
            } else {
                next = fresh(unitCode, scoredThen);
            }
            then.staffer.staff(next);
            Compare compared =
                    new Compare(kamrs(unitCode, loadsNow, then.staffer.loads(next)), servicesNow, then.services(next));
            // What was changed for the comparison must never be taken for the plan.
            entities.clear();
            return compared;
        }

        /** Whether staffing and entitling see the same accounts. */
        private static boolean alike(List<ScoredAccount> one, List<ScoredAccount> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                ScoredAccount a = one.get(i);
                ScoredAccount b = other.get(i);
                boolean same = a.accountId().equals(b.accountId())
                        && a.tier() == b.tier()
                        && a.specialRisk() == b.specialRisk()
                        && a.exclusionProposed() == b.exclusionProposed()
                        && a.responsible() == b.responsible()
                        && a.avgBillBaht().compareTo(b.avgBillBaht()) == 0;
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        private Plan fresh(String unitCode, List<ScoredAccount> accounts) {
            Unit unit = organization.requireUnit(unitCode);
            Plan plan = new Plan(year, unitCode, Route.of(unit));
            accounts.forEach(account -> plan.accounts().add(new PlanAccount(plan, account)));
            return plan;
        }

        private void rescore(Plan plan, List<ScoredAccount> accounts) {
            Map<String, ScoredAccount> listed =
                    accounts.stream().collect(Collectors.toMap(ScoredAccount::accountId, Function.identity()));
            plan.accounts().removeIf(account -> !listed.containsKey(account.accountId()));
            for (PlanAccount account : plan.accounts()) {
                account.score(stated(account, listed.remove(account.accountId())));
            }
            listed.values().forEach(account -> plan.accounts().add(new PlanAccount(plan, account)));
        }

        private ScoredAccount stated(PlanAccount account, ScoredAccount listed) {
            if (account.statement().equals(UnitStatement.none())) {
                return listed;
            }
            try {
                return selection.restate(listed, account.statement(), then.tables);
            } catch (RefusedException noLongerAllowed) {
                account.withdrawStatement();
                return listed;
            }
        }

        private List<Kamr> kamrs(String unitCode, List<KamrLoad> loadsNow, List<KamrLoad> loadsThen) {
            Map<String, KamrLoad> before =
                    loadsNow.stream().collect(Collectors.toMap(KamrLoad::employeeId, Function.identity()));
            Map<String, KamrLoad> after =
                    loadsThen.stream().collect(Collectors.toMap(KamrLoad::employeeId, Function.identity()));
            TreeSet<String> everybody = new TreeSet<>(before.keySet());
            everybody.addAll(after.keySet());
            return everybody.stream()
                    .map(person -> new Kamr(unitCode, person, before.get(person), after.get(person)))
                    .toList();
        }

        /** One set of tables. */
        private final class Side {

            private final DecisionTables tables;
            private final PlanStaffer staffer;
            private final EntitlementRules rules;
            private final EntitlementProposal proposal;
            private final Map<Receiver, Map<EntitlementCode, Integer>> counts = new HashMap<>();

            Side(DecisionTables tables) {
                this.tables = tables;
                this.staffer = new PlanStaffer(tables, plans, organization, preparers, amendments);
                this.rules = EntitlementRules.read(tables, year);
                this.proposal = new EntitlementProposal(rules, workingDays::isWorkingDay);
            }

            Map<TierService, Integer> services(Plan plan) {
                Map<TierService, Integer> services = new HashMap<>();
                for (Entitled receiver : Entitled.ofUnit(plan.unitCode(), PlanEntitler.accounts(plan))) {
                    proposed(receiver)
                            .forEach((code, number) ->
                                    services.merge(new TierService(code, receiver.tier()), number, Integer::sum));
                }
                return services;
            }

            /** Which services are proposed depends on these; on whose account it is, only their days do. */
            private Map<EntitlementCode, Integer> proposed(Entitled receiver) {
                Receiver kind = new Receiver(
                        receiver.tier(),
                        receiver.topUp(),
                        receiver.specialRisk(),
                        receiver.powerQualityProblem(),
                        receiver instanceof StreamlineGroup);
                return counts.computeIfAbsent(kind, any -> {
                    Map<EntitlementCode, Integer> number = new EnumMap<>(EntitlementCode.class);
                    for (PlannedEntitlement planned : proposal.propose(receiver)) {
                        number.merge(planned.code(), 1, Integer::sum);
                    }
                    return number;
                });
            }
        }
    }

    /** @throws RefusedException if a table cannot be read */
    public Run begin(PlanYear year, DecisionTables now, DecisionTables then) {
        return new Run(year, now, then);
    }

    /**
     * Matters in the year's plans as they stand that one set of tables finds and the other does not, by unit; none where the
     * tables of a plan's checks say the same.
     */
    @Transactional(readOnly = true)
    public List<Matter> matters(PlanYear year, DecisionTables now, DecisionTables then) {
        if (PlanTablesReader.ALL.stream()
                .allMatch(table -> now.rows(table, year).equals(then.rows(table, year)))) {
            return List.of();
        }
        PlanStaffer staffer = new PlanStaffer(then, plans, organization, preparers, amendments);
        PlanAssessor other = new PlanAssessor(
                staffer,
                new PlanEntitler(then, workingDays, schedule),
                scores,
                new PlanBudget(staffer, plans, then, organization),
                deciders,
                organization,
                preparers,
                then,
                amendments,
                contents,
                differences,
                formats);
        List<Matter> matters = new ArrayList<>();
        for (String unitCode : new TreeSet<>(plans.unitCodes(year.buddhistEra()))) {
            Plan plan = plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                    .orElseThrow();
            Map<String, PlanFinding> before = findings(assessor.assess(plan));
            Map<String, PlanFinding> after = findings(other.assess(plan));
            after.forEach((key, finding) -> {
                if (!before.containsKey(key)) {
                    matters.add(matter(unitCode, finding, true));
                }
            });
            before.forEach((key, finding) -> {
                if (!after.containsKey(key)) {
                    matters.add(matter(unitCode, finding, false));
                }
            });
            entities.clear();
        }
        return matters;
    }

    private static Matter matter(String unitCode, PlanFinding finding, boolean found) {
        return new Matter(unitCode, finding.kind(), finding.headline(), finding.detail(), found);
    }

    private static Map<String, PlanFinding> findings(PlanAssessment assessment) {
        Map<String, PlanFinding> findings = new TreeMap<>();
        assessment.findings().forEach(finding -> findings.put(finding.kind() + "/" + finding.subject(), finding));
        return findings;
    }
}
