package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.entitlement.EntitlementFixture.RULES;
import static th.kamt.entitlement.EntitlementFixture.UNIT;
import static th.kamt.entitlement.EntitlementFixture.WORKING_DAY;
import static th.kamt.entitlement.EntitlementFixture.YEAR;
import static th.kamt.entitlement.EntitlementFixture.account;
import static th.kamt.entitlement.EntitlementFixture.day;
import static th.kamt.entitlement.EntitlementFixture.proposal;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import th.kamt.calendar.PlanYear;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;

class EntitlementProposalTest {

    @DisplayName("R-ENT-1, R-ENT-2, R-KAMR-5: what each tier is proposed, counted from the tables of 6.1.3 and 6.1.2.1")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "STRATEGIC,  '',                          FMS 4 RBA 3 COM 5, 'FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 COM1.1 COM2'",
        "STRATEGIC,  powerQuality,                FMS 4 RBA 3 COM 5, 'FMS1 FMS2 FMS4 FMS6 RBA1 RBA2 RBA3 COM1.1 COM2'",
        "STRATEGIC,  specialRisk,                 FMS 4 RBA 4 COM 5, 'FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 RBA5 COM1.1 COM2'",
        "STRATEGIC,  specialRisk powerQuality,    FMS 4 RBA 4 COM 5, 'FMS1 FMS2 FMS4 FMS6 RBA1 RBA2 RBA3 RBA5 COM1.1 COM2'",
        "STAR,       '',                          FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 COM1.1'",
        "STAR,       powerQuality,                FMS 3 RBA 2 COM 4, 'FMS1 FMS4 FMS6 RBA1 RBA2 COM1.1'",
        "STAR,       specialRisk,                 FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA5 COM1.1'",
        "STAR,       specialRisk powerQuality,    FMS 3 RBA 2 COM 4, 'FMS1 FMS4 FMS6 RBA1 RBA5 COM1.1'",
        "STATUS,     '',                          FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 COM1.1'",
        "STATUS,     powerQuality,                FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 COM1.1'",
        "STATUS,     specialRisk,                 FMS 3 RBA 3 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 RBA5 COM1.1'",
        "STATUS,     topUp,                       FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 COM1.1'",
        "STATUS,     topUp powerQuality,          FMS 3 RBA 2 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 COM1.1'",
        "STATUS,     topUp specialRisk,           FMS 3 RBA 3 COM 4, 'FMS1 FMS2 FMS4 RBA1 RBA2 RBA5 COM1.1'",
        "STREAMLINE, '',                          RBA 1,             'RBA1'",
        "STREAMLINE, powerQuality,                RBA 1,             'RBA1'",
        "STREAMLINE, specialRisk,                 RBA 2,             'RBA1 RBA5'"
    })
    void eachTierIsProposedItsNumberOfDifferentServices(Tier tier, String traits, String count, String codes) {
        List<PlannedEntitlement> planned = proposal().propose(account(tier, traits));

        assertThat(EntitlementCount.of(planned).label()).isEqualTo(count);
        assertThat(codesOf(planned)).containsExactly(codes.split(" "));
    }

    @DisplayName("R-ENT-1, D-16: a unit's Streamline accounts form one group with COM1.2 every month")
    @Test
    void streamlineAccountsOfAUnitAreOneGroupWithAContactEveryMonth() {
        Map<String, List<PlannedEntitlement>> planned = proposal()
                .proposeUnit(
                        UNIT,
                        List.of(
                                account(1, Tier.STREAMLINE, ""),
                                account(2, Tier.STREAMLINE, ""),
                                account(3, Tier.STAR, "")));

        assertThat(planned.keySet())
                .containsExactly("1000100001@N2-BT", "1000100002@N2-BT", "1000100003@N2-BT", "GROUP@N2-BT");
        List<PlannedEntitlement> group = planned.get("GROUP@N2-BT");
        assertThat(group).extracting(PlannedEntitlement::code).containsOnly(EntitlementCode.COM1_2);
        assertThat(group).extracting(item -> item.plannedOn().getMonth()).containsExactly(Month.values());
    }

    @Test
    void unitWithoutStreamlineAccountsHasNoGroup() {
        Map<String, List<PlannedEntitlement>> planned =
                proposal().proposeUnit(UNIT, List.of(account(1, Tier.STATUS, "")));

        assertThat(planned.keySet()).containsExactly("1000100001@N2-BT");
    }

    @DisplayName("R-ENT-1: COM1.1 at least once a quarter, each")
    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"STRATEGIC", "STAR", "STATUS"})
    void everyAccountIsContactedOnceInEachQuarter(Tier tier) {
        for (EntitledAccount account : accounts(100, tier, "")) {
            assertThat(proposal().propose(account))
                    .filteredOn(item -> item.code() == EntitlementCode.COM1_1)
                    .extracting(item -> (item.plannedOn().getMonthValue() + 2) / 3)
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAccount")
    void proposedDaysAreWorkingDaysOfThePlanYearAfterTheIntroductionAndBreakNoRule(Tier tier, String traits) {
        List<EntitledAccount> accounts = accounts(200, tier, traits);

        Map<String, List<PlannedEntitlement>> planned = proposal().proposeUnit(UNIT, accounts);

        assertThat(planned.values().stream().flatMap(Collection::stream))
                .extracting(PlannedEntitlement::plannedOn)
                .allMatch(WORKING_DAY)
                .allSatisfy(day -> assertThat(day).isBetween(day(1, 16), day(12, 31)));
        assertThat(new EntitlementCheck(RULES).checkUnit(UNIT, accounts, planned))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAccount")
    void anAccountHasNoTwoThingsOnOneDay(Tier tier, String traits) {
        for (EntitledAccount account : accounts(200, tier, traits)) {
            assertThat(proposal().propose(account))
                    .extracting(PlannedEntitlement::plannedOn)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void sameAccountHasTheSameDaysInEveryRunWhoeverElseIsInThePlan() {
        EntitledAccount account = account(7, Tier.STRATEGIC, "specialRisk powerQuality");
        List<EntitledAccount> others = accounts(5, Tier.STAR, "");
        List<EntitledAccount> reversed = new ArrayList<>(others);
        Collections.reverse(reversed);
        reversed.add(account);

        assertThat(proposal().proposeUnit(UNIT, reversed).get(account.id()))
                .isEqualTo(proposal().propose(account))
                .isEqualTo(proposal().propose(account(7, Tier.STRATEGIC, "specialRisk powerQuality")));
        assertThat(proposal().proposeUnit(UNIT, reversed))
                .containsAllEntriesOf(proposal().proposeUnit(UNIT, others));
    }

    @Test
    void oneKamrsTwentyAccountsAreSpreadOverTheYear() {
        List<PlannedEntitlement> planned = proposal().proposeUnit(UNIT, accounts(20, Tier.STATUS, "")).values().stream()
                .flatMap(Collection::stream)
                .filter(item -> item.code() != EntitlementCode.RBA2)
                .toList();

        // 20 accounts x (3 FMS + 1 visit + 4 contacts) = 160; even would be 13.3 a month.
        Map<Month, Long> byMonth = count(planned, item -> item.plannedOn().getMonth());
        Map<LocalDate, Long> byDay = count(planned, PlannedEntitlement::plannedOn);
        assertThat(planned).hasSize(160);
        assertThat(byMonth.keySet()).containsExactlyInAnyOrder(Month.values());
        assertThat(byMonth.values()).allMatch(number -> number <= 26);
        assertThat(byDay.values()).allMatch(number -> number <= 4);
    }

    @DisplayName("Services of one account follow each other through the year instead of coming in one month")
    @Test
    void freeServicesOfAnAccountLieAtLeastAMonthApart() {
        for (EntitledAccount account : accounts(100, Tier.STRATEGIC, "")) {
            List<LocalDate> days = proposal().propose(account).stream()
                    .filter(item -> item.code().kind() == EntitlementKind.FMS)
                    .map(PlannedEntitlement::plannedOn)
                    .toList();

            assertThat(days).hasSize(4);
            assertThat(IntStream.range(1, 4))
                    .allMatch(i -> !days.get(i).isBefore(days.get(i - 1).plusMonths(1)));
        }
    }

    @Test
    void notEveryAccountHasTheSameServiceFirst() {
        Set<EntitlementCode> first = accounts(40, Tier.STRATEGIC, "").stream()
                .map(account -> proposal().propose(account).stream()
                        .map(PlannedEntitlement::code)
                        .filter(code -> code.kind() == EntitlementKind.FMS)
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());

        assertThat(first).hasSize(4);
    }

    @Test
    void seminarIsOnOneDayForAllAccountsOfAUnit() {
        Map<String, List<PlannedEntitlement>> planned = new HashMap<>();
        planned.putAll(proposal().proposeUnit(UNIT, accounts(10, Tier.STRATEGIC, "")));
        planned.putAll(proposal().proposeUnit(UNIT, List.of(account(11, Tier.STATUS, "topUp"))));

        assertThat(planned.values().stream().flatMap(Collection::stream))
                .filteredOn(item -> item.code() == EntitlementCode.RBA2)
                .hasSize(11)
                .extracting(PlannedEntitlement::plannedOn)
                .containsOnly(planned.get("1000100011@N2-BT").stream()
                        .filter(item -> item.code() == EntitlementCode.RBA2)
                        .findFirst()
                        .orElseThrow()
                        .plannedOn());
    }

    @DisplayName("R-SRP-1: the special-risk plan stands at the beginning of the year")
    @Test
    void specialRiskPlanIsProposedForJanuaryOrFebruary() {
        for (EntitledAccount account : accounts(50, Tier.STAR, "specialRisk")) {
            assertThat(proposal().propose(account))
                    .filteredOn(item -> item.code() == EntitlementCode.RBA5)
                    .singleElement()
                    .satisfies(item -> assertThat(item.plannedOn()).isBetween(day(1, 16), day(2, 28)));
        }
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({
        "FMS1,   2027-02-01, 2027-11-30",
        "FMS6,   2027-02-01, 2027-11-30",
        "RBA1,   2027-02-01, 2027-10-31",
        "RBA2,   2027-06-01, 2027-08-31",
        "RBA3,   2027-12-01, 2027-12-25",
        "COM1.1, 2027-01-16, 2027-12-31",
        "COM2,   2027-03-01, 2027-09-30"
    })
    void eachServiceStaysInTheMonthsThatItsTableRowPrefers(String code, LocalDate earliest, LocalDate latest) {
        for (EntitledAccount account : accounts(100, Tier.STRATEGIC, "powerQuality")) {
            assertThat(proposal().propose(account))
                    .filteredOn(item -> item.code().code().equals(code))
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.plannedOn()).isBetween(earliest, latest));
        }
    }

    @Test
    void accountThatHeadquartersLooksAfterSharesTheSeminarOfHeadquarters() {
        EntitledAccount ofOneOffice =
                new EntitledAccount("1000100001@N2-BT", "HQ", Tier.STRATEGIC, false, false, false);
        EntitledAccount ofAnother = new EntitledAccount("1000200002@S1-HY", "HQ", Tier.STRATEGIC, false, false, false);

        Map<String, List<PlannedEntitlement>> planned = proposal().proposeUnit("HQ", List.of(ofOneOffice, ofAnother));

        assertThat(planned.values().stream().flatMap(Collection::stream))
                .filteredOn(item -> item.code() == EntitlementCode.RBA2)
                .hasSize(2)
                .extracting(PlannedEntitlement::plannedOn)
                .containsOnly(planned.get(ofOneOffice.id()).stream()
                        .filter(item -> item.code() == EntitlementCode.RBA2)
                        .findFirst()
                        .orElseThrow()
                        .plannedOn());
    }

    @Test
    void contactMovesIntoTheIntroductoryDaysOnlyIfTheMonthHasNoOtherWorkingDay() {
        EntitlementProposal proposal = new EntitlementProposal(
                RULES, day -> WORKING_DAY.test(day) && !(day.getMonthValue() == 1 && day.getDayOfMonth() > 15));

        List<PlannedEntitlement> group = proposal.propose(StreamlineGroup.of(UNIT));

        assertThat(group).hasSize(12);
        assertThat(group.get(0).plannedOn()).isBetween(day(1, 4), day(1, 15));
    }

    @Test
    void monthWithoutAnyWorkingDayIsRefusedByName() {
        EntitlementProposal proposal = new EntitlementProposal(RULES, day -> day.getMonthValue() != 5);

        assertThatThrownBy(() -> proposal.propose(StreamlineGroup.of(UNIT)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .singleElement()
                                .hasToString("Message[key=entitlement.noWorkingDay,"
                                        + " arguments=[Message[key=entitlement.month.5, arguments=[]]]]"));
    }

    static Stream<Arguments> everyKindOfAccount() {
        return Stream.of(Tier.values())
                .flatMap(tier -> Stream.of("", "specialRisk", "powerQuality", "specialRisk powerQuality", "topUp")
                        .filter(traits -> tier == Tier.STATUS || !traits.equals("topUp"))
                        .map(traits -> Arguments.of(tier, traits)));
    }

    private static List<EntitledAccount> accounts(int number, Tier tier, String traits) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> account(i, tier, traits))
                .toList();
    }

    private static List<String> codesOf(List<PlannedEntitlement> planned) {
        assertThat(planned).allMatch(item -> YEAR.equals(PlanYear.containing(item.plannedOn())));
        return planned.stream().map(PlannedEntitlement::code).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(EntitlementCode::code)
                .toList();
    }

    private static <K> Map<K, Long> count(List<PlannedEntitlement> planned, Function<PlannedEntitlement, K> key) {
        return planned.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
