package th.kamt.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.message.ConflictException;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.planning.PlanEdit;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.KamrLoad.BandPosition;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.support.TableFile;
import th.kamt.tabular.Upload;
import th.kamt.whatif.WhatIfResult.KamrChange;
import th.kamt.whatif.WhatIfResult.Move;

/** What a changed table would do is what it does once deployed, and looking changes nothing. */
@PlanningTest
class WhatIfTest {

    /** No other test opens it, for the engine keeps a year's tables in memory. */
    private static final PlanYear LATER = new PlanYear(2572);

    private static final String ME = SmallYear.OWNER;

    /** H only from 400,000 baht of gross margin: the small year's 300,000 become M. */
    private static final TableFile HIGHER_MARGIN = TableFile.shipped("account-selection.dmn")
            .cell("valueGroupLimits_1_out_from", "400000")
            .cell("valueGroupLimits_2_out_below", "400000");

    @Autowired
    private SmallYear year;

    @Autowired
    private WhatIfDesk desk;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private CustomerListImport customers;

    @Autowired
    private ScoredAccounts scored;

    @Autowired
    private PlanYears years;

    @Autowired
    private PlanViews views;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void nothingIsThere() {
        year.forget();
    }

    private void importLater() {
        assertThat(customers
                        .importList(
                                LATER,
                                Upload.of(
                                        new ByteArrayInputStream(
                                                year.customersCsv().getBytes(StandardCharsets.UTF_8)),
                                        ME))
                        .errors())
                .isEmpty();
    }

    private WhatIfResult ask(PlanYear planYear, TableFile table) {
        return desk.askAndWait(planYear, "changed.dmn", table.bytes(), ME);
    }

    private static KamrChange kamr(WhatIfResult result, String person) {
        return result.kamrs().stream()
                .filter(change -> change.kamr().employeeId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "R-KASM-1, R-KASM-5: what-if of a limit of gross margin, worked by hand, and exactly what deploying it does")
    void theAnswerIsWhatADeploymentThenDoes() {
        year.beginningAt("2027-11-16T09:00:00+07:00").importOrganization();
        importLater();

        WhatIfResult answer = ask(LATER, HIGHER_MARGIN);

        // 27 accounts at 115 kV were H main; two at 22 kV were H secondary; two were L secondary; one is not listed.
        assertThat(answer.tiers())
                .isEqualTo(Map.of(
                        new Move(Tier.STRATEGIC, Tier.STAR), 26,
                        new Move(Tier.STATUS, Tier.STREAMLINE), 2,
                        new Move(Tier.STREAMLINE, Tier.STREAMLINE), 2,
                        new Move(null, null), 1));
        // บึงทอง: 6 x 0.8, and two of its five others added at 0.6 (R-KAMR-5); ลานสัก 8 x 0.8; the others have none to
        // add.
        assertThat(kamr(answer, SmallYear.KAMR).kamr().now().load()).isEqualByComparingTo("7.2");
        assertThat(kamr(answer, SmallYear.KAMR).kamr().then().load()).isEqualByComparingTo("6.0");
        assertThat(kamr(answer, SmallYear.KAMR).kamr().then().topUp()).isEqualTo(2);
        assertThat(answer.kamrs().stream().filter(KamrChange::leavesBand).toList())
                .extracting(
                        change -> change.kamr().employeeId(),
                        change -> change.kamr().then().load())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactlyInAnyOrder(
                        tuple(SmallYear.HQ_KAMR, new BigDecimal("4.8")),
                        tuple(SmallYear.KAMR_PC, new BigDecimal("4.8")));
        assertThat(answer.opened()).isFalse();

        String deployment = repository
                .createDeployment()
                .name("owner")
                .addString("account-selection.dmn", HIGHER_MARGIN.text())
                .deploy()
                .getId();
        try {
            years.open(LATER, ME);
            driver.runYear(LATER);

            Map<String, String> predicted = new TreeMap<>();
            answer.moved().forEach(account -> predicted.put(account.accountId(), String.valueOf(account.then())));
            Map<String, ScoredAccount> then = everyAccount(LATER);
            assertThat(then).hasSize(answer.accounts());
            Map<String, String> stays = tiersNow(answer, then.keySet());
            then.forEach((id, account) -> assertThat(String.valueOf(account.tier()))
                    .as(id)
                    .isEqualTo(predicted.getOrDefault(id, stays.get(id))));
            answer.moved()
                    .forEach(account -> assertThat(
                                    then.get(account.accountId()).explanation().because())
                            .isEqualTo(account.because()));
            for (String unit : SmallYear.PLANS) {
                // Whom the answer does not name has no accounts of the groups that change, so none at all.
                for (KamrLoad load : loads(unit)) {
                    answer.kamrs().stream()
                            .filter(change -> change.kamr().employeeId().equals(load.employeeId()))
                            .findFirst()
                            .ifPresentOrElse(
                                    change -> assertThat(change.kamr().then())
                                            .as(unit)
                                            .isEqualTo(load),
                                    () -> assertThat(load.load())
                                            .as(load.toString())
                                            .isEqualByComparingTo("0"));
                }
            }
            Map<String, Integer> services = new TreeMap<>();
            answer.services().stream()
                    .filter(change -> change.service().tier() == Tier.STAR)
                    .forEach(change -> services.merge(change.service().code().code(), change.then(), Integer::sum));
            assertThat(services).isNotEmpty().isEqualTo(servicesPlanned(then));
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    /** Occurrences in all plans for the accounts that are Star, by code; what Streamline gets as a group does not change. */
    private Map<String, Integer> servicesPlanned(Map<String, ScoredAccount> accounts) {
        Map<String, Integer> planned = new TreeMap<>();
        for (String unit : SmallYear.PLANS) {
            views.view(LATER, unit, SmallYear.preparer(unit)).services().stream()
                    .filter(service -> service.accountId() != null
                            && accounts.containsKey(service.accountId())
                            && accounts.get(service.accountId()).tier() == Tier.STAR)
                    .forEach(service -> planned.merge(service.code(), 1, Integer::sum));
        }
        return planned;
    }

    private List<KamrLoad> loads(String unit) {
        return views.view(LATER, unit, SmallYear.preparer(unit)).kamrs().stream()
                .map(kamr -> kamr.load())
                .toList();
    }

    private Map<String, ScoredAccount> everyAccount(PlanYear planYear) {
        Map<String, ScoredAccount> accounts = new TreeMap<>();
        scored.forEach(
                planYear,
                List.of(SmallYear.AA, SmallYear.BB, SmallYear.PC),
                true,
                account -> accounts.put(account.accountId(), account));
        return accounts;
    }

    /** Accounts that do not move keep the tier the from-to table's diagonal says: Streamline, or none. */
    private static Map<String, String> tiersNow(WhatIfResult answer, Set<String> ids) {
        Set<String> moved = answer.moved().stream().map(MovedAccount::accountId).collect(Collectors.toSet());
        Map<String, String> stays = new TreeMap<>();
        ids.stream()
                .filter(id -> !moved.contains(id))
                .forEach(id -> stays.put(id, id.startsWith("1000000011") ? "null" : "STREAMLINE"));
        return stays;
    }

    @Test
    void lookingChangesNothing() {
        year.opened();
        year.edit(SmallYear.BB, new PlanEdit.DecideExclusion(SmallYear.SIGNED, true, "ลูกค้ายังซื้อไฟครึ่งหนึ่ง"));
        Map<String, String> before = database();

        ask(SmallYear.YEAR, HIGHER_MARGIN);
        ask(SmallYear.YEAR, TableFile.shipped("plan-review.dmn").replaced("<text>6\\.2</text>", "<text>7.5</text>"));
        assertThatThrownBy(() -> ask(
                        SmallYear.YEAR,
                        TableFile.shipped("account-selection.dmn").cell("valueGroupLimits_1_out_from", "300000")))
                .isInstanceOf(RefusedException.class);

        assertThat(database()).isEqualTo(before);
    }

    /** Every table's rows and checksum, the engine's deployments included. */
    private Map<String, String> database() {
        Map<String, String> tables = new TreeMap<>();
        for (String table : jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = database()"
                        + " and table_type = 'BASE TABLE' and table_name <> 'ACT_RU_METER_LOG'",
                String.class)) {
            tables.put(
                    table,
                    jdbc.queryForObject("select count(*) from " + table, Long.class) + " rows, checksum "
                            + jdbc.queryForMap("checksum table " + table).get("Checksum"));
        }
        assertThat(tables).containsKeys("ACT_RE_DECISION_DEF", "ACT_GE_BYTEARRAY", "scored_account", "plan");
        return tables;
    }

    @Test
    @DisplayName("R-KAMR-4: lighter weights in an open year; the manager's own choices stay")
    void weightsOfAnOpenYearMoveLoadsNotTiers() {
        year.opened();

        WhatIfResult answer = ask(
                SmallYear.YEAR,
                TableFile.shipped("kamr-staffing.dmn").replaced("<text>1\\.0</text>", "<text>0.9</text>"));

        assertThat(answer.opened()).isTrue();
        assertThat(answer.moved()).isEmpty();
        // ศบค.เวียงตาล: 6 Strategic, 6.0 now, 5.4 then, and nobody to add.
        KamrChange centre = kamr(answer, SmallYear.KAMR_PC);
        assertThat(centre.positionNow()).isEqualTo(BandPosition.WITHIN);
        assertThat(centre.kamr().then().load()).isEqualByComparingTo("5.4");
        assertThat(centre.positionThen()).isEqualTo(BandPosition.BELOW);
        // บึงทอง: 6 x 0.9 + 2 x 0.6.
        assertThat(kamr(answer, SmallYear.KAMR).kamr().then().load()).isEqualByComparingTo("6.6");
    }

    @Test
    @DisplayName("R-ENT-1: one more FMS for each of 26 Strategic accounts")
    void anEntitlementCostsServices() {
        year.importOrganization().importList();

        WhatIfResult answer =
                ask(SmallYear.YEAR, TableFile.shipped("entitlement.dmn").cell("Rule_Entitlements_01_minimum", "5"));

        assertThat(answer.moved()).isEmpty();
        assertThat(answer.kamrs()).isEmpty();
        assertThat(answer.services())
                .allSatisfy(change -> assertThat(change.service().tier()).isEqualTo(Tier.STRATEGIC));
        assertThat(answer.servicesDifference()).isEqualTo(26);
    }

    @Test
    @DisplayName("R-2.4: what approvers would read in the plans of an open year")
    void aLimitOfTheUnusualFindsOtherMatters() {
        year.opened();

        WhatIfResult answer = ask(
                SmallYear.YEAR,
                TableFile.shipped("plan-review.dmn").replaced("<text>6\\.2</text>", "<text>7.2</text>"));

        // Loads 7.2 (บึงทอง) come within the limit; 6.0 (เวียงตาล, HQ) were within the old one, 8.0 (ลานสัก) is above.
        assertThat(answer.matters())
                .extracting(matter -> matter.unitCode(), matter -> matter.kind(), matter -> matter.found())
                .containsExactly(tuple(SmallYear.AA, "LOAD_LOW", true));
    }

    @Test
    void theTablesInForceChangeNothing() {
        year.opened();

        for (String file : List.of("account-selection.dmn", "account-risk.dmn", "entitlement.dmn")) {
            WhatIfResult answer = ask(SmallYear.YEAR, TableFile.shipped(file));

            assertThat(answer.tiersMoved()).as(file).isZero();
            assertThat(answer.moved()).as(file).isEmpty();
            assertThat(answer.kamrs()).as(file).isEmpty();
            assertThat(answer.services()).as(file).isEmpty();
            assertThat(answer.matters()).as(file).isEmpty();
        }
    }

    @Test
    void twoAtOnceGetTheirOwnAnswers() {
        year.importOrganization().importList();
        TableFile weights = TableFile.shipped("kamr-staffing.dmn").replaced("<text>1\\.0</text>", "<text>0.9</text>");

        CompletableFuture<WhatIfResult> one = CompletableFuture.supplyAsync(() -> ask(SmallYear.YEAR, HIGHER_MARGIN));
        CompletableFuture<WhatIfResult> other = CompletableFuture.supplyAsync(() -> ask(SmallYear.YEAR, weights));

        assertThat(one.join().tiersMoved()).isEqualTo(28);
        assertThat(other.join().tiersMoved()).isZero();
        assertThat(other.join().kamrs()).isNotEmpty();
    }

    @Test
    void anAnswerIsItsAskersAlone() {
        year.importOrganization().importList();

        String id = desk.ask(SmallYear.YEAR, "changed.dmn", HIGHER_MARGIN.bytes(), ME);

        assertThat(desk.question(id, ME).fileName()).isEqualTo("changed.dmn");
        assertThatThrownBy(() -> desk.question(id, SmallYear.MANAGER)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aYearWithoutAListIsRefused() {
        year.importOrganization();

        assertThatThrownBy(() -> ask(SmallYear.YEAR, HIGHER_MARGIN))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        refused -> assertThat(refused.messages().get(0).key()).isEqualTo("selection.noList"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no model", "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"})
    void whatIsNoTableIsRefused(String content) {
        year.importOrganization().importList();

        assertThatThrownBy(() -> desk.ask(SmallYear.YEAR, "changed.dmn", content.getBytes(StandardCharsets.UTF_8), ME))
                .isInstanceOf(RefusedException.class);
    }
}
