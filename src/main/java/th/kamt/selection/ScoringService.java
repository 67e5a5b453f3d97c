package th.kamt.selection;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.workflow.DecisionTables;

/** One read of the list, one streamed write; only the candidates of R-KASM-4 are kept and written a second time. */
@Service
class ScoringService implements AccountSelection {

    private final CustomerList customers;
    private final Organization organization;
    private final DecisionTables decisions;
    private final ScoredAccountStore store;
    private final Clock clock;

    ScoringService(
            CustomerList customers,
            Organization organization,
            DecisionTables decisions,
            ScoredAccountStore store,
            Clock clock) {
        this.customers = customers;
        this.organization = organization;
        this.decisions = decisions;
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ScoringResult score(PlanYear year) {
        CustomerList.Version list = customers
                .version(year)
                .orElseThrow(() -> new ConflictException(new Message("selection.noList", year.toString())));
        SelectionTables tables = SelectionTables.read(decisions, year);
        long scoringId = store.begin(year, list.version(), tables.versions(), clock.instant());
        ScoringResult result = scoreAll(tables, scoringId);
        store.finish(year, result);
        return result;
    }

    private ScoringResult scoreAll(SelectionTables tables, long scoringId) {
        AccountScorer scorer = new AccountScorer(tables);
        Map<String, String> regions = regionsOfUnits(organization);
        RegionRanking ranking = new RegionRanking(tables.mainGroupMinimum().accounts());
        Counts counts = new Counts();
        try (ScoredAccountStore.Writer writer = store.writer(tables.year());
                ScoringLine<List<ContractAccount>, Scored> line = new ScoringLine<>(
                        cas -> scored(
                                scorer, AccountFacts.of(cas, region(regions, cas), tables.aggregations()), scoringId),
                        scored -> {
                            ranking.add(scored.facts(), scored.meetsMainGroup());
                            writer.write(scored.row());
                            counts.add(scored.row().account());
                        })) {
            customers.forEachAccount(tables.year(), line::add);
            line.finish();
            writer.overwrite(ranking.topBillsOfRegionsWithTooFew().stream()
                    .map(top -> scorer.score(
                            top.facts(),
                            UnitStatement.none(),
                            scorer.regionTopBills(top.mainGroupAccounts(), top.place()),
                            scoringId))
                    .map(ScoredAccountStore::row)
                    .toList());
            return new ScoringResult(scoringId, counts.accounts, counts.selected);
        }
    }

    private static Scored scored(AccountScorer scorer, AccountFacts facts, long scoringId) {
        return new Scored(facts, ScoredAccountStore.row(scorer.score(facts, UnitStatement.none(), null, scoringId)));
    }

    private record Scored(AccountFacts facts, ScoredAccountStore.Row row) {

        /** Scored without R-KASM-4, so that the letters are its own. */
        boolean meetsMainGroup() {
            return !row.account().criteria().isEmpty();
        }
    }

    /** R-KASM-4 lifts tiers but selects nobody: a listed account has a tier without it. */
    private static final class Counts {

        private int accounts;
        private int selected;

        void add(ScoredAccount account) {
            accounts++;
            selected += account.tier() == null ? 0 : 1;
        }
    }

    /** A refusal is an answer: a plan being brought up to date goes on without the statement, in the same transaction. */
    @Override
    @Transactional(readOnly = true, noRollbackFor = RefusedException.class)
    public ScoredAccount rescore(PlanYear year, String accountId, UnitStatement statement) {
        List<ContractAccount> cas = customers.account(year, accountId);
        ScoredAccount last = store.account(year, accountId).orElseThrow(() -> unknown(accountId));
        if (cas.isEmpty()) {
            throw unknown(accountId);
        }
        SelectionTables tables = SelectionTables.read(decisions, year);
        String region = organization.requireUnit(cas.get(0).officeCode()).regionCode();
        AccountFacts facts = AccountFacts.of(cas, region, tables.aggregations());
        Finding regionTopBills = last.explanation().on(Subject.REGION_TOP_BILLS).orElse(null);
        return new AccountScorer(tables).score(facts, statement, regionTopBills, last.scoringId());
    }

    static Map<String, String> regionsOfUnits(Organization organization) {
        return organization.units().stream()
                .filter(unit -> unit.regionCode() != null)
                .collect(Collectors.toMap(Unit::code, Unit::regionCode));
    }

    static String region(Map<String, String> regions, List<ContractAccount> cas) {
        String office = cas.get(0).officeCode();
        String region = regions.get(office);
        if (region == null) {
            throw new IllegalStateException("the office of a contract account lies in no region: " + office);
        }
        return region;
    }

    private static NotFoundException unknown(String accountId) {
        return new NotFoundException(new Message("selection.account.unknown", accountId));
    }
}
