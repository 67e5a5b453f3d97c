package th.kamt.selection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.workflow.DecisionTables;

/**
 * Reads the list twice and keeps none of it: first to rank the regions' accounts (R-KASM-4), then to score each account once
 * and for all. The scorer, the facts and the ranking are those of {@link ScoringService}.
 */
@Service
class TrialScoring implements SelectionTrial {

    private final CustomerList customers;
    private final Organization organization;

    TrialScoring(CustomerList customers, Organization organization) {
        this.customers = customers;
        this.organization = organization;
    }

    @Override
    @Transactional(readOnly = true)
    public void compare(
            PlanYear year, DecisionTables now, DecisionTables then, IntConsumer counted, Consumer<Compared> taker) {
        long version = version(year);
        Map<String, String> regions = ScoringService.regionsOfUnits(organization);
        List<Side> sides = List.of(
                new Side(SelectionTables.read(now, year), regions),
                new Side(SelectionTables.read(then, year), regions));
        AtomicInteger accounts = new AtomicInteger();
        customers.forEachAccount(year, cas -> {
            accounts.incrementAndGet();
            sides.forEach(side -> side.rank(cas));
        });
        sides.forEach(Side::ranked);
        counted.accept(accounts.get());
        try (ScoringLine<List<ContractAccount>, Compared> line = new ScoringLine<>(
                cas -> new Compared(sides.get(0).score(cas), sides.get(1).score(cas)), taker)) {
            customers.forEachAccount(year, line::add);
            line.finish();
        }
        if (version(year) != version) {
            throw new ConflictException(new Message("selection.listChanged", year.toString()));
        }
    }

    private long version(PlanYear year) {
        return customers
                .version(year)
                .orElseThrow(() -> new ConflictException(new Message("selection.noList", year.toString())))
                .version();
    }

    /** A refusal is an answer: whoever asks goes on without the statement. */
    @Override
    @Transactional(readOnly = true, noRollbackFor = RefusedException.class)
    public ScoredAccount restate(ScoredAccount scored, UnitStatement statement, DecisionTables tables) {
        SelectionTables read = SelectionTables.read(tables, scored.year());
        List<ContractAccount> cas = customers.account(scored.year(), scored.accountId());
        AccountFacts facts = AccountFacts.of(cas, scored.regionCode(), read.aggregations());
        Finding regionTopBills =
                scored.explanation().on(Subject.REGION_TOP_BILLS).orElse(null);
        return new AccountScorer(read).score(facts, statement, regionTopBills, scored.scoringId());
    }

    /** One set of tables. */
    private static final class Side {

        private final SelectionTables tables;
        private final Map<String, String> regions;
        private final AccountScorer scorer;
        private final RegionRanking ranking;
        private final Map<String, Finding> topBills = new HashMap<>();

        Side(SelectionTables tables, Map<String, String> regions) {
            this.tables = tables;
            this.regions = regions;
            this.scorer = new AccountScorer(tables);
            this.ranking = new RegionRanking(tables.mainGroupMinimum().accounts());
        }

        void rank(List<ContractAccount> cas) {
            AccountFacts facts = facts(cas);
            ranking.add(facts, scorer.meetsMainGroup(facts));
        }

        void ranked() {
            ranking.topBillsOfRegionsWithTooFew()
                    .forEach(top -> topBills.put(
                            top.facts().accountId(), scorer.regionTopBills(top.mainGroupAccounts(), top.place())));
        }

        ScoredAccount score(List<ContractAccount> cas) {
            AccountFacts facts = facts(cas);
            return scorer.score(facts, UnitStatement.none(), topBills.get(facts.accountId()), 0);
        }

        private AccountFacts facts(List<ContractAccount> cas) {
            return AccountFacts.of(cas, ScoringService.region(regions, cas), tables.aggregations());
        }
    }
}
