package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static th.kamt.entitlement.EntitlementCheckTest.planned;
import static th.kamt.entitlement.EntitlementFixture.RULES;
import static th.kamt.entitlement.EntitlementFixture.UNIT;
import static th.kamt.entitlement.EntitlementFixture.account;
import static th.kamt.entitlement.EntitlementFixture.proposal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.selection.Tier;

class EntitlementSummaryTest {

    @ParameterizedTest
    @CsvSource({
        "FMS1 FMS1 FMS7 RBA5 COM1.1 COM2, FMS 3 RBA 1 COM 2",
        "RBA1, RBA 1",
        "COM1.2 COM1.2, COM 2",
    })
    void countNamesOnlyTypesThatOccur(String planned, String label) {
        assertThat(EntitlementCount.of(planned(planned)).label()).isEqualTo(label);
    }

    @Test
    void streamlineAccountShowsItsVisitAndItsGroupsContacts() {
        EntitlementCount own = EntitlementCount.of(proposal().propose(account(Tier.STREAMLINE, "")));
        EntitlementCount groups = EntitlementCount.of(proposal().propose(StreamlineGroup.of(UNIT)));

        assertThat(own.plus(groups).label()).isEqualTo("RBA 1 COM 12");
        assertThat(own.plus(groups).total()).isEqualTo(13);
    }

    @Test
    void codesAreCountedByMonthInTheManualsOrder() {
        Map<Entitled, List<PlannedEntitlement>> plan = Map.of(
                account(1, Tier.STAR, ""), planned("RBA1@2027-02-01 RBA1@2027-02-28 FMS2@2027-12-31"),
                account(2, Tier.STATUS, ""), planned("RBA1@2027-01-01"));

        EntitlementSummary summary = EntitlementSummary.of(RULES, plan);

        assertThat(summary.codes())
                .containsExactly(
                        new EntitlementSummary.CodeTotal(
                                EntitlementCode.FMS2, 1, List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
                        new EntitlementSummary.CodeTotal(
                                EntitlementCode.RBA1, 2, List.of(1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertThat(summary.codes().get(1).total()).isEqualTo(3);
    }

    @DisplayName("R-TGT-1: CRM-KAM-002/1 sets what is planned beside the target of each tier")
    @Test
    void plannedNumbersStandBesideEachTiersTarget() {
        List<EntitledAccount> accounts = Stream.of(
                        accounts(1, 2, Tier.STRATEGIC, ""),
                        accounts(11, 3, Tier.STAR, ""),
                        accounts(21, 1, Tier.STATUS, ""),
                        accounts(31, 2, Tier.STATUS, "topUp"),
                        accounts(41, 12, Tier.STREAMLINE, ""))
                .flatMap(List::stream)
                .toList();
        Map<Entitled, List<PlannedEntitlement>> plan = new LinkedHashMap<>();
        Entitled.ofUnit(UNIT, accounts)
                .forEach(entitled -> plan.put(entitled, proposal().propose(entitled)));

        EntitlementSummary summary = EntitlementSummary.of(RULES, plan);

        assertThat(summary.targets())
                .extracting(
                        row -> row.target().tier(),
                        row -> row.target().kind().code(),
                        EntitlementSummary.TargetTotal::recipients,
                        EntitlementSummary.TargetTotal::recipientsPlanned,
                        EntitlementSummary.TargetTotal::recipientsTarget,
                        EntitlementSummary.TargetTotal::planned)
                .containsExactly(
                        tuple(Tier.STRATEGIC, "FMS", 2, 2, 2, 8),
                        tuple(Tier.STRATEGIC, "RBA", 2, 2, 2, 6),
                        tuple(Tier.STRATEGIC, "COM1.1", 2, 2, 2, 8),
                        tuple(Tier.STRATEGIC, "COM2", 2, 2, 2, 2),
                        tuple(Tier.STAR, "FMS", 3, 3, 3, 9),
                        tuple(Tier.STAR, "RBA", 3, 3, 3, 6),
                        tuple(Tier.STAR, "COM1.1", 3, 3, 3, 12),
                        tuple(Tier.STATUS, "FMS", 3, 3, 3, 9),
                        tuple(Tier.STATUS, "RBA", 3, 3, 3, 6),
                        tuple(Tier.STATUS, "COM1.1", 3, 3, 3, 12),
                        // 40 % of 12 accounts are 4.8
                        tuple(Tier.STREAMLINE, "RBA", 12, 12, 5, 12),
                        tuple(Tier.STREAMLINE, "COM1.2", 1, 1, 1, 12));
    }

    @Test
    @DisplayName("R-TGT-1: COM2 every year where such work is planned: an account without any is not in the target")
    void accountsWithoutWorkThatAffectsThemAreNoTargetOfCom2() {
        Map<Entitled, List<PlannedEntitlement>> plan = new LinkedHashMap<>();
        Entitled.ofUnit(UNIT, accounts(1, 3, Tier.STRATEGIC, ""))
                .forEach(entitled -> plan.put(entitled, proposal().propose(entitled)));
        Entitled first = plan.keySet().iterator().next();
        plan.computeIfPresent(
                first,
                (entitled, items) -> items.stream()
                        .filter(item -> item.code() != EntitlementCode.COM2)
                        .toList());

        assertThat(EntitlementSummary.of(RULES, plan).targets())
                .filteredOn(row -> row.target().kind() == EntitlementKind.COM2)
                .extracting(
                        EntitlementSummary.TargetTotal::recipients,
                        EntitlementSummary.TargetTotal::recipientsPlanned,
                        EntitlementSummary.TargetTotal::recipientsTarget,
                        EntitlementSummary.TargetTotal::planned)
                .containsExactly(tuple(2, 2, 2, 2));
    }

    @Test
    void tierWithoutAccountsHasAnEmptyTarget() {
        EntitlementSummary summary = EntitlementSummary.of(RULES, Map.of());

        assertThat(summary.codes()).isEmpty();
        assertThat(summary.targets())
                .hasSize(12)
                .allMatch(row -> row.recipients() == 0 && row.recipientsTarget() == 0 && row.planned() == 0);
    }

    private static List<EntitledAccount> accounts(int first, int number, Tier tier, String traits) {
        return IntStream.range(first, first + number)
                .mapToObj(i -> account(i, tier, traits))
                .toList();
    }
}
