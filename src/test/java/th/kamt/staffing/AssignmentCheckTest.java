package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

@DisplayName("R-KAMR-4: the manager moves an account")
class AssignmentCheckTest {

    private static final AssignmentCheck.Kamr GIVER = new AssignmentCheck.Kamr("K1", "นายวีระชัย");
    private static final AssignmentCheck.Kamr RECEIVER = new AssignmentCheck.Kamr("K2", "น.ส.ปิยะดา");

    @Test
    void refusalNamesThePersonTheFigureAndTheClause() {
        AssignmentCheck.Move move = move(accounts("K1", 11, 0, 0), accounts("K2", 12, 0, 0), Tier.STATUS);

        assertThat(move.allowed()).isFalse();
        assertThat(move.refusals())
                .extracting(Staff::thai)
                .containsExactly("ย้ายไม่ได้: น.ส.ปิยะดา จะมีภาระ 12.6 เกิน 12.0 (ข้อ 6.1.2)");
        assertThat(move.refusals())
                .extracting(Staff::english)
                .containsExactly("Cannot move: น.ส.ปิยะดา would have a load of 12.6, above 12.0 (clause 6.1.2)");
        assertThat(move.to().load()).isEqualByComparingTo("12.6");
        assertThat(move.from().load()).isEqualByComparingTo("11.0");
    }

    /** Loads before the move, without the moved Status account of 0.6, which the giver has. */
    @ParameterizedTest(name = "giver keeps {0} Strategic {1} Status, receiver has {2} Strategic {3} Star: {4}")
    @CsvSource({
        // Giver is left with 6.0, receiver gets 12.0: both edges hold.
        "6, 0, 9, 3, true",
        // Receiver 11.6 + 0.6 = 12.2.
        "6, 0, 10, 2, false",
        // Giver left with 5.6 (5 + 1 Status).
        "5, 1, 6, 0, false",
        // Giver already below (5.0 + 0.6 = 5.6): falls further.
        "5, 0, 6, 0, false",
        // Receiver below, gets nearer: 4.0 to 4.6.
        "7, 0, 4, 0, true",
        // Giver above 12 (13.6), stays above but less: allowed.
        "13, 0, 6, 0, true",
        // Receiver above already: worse.
        "13, 0, 13, 0, false"
    })
    void aMoveMayNotBreakTheBandNorMakeABrokenStateWorse(
            int giverStrategic, int giverStatus, int receiverStrategic, int receiverStar, boolean allowed) {
        AssignmentCheck.Move move = move(
                accounts("K1", giverStrategic, 0, giverStatus),
                accounts("K2", receiverStrategic, receiverStar, 0),
                Tier.STATUS);

        assertThat(move.allowed()).isEqualTo(allowed);
    }

    @Test
    void bothSidesAreNamedWhenBothBreak() {
        AssignmentCheck.Move move = move(accounts("K1", 5, 0, 0), accounts("K2", 12, 0, 0), Tier.STRATEGIC);

        assertThat(move.refusals())
                .extracting(Staff::thai)
                .containsExactly(
                        "ย้ายไม่ได้: นายวีระชัย จะเหลือภาระ 5.0 ต่ำกว่า 6.0 (ข้อ 6.1.2)",
                        "ย้ายไม่ได้: น.ส.ปิยะดา จะมีภาระ 13.0 เกิน 12.0 (ข้อ 6.1.2)");
    }

    @Test
    void streamlineMovesFreelyAndSoDoesAMoveToOneself() {
        assertThat(move(accounts("K1", 13, 0, 0), accounts("K2", 13, 0, 0), Tier.STREAMLINE)
                        .allowed())
                .isTrue();
        List<AssignedAccount> accounts = List.of(new AssignedAccount("x", Tier.STAR, false, "K1"));
        assertThat(AssignmentCheck.move(Staff.RULES, UnitKind.OFFICE, List.of(GIVER, RECEIVER), accounts, "x", "K1")
                        .allowed())
                .isTrue();
    }

    @Test
    void anAccountOfNobodyCanBeGivenToSomebodyWithRoom() {
        List<AssignedAccount> accounts = new ArrayList<>(accounts("K2", 11, 0, 0));
        accounts.add(new AssignedAccount("x", Tier.STRATEGIC, false, null));

        AssignmentCheck.Move move =
                AssignmentCheck.move(Staff.RULES, UnitKind.HQ, List.of(RECEIVER), accounts, "x", "K2");

        assertThat(move.allowed()).isTrue();
        assertThat(move.from()).isNull();
        assertThat(move.to().load()).isEqualByComparingTo("12.0");
    }

    @Test
    void unknownAccountAndSomebodyWhoIsNoKamrAreRefused() {
        List<AssignedAccount> accounts = List.of(new AssignedAccount("x", Tier.STAR, false, "K1"));

        assertThat(AssignmentCheck.move(Staff.RULES, UnitKind.OFFICE, List.of(GIVER), accounts, "y", "K1")
                        .refusals())
                .extracting(Staff::thai)
                .containsExactly("ย้ายไม่ได้: ไม่มีลูกค้า y ในแผนนี้");
        assertThat(AssignmentCheck.move(Staff.RULES, UnitKind.OFFICE, List.of(GIVER), accounts, "x", "K9")
                        .refusals())
                .extracting(Staff::thai)
                .containsExactly("ย้ายไม่ได้: K9 ไม่ใช่ KAMR ของแผนนี้");
    }

    private static AssignmentCheck.Move move(
            List<AssignedAccount> giver, List<AssignedAccount> receiver, Tier movedTier) {
        List<AssignedAccount> accounts = new ArrayList<>(giver);
        accounts.addAll(receiver);
        accounts.add(new AssignedAccount("moved", movedTier, false, "K1"));
        return AssignmentCheck.move(Staff.RULES, UnitKind.OFFICE, List.of(GIVER, RECEIVER), accounts, "moved", "K2");
    }

    private static List<AssignedAccount> accounts(String kamr, int strategic, int star, int status) {
        List<AssignedAccount> accounts = new ArrayList<>();
        add(accounts, kamr, strategic, Tier.STRATEGIC);
        add(accounts, kamr, star, Tier.STAR);
        add(accounts, kamr, status, Tier.STATUS);
        return accounts;
    }

    private static void add(List<AssignedAccount> accounts, String kamr, int number, Tier tier) {
        for (int i = 0; i < number; i++) {
            accounts.add(new AssignedAccount(kamr + "-" + tier + "-" + i, tier, false, kamr));
        }
    }
}
