package th.kamt.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.message.ConflictException;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.support.FileDecisionTables;
import th.kamt.support.TestDatabase;

/** Scoring a year's list in the database: R-KASM-4, repeated and corrected lists, one account alone. */
class ScoringServiceTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final Instant NOW = Instant.parse("2026-11-01T02:00:00.123Z");
    private static final FileDecisionTables DECISIONS = new FileDecisionTables();

    private static HikariDataSource dataSource;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;

    private final Customers customers = new Customers();
    private final ScoredAccountStore store = new ScoredAccountStore(dataSource);
    private final AccountSelection selection =
            new ScoringService(customers, new TwoRegions(), DECISIONS, store, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void migrate() {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(schema.url());
        dataSource.setUsername(schema.user());
        dataSource.setPassword(schema.password());
        dataSource.setMaximumPoolSize(4);
        dataSource.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        Flyway.configure().dataSource(dataSource).load().migrate();
        jdbc = new JdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @BeforeEach
    void empty() {
        jdbc.update("delete from scored_account");
        jdbc.update("delete from scoring_run");
    }

    private ScoringResult score() {
        return transaction.execute(status -> selection.score(YEAR));
    }

    private ScoredAccount stored(String accountId) {
        return transaction.execute(status -> store.account(YEAR, accountId).orElseThrow());
    }

    private List<ScoredAccount> everything() {
        List<ScoredAccount> all = new ArrayList<>();
        transaction.executeWithoutResult(
                status -> store.forEach(YEAR, List.of("N1-AA", "N2-BT", "N2-CC"), false, all::add));
        return all;
    }

    private static String bp(int number) {
        return Integer.toString(1_000_000_000 + number);
    }

    @Test
    @DisplayName("every account of the list is kept, selected or not, with all columns")
    void everyAccountIsKeptWithBothResultsAndItsExplanation() {
        customers.add(Ca.listed("264911.25", ca -> {
            ca.bp = bp(1);
            ca.estate = true;
            ca.bill = "20000000.50";
            ca.km = "1.6";
            ca.outages = 6;
            ca.solar = ContractAccount.Solar.NONE;
            ca.contract = ContractAccount.SppContract.SIGNED;
            ca.powerQuality = true;
            ca.nationwide = true;
            ca.lastTier = "STAR";
            ca.lastKamr = "500123";
        }));
        customers.add(Ca.with(ca -> {
            ca.bp = bp(2);
            ca.specialCase = "D";
            ca.specialTier = "STATUS";
            ca.specialReason = "โรงพยาบาลประจำจังหวัด";
        }));
        customers.add(Ca.with(ca -> ca.bp = bp(3)));

        ScoringResult result = score();

        assertThat(result.accounts()).isEqualTo(3);
        assertThat(result.selected()).isEqualTo(2);
        ScoredAccount first = stored(bp(1) + "@N2-BT");
        assertThat(first.scoringId()).isEqualTo(result.scoringId());
        assertThat(first.regionCode()).isEqualTo("N2");
        assertThat(first.grossMarginBaht()).isEqualByComparingTo("264911.25");
        assertThat(first.criteria()).isEqualTo("BF");
        assertThat(first.riskP1()).isEqualTo(5);
        assertThat(first.riskP4()).isEqualTo(5);
        assertThat(first.riskScore()).as("(5+1+5+5)/4 = 4, impact 5").isEqualTo(20);
        assertThat(first.specialRisk()).isTrue();
        assertThat(first.tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(first.responsible()).isEqualTo(Responsible.HQ);
        assertThat(first.exclusionProposed()).isTrue();
        assertThat(first.powerQualityProblem()).isTrue();
        assertThat(first.lastTier()).isEqualTo(Tier.STAR);
        assertThat(first.explanation().findings()).hasSizeGreaterThan(15);
        ScoredAccount second = stored(bp(2) + "@N2-BT");
        assertThat(second.specialCaseReason()).isEqualTo("โรงพยาบาลประจำจังหวัด");
        assertThat(second.tier()).isEqualTo(Tier.STATUS);
        assertThat(second.riskP1()).isNull();
        ScoredAccount third = stored(bp(3) + "@N2-BT");
        assertThat(third.tier()).isNull();
        assertThat(third.valueGroup()).isNull();
    }

    @Test
    @DisplayName("what is stored is what was scored")
    void storedAccountEqualsTheScoredOne() {
        customers.add(Ca.listed("70763.00", ca -> {
            ca.bp = bp(1);
            ca.bill = "300000.00";
            ca.estate = true;
        }));

        score();

        ScoredAccount alone =
                transaction.execute(status -> selection.rescore(YEAR, bp(1) + "@N2-BT", UnitStatement.none()));
        assertThat(alone).isEqualTo(stored(bp(1) + "@N2-BT"));
    }

    @Test
    @DisplayName("the run keeps list version, decision versions and time")
    void theRunKeepsWhatItWasScoredWith() {
        customers.add(Ca.with(ca -> ca.bp = bp(1)));
        customers.version = 42;

        ScoringResult result = score();

        ScoredAccounts.Scoring scoring = store.latestScoring(YEAR).orElseThrow();
        assertThat(scoring.id()).isEqualTo(result.scoringId());
        assertThat(scoring.listVersion()).isEqualTo(42);
        assertThat(scoring.accounts()).isEqualTo(1);
        assertThat(scoring.at()).isEqualTo(NOW);
        assertThat(scoring.decisionVersions())
                .containsOnlyKeys(SelectionTables.ALL)
                .containsEntry("kasmMatrix", 1);
        assertThat(store.latestScoring(YEAR.next())).isEmpty();
    }

    @Test
    @DisplayName("R-KASM-4 in a whole list, offices of a region scattered")
    void twentyHighestBillsOfAPoorRegionShowBAndTheRichRegionDoesNot() {
        for (int i = 0; i < 25; i++) {
            int number = i;
            customers.add(Ca.listed("80000", ca -> {
                ca.bp = bp(number);
                ca.office = number % 2 == 0 ? "N2-BT" : "N2-CC";
                ca.bill = Integer.toString(200_000 + number);
                ca.kv = number < 3 ? "115" : "22";
            }));
            customers.add(Ca.listed("80000", ca -> {
                ca.bp = bp(100 + number);
                ca.office = "N1-AA";
                ca.kv = number < 20 ? "115" : "22";
            }));
        }

        ScoringResult result = score();

        assertThat(result.accounts()).isEqualTo(50);
        List<ScoredAccount> all = everything();
        assertThat(all)
                .filteredOn(a -> a.regionCode().equals("N2") && a.criteria().contains("B"))
                .hasSize(20)
                .allMatch(a -> Integer.parseInt(a.bpNo()) >= 1_000_000_005)
                .allMatch(a -> a.kasmTier() == Tier.STAR);
        assertThat(all)
                .filteredOn(a -> a.criteria().equals("A") && a.regionCode().equals("N2"))
                .hasSize(3);
        assertThat(all)
                .filteredOn(a -> a.regionCode().equals("N1"))
                .noneMatch(a -> a.criteria().contains("B"));
    }

    @Test
    @DisplayName("R-KASM-4 stays when one account is scored again")
    void rescoringOneAccountKeepsTheRegionWideB() {
        customers.add(Ca.listed("80000", ca -> {
            ca.bp = bp(1);
            ca.canSupply = true;
        }));
        score();

        ScoredAccount again = transaction.execute(status ->
                selection.rescore(YEAR, bp(1) + "@N2-BT", new UnitStatement(null, null, null, "รัศมี 6 กม.")));

        assertThat(again.criteria()).isEqualTo("B");
        assertThat(again.kasmTier()).isEqualTo(Tier.STAR);
        assertThat(stored(again.accountId()).explanation().on(Subject.WITHIN_RADIUS))
                .as("nothing is stored")
                .isEmpty();
    }

    @Test
    @DisplayName("R-KASM-6 one account with the unit's special case")
    void rescoringOneAccountTakesOrRefusesTheUnitsSpecialCase() {
        customers.add(Ca.with(ca -> ca.bp = bp(1)));
        score();
        String account = bp(1) + "@N2-BT";

        assertThat(selection
                        .rescore(YEAR, account, new UnitStatement("C", Tier.STREAMLINE, null, null))
                        .tier())
                .isEqualTo(Tier.STREAMLINE);
        assertThatThrownBy(() -> selection.rescore(YEAR, account, new UnitStatement("C", Tier.STAR, null, null)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> selection.rescore(YEAR, "9@N2-BT", UnitStatement.none()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("the same list again gives the same accounts")
    void scoringTwiceChangesNothingButTheScoringId() {
        for (int i = 0; i < 250; i++) {
            int number = i;
            customers.add(Ca.listed("80000", ca -> {
                ca.bp = bp(number);
                ca.bill = Integer.toString(250_000 + number * 1_000);
                ca.estate = true;
            }));
        }
        ScoringResult first = score();
        List<ScoredAccount> before = everything();

        ScoringResult second = score();

        assertThat(second.accounts()).isEqualTo(first.accounts());
        assertThat(second.selected()).isEqualTo(first.selected());
        assertThat(second.scoringId()).isGreaterThan(first.scoringId());
        assertThat(everything())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("scoringId")
                .isEqualTo(before);
    }

    @Test
    @DisplayName(
            "a list of several parts: every account once, the first time as the second; R-KASM-4 over what was just written")
    void aLongListIsScoredPartByPartAndLosesNothing() {
        for (int i = 0; i < 1_203; i++) {
            int number = i;
            customers.add(Ca.with(ca -> {
                ca.bp = bp(number);
                ca.hvc = number % 2 == 0;
                ca.margin = number % 2 == 0 ? "80000" : null;
                ca.bill = Integer.toString(300_000 + number);
                ca.km = number % 3 == 0 ? null : "7.25";
                ca.estate = number % 4 == 0;
            }));
        }

        ScoringResult first = score();
        List<ScoredAccount> before = everything();
        ScoringResult second = score();

        assertThat(List.of(first.accounts(), first.selected())).containsExactly(1_203, 602);
        assertThat(List.of(second.accounts(), second.selected())).containsExactly(1_203, 602);
        assertThat(before).extracting(ScoredAccount::bpNo).hasSize(1_203).isSorted();
        assertThat(before)
                .filteredOn(account -> account.criteria().equals("B"))
                .as("the twenty highest bills of the list, every other account from 1,202 down")
                .extracting(ScoredAccount::bpNo)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 19)
                        .mapToObj(place -> bp(1_164 + 2 * place))
                        .toList());
        assertThat(everything())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("scoringId")
                .isEqualTo(before);
    }

    @Test
    @DisplayName("a corrected list: vanished accounts go, changed ones change, other years stay")
    void correctedListReplacesTheYearsAccounts() {
        customers.add(Ca.listed("80000", ca -> ca.bp = bp(1)));
        customers.add(Ca.listed("80000", ca -> ca.bp = bp(2)));
        score();
        transaction.executeWithoutResult(status -> selection.score(YEAR.next()));
        customers.clear();
        customers.add(Ca.listed("300000", ca -> ca.bp = bp(2)));

        score();

        assertThat(everything()).extracting(ScoredAccount::bpNo).containsExactly(bp(2));
        assertThat(stored(bp(2) + "@N2-BT").valueGroup()).isEqualTo(ValueGroup.H);
        assertThat(store.account(YEAR.next(), bp(1) + "@N2-BT")).isPresent();
    }

    @Test
    @DisplayName("all or nothing")
    void aFailureInTheMiddleLeavesTheLastScoring() {
        customers.add(Ca.listed("80000", ca -> ca.bp = bp(1)));
        ScoringResult first = score();
        customers.clear();
        for (int i = 0; i < 300; i++) {
            int number = i;
            customers.add(Ca.with(ca -> {
                ca.bp = bp(number);
                ca.office = number == 299 ? "Z9-NOWHERE" : "N2-BT";
            }));
        }

        assertThatThrownBy(this::score).isInstanceOf(IllegalStateException.class);

        assertThat(everything()).hasSize(1).allMatch(account -> account.scoringId() == first.scoringId());
        assertThat(store.latestScoring(YEAR).orElseThrow().id()).isEqualTo(first.scoringId());
    }

    @Test
    @DisplayName("no list, no scoring")
    void withoutAListScoringIsRefused() {
        assertThatThrownBy(this::score).isInstanceOf(ConflictException.class);
    }

    @Test
    @DisplayName("accounts are found by office and by who looks after them")
    void accountsAreFoundByOfficeAndResponsible() {
        customers.add(Ca.listed("1", ca -> ca.bp = bp(1)));
        customers.add(Ca.listed("1", ca -> {
            ca.bp = bp(2);
            ca.nationwide = true;
        }));
        customers.add(Ca.listed("1", ca -> {
            ca.bp = bp(3);
            ca.office = "N1-AA";
        }));
        score();

        assertThat(store.ofOffices(YEAR, List.of("N2-BT"), Responsible.OFFICE))
                .extracting(ScoredAccount::bpNo)
                .containsExactly(bp(1));
        assertThat(store.ofOffices(YEAR, List.of(), Responsible.OFFICE)).isEmpty();
        assertThat(store.ofHq(YEAR)).extracting(ScoredAccount::bpNo).containsExactly(bp(2));
        List<String> seen = new ArrayList<>();
        transaction.executeWithoutResult(
                status -> store.forEach(YEAR, List.of("N1-AA"), true, account -> seen.add(account.bpNo())));
        assertThat(seen).containsExactly(bp(2), bp(3));
        transaction.executeWithoutResult(
                status -> store.forEach(YEAR, List.of(), false, account -> seen.add("nobody")));
        assertThat(seen).doesNotContain("nobody");
    }

    /** The list in memory, but read while a result set streams on the same connection, as the real one may. */
    private static final class Customers implements CustomerList {

        private final TreeMap<String, List<ContractAccount>> accounts = new TreeMap<>();
        private long version = 1;

        void add(ContractAccount ca) {
            accounts.computeIfAbsent(ca.officeCode() + ca.bpNo(), key -> new ArrayList<>())
                    .add(ca);
        }

        void clear() {
            accounts.clear();
        }

        @Override
        public Optional<Version> version(PlanYear year) {
            return accounts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Version(year, version, accounts.size(), NOW, "admin"));
        }

        @Override
        public List<Version> versions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forEachAccount(PlanYear year, Consumer<List<ContractAccount>> consumer) {
            List<List<ContractAccount>> all = List.copyOf(accounts.values());
            JdbcTemplate streaming = new JdbcTemplate(dataSource);
            streaming.setFetchSize(10);
            streaming.query("select seq from seq_0_to_" + (all.size() - 1), row -> {
                consumer.accept(all.get(row.getInt(1)));
            });
        }

        @Override
        public List<ContractAccount> account(PlanYear year, String accountId) {
            return accounts.values().stream()
                    .filter(cas -> cas.get(0).accountId().equals(accountId))
                    .findFirst()
                    .orElse(List.of());
        }
    }

    private static final class TwoRegions implements Organization {

        private final List<Unit> units = List.of(office("N1-AA", "N1"), office("N2-BT", "N2"), office("N2-CC", "N2"));

        private static Unit office(String code, String region) {
            String path = "/HQ/A1/" + region + "/" + code + "/";
            return new Unit(code, code, UnitKind.OFFICE, 1, region, path, region, null);
        }

        @Override
        public Optional<Unit> unit(String code) {
            return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
        }

        @Override
        public Unit requireUnit(String code) {
            return unit(code).orElseThrow();
        }

        @Override
        public List<Unit> units() {
            return units;
        }

        @Override
        public List<Unit> unitAndBelow(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Employee> employee(String employeeId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Employee> employeesOf(String unitCode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Employee> holders(RoleAt post) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RoleAt> lineAbove(RoleAt post) {
            throw new UnsupportedOperationException();
        }
    }
}
