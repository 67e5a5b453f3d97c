package th.kamt.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanTrial;
import th.kamt.planning.PlanTrial.Kamr;
import th.kamt.planning.PlanTrial.Matter;
import th.kamt.planning.PlanYears;
import th.kamt.selection.Responsible;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.SelectionTrial;
import th.kamt.selection.SelectionTrial.Compared;
import th.kamt.whatif.WhatIfResult.Move;
import th.kamt.workflow.DecisionTables;
import th.kamt.workflow.DecisionTrials;

/**
 * Works out what a file of decision tables would do to a year. The list is read twice, to rank its accounts and to score them,
 * and never held: what is kept are counts, the accounts that move, and one office's accounts at a time.
 */
@Service
class WhatIf {

    private final SelectionTrial selection;
    private final PlanTrial planTrial;
    private final PlanYears years;
    private final DecisionTables live;
    private final DecisionTrials trials;
    private final Organization organization;

    WhatIf(
            SelectionTrial selection,
            PlanTrial planTrial,
            PlanYears years,
            DecisionTables live,
            DecisionTrials trials,
            Organization organization) {
        this.selection = selection;
        this.planTrial = planTrial;
        this.years = years;
        this.live = live;
        this.trials = trials;
        this.organization = organization;
    }

    /**
     * One read-only transaction that is rolled back.
     *
     * @param content  checked before
     * @param progress told accounts done, of how many
     * @throws th.kamt.message.ConflictException if the year has no list, or it was corrected meanwhile
     * @throws th.kamt.message.RefusedException  if a table cannot be used
     */
    @Transactional(readOnly = true)
    public WhatIfResult of(PlanYear year, String fileName, byte[] content, BiConsumer<Integer, Integer> progress) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        DecisionTables then = trials.over(content);
        Comparison comparison = new Comparison(planTrial.begin(year, live, then), progress);
        selection.compare(year, live, then, comparison::counted, comparison::take);
        comparison.finish();
        boolean opened = years.isOpen(year);
        List<Matter> matters = opened ? planTrial.matters(year, live, then) : List.of();
        return comparison.result(year, fileName, opened, matters);
    }

    private final class Comparison {

        private final PlanTrial.Run run;
        private final BiConsumer<Integer, Integer> progress;
        private final Map<Move, Integer> tiers = new HashMap<>();
        private final List<MovedAccount> moved = new ArrayList<>();
        private final List<Kamr> kamrs = new ArrayList<>();
        private final Map<PlanTrial.TierService, Integer> servicesNow = new HashMap<>();
        private final Map<PlanTrial.TierService, Integer> servicesThen = new HashMap<>();
        /** Reasons are few, and each stands at many accounts. */
        private final Map<Message, Message> reasons = new HashMap<>();

        private final List<ScoredAccount> officeNow = new ArrayList<>();
        private final List<ScoredAccount> officeThen = new ArrayList<>();
        private final List<ScoredAccount> hqNow = new ArrayList<>();
        private final List<ScoredAccount> hqThen = new ArrayList<>();
        private String office;
        private int accounts;
        private int done;

        Comparison(PlanTrial.Run run, BiConsumer<Integer, Integer> progress) {
            this.run = run;
            this.progress = progress;
        }

        void counted(int number) {
            accounts = number;
            progress.accept(0, accounts);
        }

        void take(Compared account) {
            ScoredAccount now = account.now();
            ScoredAccount then = account.then();
            if (!now.officeCode().equals(office)) {
                closeOffice();
                office = now.officeCode();
            }
            tiers.merge(new Move(now.tier(), then.tier()), 1, Integer::sum);
            MovedAccount change = moved(now, then);
            if (change.tierMoves()
                    || change.specialRiskMoves()
                    || change.exclusionMoves()
                    || change.responsibleMoves()) {
                moved.add(change);
            }
            (now.responsible() == Responsible.HQ ? hqNow : officeNow).add(now);
            (then.responsible() == Responsible.HQ ? hqThen : officeThen).add(then);
            done++;
            if (done % 500 == 0) {
                progress.accept(done, accounts);
            }
        }

        private MovedAccount moved(ScoredAccount now, ScoredAccount then) {
            return new MovedAccount(
                    then.accountId(),
                    then.bpNo(),
                    then.name(),
                    then.officeCode(),
                    then.avgBillBaht(),
                    now.tier(),
                    then.tier(),
                    now.tier() == then.tier()
                            ? null
                            : reasons.computeIfAbsent(then.explanation().because(), one -> one),
                    now.specialRisk(),
                    then.specialRisk(),
                    now.exclusionProposed(),
                    then.exclusionProposed(),
                    now.responsible(),
                    then.responsible());
        }

        private void closeOffice() {
            if (office != null) {
                unit(office, officeNow, officeThen);
            }
            officeNow.clear();
            officeThen.clear();
        }

        private void unit(String code, List<ScoredAccount> now, List<ScoredAccount> then) {
            PlanTrial.Compare compared = run.unit(code, now, then);
            kamrs.addAll(compared.kamrs());
            compared.now().forEach((service, number) -> servicesNow.merge(service, number, Integer::sum));
            compared.then().forEach((service, number) -> servicesThen.merge(service, number, Integer::sum));
        }

        void finish() {
            closeOffice();
            for (Unit unit : organization.units()) {
                if (unit.kind() == UnitKind.HQ) {
                    unit(unit.code(), hqNow, hqThen);
                } else if (unit.kind() == UnitKind.REGION) {
                    unit(unit.code(), List.of(), List.of());
                }
            }
            progress.accept(done, accounts);
        }

        WhatIfResult result(PlanYear year, String fileName, boolean opened, List<Matter> matters) {
            moved.sort(WhatIfResult.LARGEST_STEP_FIRST);
            return new WhatIfResult(
                    year,
                    fileName,
                    opened,
                    done,
                    Map.copyOf(tiers),
                    List.copyOf(moved),
                    WhatIfResult.kamrs(kamrs),
                    WhatIfResult.services(servicesNow, servicesThen),
                    matters);
        }
    }
}
