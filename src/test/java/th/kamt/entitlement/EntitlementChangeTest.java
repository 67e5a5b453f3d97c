package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.entitlement.EntitlementCheckTest.planned;
import static th.kamt.entitlement.EntitlementFixture.RULES;
import static th.kamt.entitlement.EntitlementFixture.account;
import static th.kamt.entitlement.EntitlementFixture.day;
import static th.kamt.entitlement.EntitlementFixture.on;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.selection.Tier;

class EntitlementChangeTest {

    private final EntitlementChange change = new EntitlementChange(RULES);

    @DisplayName("R-ENT-1, R-ENT-2: what the manager may add to an account that has its minimum")
    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "STRATEGIC, '', FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 quarters COM2, 'FMS1 FMS2 FMS3 FMS4 FMS5 FMS7 RBA1 RBA2 RBA3 RBA4 COM1.1 COM2'",
        "STRATEGIC, 'specialRisk powerQuality', FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA5 quarters COM2, "
                + "'FMS1 FMS2 FMS3 FMS4 FMS5 FMS6 FMS7 RBA1 RBA2 RBA3 RBA4 RBA5 COM1.1 COM2'",
        "STAR, powerQuality, FMS1 FMS2 FMS3 RBA1 RBA2 quarters, 'FMS1 FMS2 FMS3 FMS4 FMS5 FMS6 RBA1 RBA2 RBA3 RBA4 COM1.1'",
        "STATUS, powerQuality, FMS1 FMS2 FMS3 RBA1 RBA2 quarters, 'FMS1 FMS2 FMS3 FMS4 FMS5 RBA1 RBA2 RBA3 COM1.1'",
        "STATUS, topUp, FMS1 FMS2 RBA1 RBA2 quarters, 'FMS1 FMS2 FMS3 FMS4 FMS5 RBA1 RBA2 RBA3 COM1.1'",
        "STATUS, topUp, FMS1 FMS2 FMS3 RBA1 RBA2 quarters, 'RBA1 RBA2 RBA3 COM1.1'",
        "STREAMLINE, powerQuality, RBA1, 'RBA1 RBA2'"
    })
    void managerCanAddWhatTheTierHas(Tier tier, String traits, String planned, String codes) {
        Entitled entitled = account(tier, traits);

        assertThat(EntitlementCode.values())
                .filteredOn(code -> IntStream.rangeClosed(1, 12)
                        .anyMatch(month -> isAccepted(entitled, planned(planned), on(month, 1, code))))
                .extracting(EntitlementCode::code)
                .containsExactly(codes.split(" "));
    }

    private boolean isAccepted(Entitled entitled, List<PlannedEntitlement> planned, PlannedEntitlement item) {
        try {
            return !change.add(entitled, planned, item).isEmpty();
        } catch (RefusedException refused) {
            return false;
        }
    }

    @Test
    void addedServiceTakesItsPlaceInTheYear() {
        List<PlannedEntitlement> after =
                change.add(account(Tier.STREAMLINE, ""), planned("RBA1@2027-06-15"), on(3, 1, EntitlementCode.RBA2));

        assertThat(after).containsExactly(on(3, 1, EntitlementCode.RBA2), on(6, 15, EntitlementCode.RBA1));
    }

    @DisplayName("R-ENT-1, R-ENT-2, R-KAMR-5: additions that are refused")
    @ParameterizedTest
    @CsvSource({
        "STAR,       '',    FMS6, entitlement.check.condition.POWER_QUALITY",
        "STAR,       '',    RBA5, entitlement.check.condition.SPECIAL_RISK",
        "STAR,       '',    FMS7, entitlement.check.notAllowed",
        "STATUS,     topUp, FMS1, entitlement.check.tooManyTopUp"
    })
    void additionAgainstTheRulesIsRefusedWithItsReason(Tier tier, String traits, String code, String reason) {
        assertRefused(
                () -> change.add(
                        account(tier, traits),
                        planned("FMS1 FMS2 FMS3 RBA1 RBA2 quarters"),
                        on(6, 1, EntitlementCode.parse(code))),
                reason);
    }

    @Test
    void serviceMovesToAnotherMonth() {
        List<PlannedEntitlement> after =
                change.move(account(Tier.STREAMLINE, ""), planned("RBA1"), on(6, 15, EntitlementCode.RBA1), day(9, 2));

        assertThat(after).containsExactly(on(9, 2, EntitlementCode.RBA1));
    }

    @Test
    void contactMovesWithinItsQuarter() {
        List<PlannedEntitlement> after = change.move(
                account(Tier.STAR, ""),
                planned("FMS1 FMS2 FMS3 RBA1 RBA2 quarters"),
                on(5, 10, EntitlementCode.COM1_1),
                day(4, 1));

        assertThat(after).contains(on(4, 1, EntitlementCode.COM1_1)).doesNotContain(on(5, 10, EntitlementCode.COM1_1));
    }

    @Test
    void contactDoesNotMoveOutOfItsQuarter() {
        assertRefused(
                () -> change.move(
                        account(Tier.STAR, ""),
                        planned("FMS1 FMS2 FMS3 RBA1 RBA2 quarters"),
                        on(5, 10, EntitlementCode.COM1_1),
                        day(3, 31)),
                "entitlement.check.tooFew");
    }

    @Test
    void secondContactOfAQuarterMovesFreely() {
        List<PlannedEntitlement> after = change.move(
                account(Tier.STAR, ""),
                planned("FMS1 FMS2 FMS3 RBA1 RBA2 quarters COM1.1@2027-05-20"),
                on(5, 20, EntitlementCode.COM1_1),
                day(3, 31));

        assertThat(after).contains(on(3, 31, EntitlementCode.COM1_1));
    }

    @Test
    void nothingMovesOutOfThePlanYear() {
        assertThatThrownBy(() -> change.move(
                        account(Tier.STREAMLINE, ""),
                        planned("RBA1"),
                        on(6, 15, EntitlementCode.RBA1),
                        day(12, 31).plusDays(1)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .contains(new Message(
                                        "entitlement.check.outsideYear",
                                        "RBA1",
                                        new Message(
                                                "entitlement.day",
                                                "1",
                                                new Message("entitlement.monthShort.1"),
                                                "2571"),
                                        "2570")));
    }

    @Test
    void serviceIsReplacedByAnotherWithoutFallingBelowTheMinimum() {
        List<PlannedEntitlement> after = change.replace(
                account(Tier.STATUS, "topUp"),
                planned("FMS1 FMS2 FMS3 RBA1 RBA2 quarters"),
                on(6, 15, EntitlementCode.FMS1),
                on(7, 1, EntitlementCode.FMS5));

        assertThat(after).contains(on(7, 1, EntitlementCode.FMS5)).doesNotContain(on(6, 15, EntitlementCode.FMS1));
    }

    @Test
    void removalBelowTheMinimumIsRefused() {
        assertRefused(
                () -> change.remove(
                        account(Tier.STREAMLINE, ""),
                        planned("RBA1"),
                        on(6, 15, EntitlementCode.RBA1),
                        Optional.of("ลูกค้าไม่สะดวก")),
                "entitlement.check.tooFew");
    }

    @Test
    void whatIsAboveTheMinimumCanBeRemoved() {
        assertThat(change.remove(
                        account(Tier.STREAMLINE, ""),
                        planned("RBA1 RBA2"),
                        on(6, 15, EntitlementCode.RBA1),
                        Optional.empty()))
                .containsExactly(on(6, 15, EntitlementCode.RBA2));
    }

    @DisplayName("R-ENT-2: the special-risk plan stays")
    @Test
    void specialRiskPlanCannotBeRemoved() {
        assertRefused(
                () -> change.remove(
                        account(Tier.STAR, "specialRisk"),
                        planned("FMS1 FMS2 FMS3 RBA1 RBA2 RBA5 quarters"),
                        on(6, 15, EntitlementCode.RBA5),
                        Optional.of("ไม่จำเป็น")),
                "entitlement.check.required.SPECIAL_RISK");
    }

    @DisplayName("D-16: COM2 is removed with a reason")
    @Test
    void com2IsRemovedWithAReason() {
        List<PlannedEntitlement> after = change.remove(
                account(Tier.STRATEGIC, ""),
                planned("FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 quarters COM2"),
                on(6, 15, EntitlementCode.COM2),
                Optional.of("ปี 2570 ไม่มีแผนงานที่เกี่ยวข้อง"));

        assertThat(after).extracting(PlannedEntitlement::code).doesNotContain(EntitlementCode.COM2);
    }

    @DisplayName("D-16: COM2 is not removed without a reason")
    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void com2IsNotRemovedWithoutAReason(String reason) {
        assertRefused(
                () -> change.remove(
                        account(Tier.STRATEGIC, ""),
                        planned("FMS1 FMS2 FMS3 FMS4 RBA1 RBA2 RBA3 quarters COM2"),
                        on(6, 15, EntitlementCode.COM2),
                        Optional.of(reason)),
                "entitlement.check.removed");
    }

    @Test
    void planWithSeveralFaultsIsMendedStepByStep() {
        EntitledAccount account = account(Tier.STAR, "");

        List<PlannedEntitlement> after =
                change.add(account, planned("FMS1 RBA1 COM1.1@2027-02-10"), on(8, 2, EntitlementCode.FMS2));

        assertThat(after).contains(on(8, 2, EntitlementCode.FMS2));
        assertRefused(
                () -> change.remove(account, after, on(8, 2, EntitlementCode.FMS2), Optional.empty()),
                "entitlement.check.tooFew");
    }

    @Test
    void whatSomebodyElseTookOutMeanwhileIsAConflict() {
        assertThatThrownBy(() -> change.move(
                        account(Tier.STREAMLINE, ""), planned("RBA1"), on(6, 16, EntitlementCode.RBA1), day(7, 1)))
                .isInstanceOf(ConflictException.class);
    }

    private static void assertRefused(ThrowingCallable attempt, String... keys) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.messages())
                                .extracting(Message::key)
                                .containsExactly(keys));
    }
}
