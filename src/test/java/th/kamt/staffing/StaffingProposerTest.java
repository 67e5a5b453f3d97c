package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import th.kamt.organization.Division;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

@DisplayName("R-KAMR-1 to R-KAMR-6, D-14, D-15: the proposal")
class StaffingProposerTest {

    @Nested
    @DisplayName("R-KAMR-5: number of KAMRs")
    class NumberOfKamrs {

        @ParameterizedTest(
                name =
                        "{0} Strategic {1} Star {2} Status, {3} of last year, {4} others: {5} KAMRs, lowest {6}, highest {7}")
        @CsvSource({
            // 6.0 and 12.0 are one KAMR's edges.
            "6, 0, 0, 0, 9, 1, 6.0, 6.0",
            "12, 0, 0, 0, 9, 1, 12.0, 12.0",
            // 12.6 (21 Status) needs two and allows two: 11 and 10 accounts.
            "0, 0, 21, 0, 9, 2, 6.0, 6.6",
            // 24.0 allows two to four: two if nobody was KAMR last year, else last year's number within the limits.
            "24, 0, 0, 0, 9, 2, 12.0, 12.0",
            "24, 0, 0, 1, 9, 2, 12.0, 12.0",
            "24, 0, 0, 3, 9, 3, 8.0, 8.0",
            "24, 0, 0, 5, 9, 4, 6.0, 6.0",
            // 15 Star = 12.0 cannot be halved (7.5 Star), so last year's two become one.
            "0, 15, 0, 2, 0, 1, 12.0, 12.0",
            // 5 Strategic + 5 Star + 5 Status = 12.0 halves only into 6.0 and 6.0.
            "5, 5, 5, 2, 0, 2, 6.0, 6.0"
        })
        void numberLiesBetweenTheLimitsAndFollowsLastYear(
                int strategic,
                int star,
                int status,
                int lastYear,
                int others,
                int kamrs,
                String lowest,
                String highest) {
            StaffingProposal proposal = Staff.office()
                    .accounts(strategic, Tier.STRATEGIC)
                    .accounts(star, Tier.STAR)
                    .accounts(status, Tier.STATUS)
                    .lastYearsPeople(lastYear)
                    .people(others)
                    .unselected(20)
                    .propose();

            assertThat(proposal.kamrs()).hasSize(kamrs);
            assertThat(Staff.loads(proposal)).first().isEqualTo(lowest);
            assertThat(Staff.loads(proposal)).last().isEqualTo(highest);
            assertThat(proposal.topUps()).isEmpty();
            assertThat(proposal.unmet()).isEmpty();
        }

        @Test
        void lastYearsPeopleComeFirst() {
            StaffingProposal proposal = Staff.office()
                    .accounts(12, Tier.STRATEGIC)
                    .accounts(6, Tier.STRATEGIC)
                    .people(2)
                    .lastYearsPeople(1)
                    .propose();

            assertThat(proposal.kamrs()).containsExactly("K1", "K3");
        }

        @Test
        void peopleShortOfAConditionOrFromTheNetworkSideAreLeftToTheHeadsChoice() {
            StaffingPerson network = new StaffingPerson("W1", "W1", true, true, false, true, Origin.NETWORK, null);
            Staff office = Staff.of(UnitKind.PILOT_CENTER)
                    .accounts(24, Tier.STRATEGIC)
                    .person(network)
                    .people(1)
                    .trainedButShort(1);

            StaffingProposal proposed = office.propose();
            StaffingProposal chosen = office.chosen("W1", "K2").propose();

            assertThat(proposed.kamrs()).containsExactly("K2");
            assertThat(proposed.unmet())
                    .extracting(Unmet::kind, Unmet::provable)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Unmet.Kind.TOO_FEW_KAMRS, false),
                            org.assertj.core.groups.Tuple.tuple(Unmet.Kind.LOAD_ABOVE_BAND, false));
            assertThat(chosen.kamrs()).containsExactly("K2", "W1");
            assertThat(chosen.unmet()).isEmpty();
        }

        @Test
        void waivedPersonMayBeProposed() {
            StaffingPerson waived = new StaffingPerson("K1", "K1", true, false, true, false, Origin.OWN, null);

            assertThat(Staff.office()
                            .accounts(8, Tier.STRATEGIC)
                            .person(waived)
                            .propose()
                            .kamrs())
                    .containsExactly("K1");
        }
    }

    @Nested
    @DisplayName("R-KAMR-5, D-14: top-up")
    class TopUp {

        @ParameterizedTest(name = "{0} Strategic {1} Star {2} Status: {3} top-ups, load {4}")
        @CsvSource({
            "0, 0, 0, 10, 6.0",
            "0, 0, 6, 4, 6.0",
            "0, 0, 9, 1, 6.0",
            "5, 1, 0, 1, 6.4",
            "5, 0, 0, 2, 6.2",
            "1, 0, 0, 9, 6.4",
            "6, 0, 0, 0, 6.0"
        })
        void firstKamrIsAlwaysToppedUpUntilSixIsReached(int strategic, int star, int status, int topUps, String load) {
            StaffingProposal proposal = Staff.office()
                    .accounts(strategic, Tier.STRATEGIC)
                    .accounts(star, Tier.STAR)
                    .accounts(status, Tier.STATUS)
                    .unselected(30)
                    .people(3)
                    .propose();

            assertThat(proposal.kamrs()).hasSize(1);
            assertThat(proposal.topUps()).hasSize(topUps);
            assertThat(Staff.loads(proposal)).containsExactly(load);
            assertThat(proposal.unmet()).isEmpty();
            assertThat(proposal.loads().get(0).topUp()).isEqualTo(topUps);
        }

        @ParameterizedTest(name = "{0} Strategic {1} Star, {2} chosen: {3} top-ups")
        @CsvSource({
            // 16.0: two have 12 together at least, 4.0 are left over: 2.0 missing, four Status accounts.
            "16, 0, 3, 4",
            // 17.6: 5.6 left over: one Status account.
            "16, 2, 3, 1",
            // 18.0 needs no top-up for three.
            "18, 0, 3, 0",
            // 10.0: 4.0 left over for the second.
            "10, 0, 2, 4",
            "24, 0, 2, 0"
        })
        void furtherKamrIsToppedUpFromFourLeftOver(int strategic, int star, int chosen, int topUps) {
            StaffingProposal proposal = withThirtyToAdd(strategic, star, chosen);

            assertThat(proposal.kamrs()).hasSize(chosen);
            assertThat(proposal.topUps()).hasSize(topUps);
            assertThat(proposal.loads()).allMatch(KamrLoad::withinBand);
            assertThat(proposal.unmet()).isEmpty();
        }

        @ParameterizedTest(name = "{0} Strategic {1} Star, {2} chosen")
        @CsvSource({
            // 15.8: 3.8 left over for the third, below 4.
            "15, 1, 3",
            // 9.8: 3.8 left over for the second.
            "9, 1, 2",
            // 10.0: 4.0 are left over for the second, nothing for a third.
            "10, 0, 3",
            // 5.0: nothing is left over for a second.
            "5, 0, 2"
        })
        void furtherKamrWithLessThanFourLeftOverIsOneTooMany(int strategic, int star, int chosen) {
            StaffingProposal proposal = withThirtyToAdd(strategic, star, chosen);

            assertThat(proposal.topUps()).isEmpty();
            assertThat(proposal.unmet()).extracting(Unmet::kind).contains(Unmet.Kind.TOO_MANY_KAMRS);
            assertThat(proposal.unmet()).noneMatch(Unmet::provable);
        }

        private static StaffingProposal withThirtyToAdd(int strategic, int star, int chosen) {
            return Staff.office()
                    .accounts(strategic, Tier.STRATEGIC)
                    .accounts(star, Tier.STAR)
                    .unselected(30)
                    .people(5)
                    .choosing(chosen)
                    .propose();
        }

        @Test
        void loadThatCannotBeDividedIsToppedUp() {
            // 14 Star + 1 Strategic = 12.2: two KAMRs needed, but no part of it weighs 6.0, 6.1 or 6.2.
            StaffingProposal proposal = Staff.office()
                    .accounts(1, Tier.STRATEGIC)
                    .accounts(14, Tier.STAR)
                    .unselected(5)
                    .people(2)
                    .propose();

            assertThat(proposal.topUps()).hasSize(1);
            assertThat(Staff.loads(proposal)).containsExactly("6.4", "6.4");
            assertThat(proposal.unmet()).isEmpty();
        }

        @Test
        void nextLargestComeFirstTiesByBpNumberStreamlineAndUnselectedAlike() {
            StaffingProposal proposal = Staff.office()
                    .accounts(5, Tier.STRATEGIC)
                    .account(candidate("0000000090", null, 700_000))
                    .account(candidate("0000000080", Tier.STREAMLINE, 700_000))
                    .account(candidate("0000000070", null, 699_999))
                    .account(candidate("0000000095", Tier.STREAMLINE, 10))
                    .people(1)
                    .propose();

            assertThat(proposal.topUps()).containsExactly("0000000080@N2-BT", "0000000090@N2-BT");
            assertThat(proposal.assignments())
                    .filteredOn(StaffingProposal.Assignment::topUp)
                    .allMatch(assignment -> assignment.tier() == Tier.STATUS)
                    .hasSize(2);
            // The Streamline account that was not needed stays Streamline, with a KAMR; the unselected one is not in
            // the plan.
            assertThat(proposal.assignments()).hasSize(8);
            assertThat(proposal.loads().get(0).streamline()).isEqualTo(1);
        }

        @Test
        void headquartersAndProposedExclusionsAreNeverToppedUp() {
            StaffingAccount headquarters = new StaffingAccount(
                    "h", "1", Tier.STREAMLINE, BigDecimal.valueOf(9_000_000), null, true, false, null);
            StaffingAccount exclusion =
                    new StaffingAccount("x", "2", null, BigDecimal.valueOf(8_000_000), null, false, true, null);

            StaffingProposal proposal = Staff.office()
                    .accounts(5, Tier.STRATEGIC)
                    .account(headquarters)
                    .account(exclusion)
                    .account(candidate("0000000090", null, 5))
                    .account(candidate("0000000091", null, 4))
                    .people(1)
                    .propose();

            assertThat(proposal.topUps()).containsExactly("0000000090@N2-BT", "0000000091@N2-BT");
            assertThat(proposal.assignments())
                    .extracting(StaffingProposal.Assignment::accountId)
                    .doesNotContain("h", "x");
        }

        @Test
        @DisplayName("D-15: no accounts left")
        void noAccountsLeftIsProvenAndAllThereAreAreAdded() {
            StaffingProposal proposal = Staff.office()
                    .accounts(1, Tier.STAR)
                    .unselected(8)
                    .people(1)
                    .propose();

            // 0.8 + 8 x 0.6 = 5.6
            assertThat(proposal.topUps()).hasSize(8);
            assertThat(Staff.loads(proposal)).containsExactly("5.6");
            assertThat(proposal.unmet())
                    .extracting(Unmet::kind)
                    .containsExactly(Unmet.Kind.NO_ACCOUNTS_LEFT, Unmet.Kind.LOAD_BELOW_BAND);
            assertThat(proposal.unmet()).allMatch(Unmet::provable);
            assertThat(Staff.thai(proposal.unmet().get(0).message()))
                    .isEqualTo("ภาระรวม 5.6 ต่ำกว่า 6.0 และไม่มีลูกค้ารายใหญ่ในลำดับถัดไปให้เพิ่มอีก (ข้อ 6.1.2)");
        }

        @Test
        void headquartersHasTheBandButNoTopUp() {
            StaffingProposal proposal = Staff.of(UnitKind.HQ)
                    .accounts(5, Tier.STRATEGIC)
                    .unselected(30)
                    .people(2)
                    .propose();

            assertThat(proposal.topUps()).isEmpty();
            assertThat(Staff.loads(proposal)).containsExactly("5.0");
            assertThat(proposal.unmet())
                    .extracting(Unmet::kind, Unmet::provable)
                    .contains(org.assertj.core.groups.Tuple.tuple(Unmet.Kind.LOAD_BELOW_BAND, true));
        }

        @Test
        @DisplayName("D-3: accounts of HQ leave the office's load")
        void headquartersAccountsLeaveTheOfficesLoad() {
            StaffingAccount headquarters = new StaffingAccount(
                    "h", "1", Tier.STRATEGIC, BigDecimal.valueOf(9_000_000), "K1", true, false, null);

            StaffingProposal proposal = Staff.office()
                    .accounts(12, Tier.STRATEGIC)
                    .account(headquarters)
                    .people(1)
                    .propose();

            assertThat(Staff.loads(proposal)).containsExactly("12.0");
        }
    }

    @Nested
    @DisplayName("D-15: what provably cannot be met")
    class Provable {

        @Test
        void onlyOneTrainedPersonCarriesEverything() {
            StaffingProposal proposal = Staff.office()
                    .accounts(30, Tier.STRATEGIC)
                    .people(1)
                    .untrained(4)
                    .propose();

            assertThat(proposal.kamrs()).containsExactly("K1");
            assertThat(Staff.loads(proposal)).containsExactly("30.0");
            assertThat(proposal.unmet())
                    .extracting(Unmet::kind)
                    .containsExactly(Unmet.Kind.TOO_FEW_KAMRS, Unmet.Kind.LOAD_ABOVE_BAND);
            assertThat(proposal.unmet()).allMatch(Unmet::provable);
            assertThat(Staff.thai(proposal.unmet().get(0).message()))
                    .isEqualTo(
                            "ภาระรวม 30.0 ต้องมี KAMR อย่างน้อย 3 คน มีผู้ผ่านการฝึกอบรมและทดสอบเพียง 1 คน (ข้อ 6.1.2)");
        }

        @Test
        void nobodyTrainedIsProvenNobodyEligibleIsNot() {
            StaffingProposal untrained =
                    Staff.office().accounts(8, Tier.STRATEGIC).untrained(2).propose();
            StaffingProposal shortOf = Staff.office()
                    .accounts(8, Tier.STRATEGIC)
                    .trainedButShort(1)
                    .propose();

            assertThat(untrained.unmet()).singleElement().satisfies(unmet -> {
                assertThat(unmet.kind()).isEqualTo(Unmet.Kind.NO_KAMR);
                assertThat(unmet.provable()).isTrue();
            });
            assertThat(untrained.assignments()).hasSize(8).allMatch(assignment -> assignment.employeeId() == null);
            assertThat(shortOf.unmet()).singleElement().satisfies(unmet -> {
                assertThat(unmet.kind()).isEqualTo(Unmet.Kind.NO_KAMR);
                assertThat(unmet.provable()).isFalse();
            });
        }

        @Test
        void indivisibleLoadOfHeadquartersIsProven() {
            StaffingProposal proposal = Staff.of(UnitKind.HQ)
                    .accounts(1, Tier.STRATEGIC)
                    .accounts(14, Tier.STAR)
                    .people(3)
                    .propose();

            assertThat(Staff.loads(proposal)).containsExactly("5.8", "6.4");
            assertThat(proposal.unmet()).singleElement().satisfies(unmet -> {
                assertThat(unmet.kind()).isEqualTo(Unmet.Kind.LOAD_BELOW_BAND);
                assertThat(unmet.provable()).isTrue();
            });
        }

        @Test
        void whatTheManagersOwnChoiceBreaksIsNotProven() {
            StaffingProposal tooMany = Staff.office()
                    .accounts(12, Tier.STRATEGIC)
                    .people(3)
                    .chosen("K1", "K2", "K3")
                    .propose();
            StaffingProposal tooFew = Staff.office()
                    .accounts(24, Tier.STRATEGIC)
                    .people(3)
                    .chosen("K2")
                    .propose();

            assertThat(tooMany.kamrs()).containsExactly("K1", "K2", "K3");
            assertThat(Staff.loads(tooMany)).containsExactly("4.0", "4.0", "4.0");
            assertThat(tooMany.unmet()).extracting(Unmet::kind).contains(Unmet.Kind.TOO_MANY_KAMRS);
            assertThat(tooMany.unmet()).noneMatch(Unmet::provable);
            assertThat(tooFew.unmet())
                    .extracting(Unmet::kind)
                    .containsExactly(Unmet.Kind.TOO_FEW_KAMRS, Unmet.Kind.LOAD_ABOVE_BAND);
            assertThat(tooFew.unmet()).noneMatch(Unmet::provable);
        }
    }

    @Nested
    @DisplayName("Who looks after whom")
    class Assignment {

        @Test
        void everyAccountStaysWithLastYearsKamrWhereTheBandAllows() {
            StaffingProposal proposal = Staff.office()
                    .lastYears(11, Tier.STRATEGIC, "K1")
                    .lastYears(6, Tier.STRATEGIC, "K2")
                    .lastYears(3, Tier.STREAMLINE, "K2")
                    .lastYearsPeople(2)
                    .propose();

            assertThat(proposal.assignments()).allMatch(StaffingProposal.Assignment::keptFromLastYear);
            assertThat(Staff.loads(proposal)).containsExactly("6.0", "11.0");
        }

        @Test
        void onlyAsManyMoveAsTheBandDemandsTheSmallestOnes() {
            Staff office = Staff.office().lastYearsPeople(2);
            IntStream.rangeClosed(1, 14).forEach(i -> office.account(Tier.STRATEGIC, 1_000_000L + i, "K1", null));
            office.lastYears(6, Tier.STRATEGIC, "K2");

            StaffingProposal proposal = office.propose();

            assertThat(Staff.loads(proposal)).containsExactly("8.0", "12.0");
            assertThat(proposal.assignments())
                    .filteredOn(assignment -> !assignment.keptFromLastYear())
                    .extracting(StaffingProposal.Assignment::accountId)
                    .containsExactly("0000000001@N2-BT", "0000000002@N2-BT");
        }

        @Test
        void newAccountsEvenTheLoad() {
            StaffingProposal proposal = Staff.office()
                    .lastYears(9, Tier.STRATEGIC, "K1")
                    .lastYears(5, Tier.STRATEGIC, "K2")
                    .accounts(4, Tier.STRATEGIC)
                    .lastYearsPeople(2)
                    .propose();

            assertThat(Staff.loads(proposal)).containsExactly("9.0", "9.0");
            assertThat(proposal.assignments())
                    .filteredOn(StaffingProposal.Assignment::keptFromLastYear)
                    .hasSize(14);
        }

        @Test
        void theManagersMovesAreKept() {
            StaffingProposal proposal = Staff.office()
                    .pinned(6, Tier.STRATEGIC, "K2")
                    .lastYears(8, Tier.STRATEGIC, "K2")
                    .lastYearsPeople(2)
                    .chosen("K1", "K2")
                    .propose();

            assertThat(proposal.assignments().subList(0, 6))
                    .allMatch(assignment -> assignment.employeeId().equals("K2"));
            assertThat(proposal.loads()).allMatch(KamrLoad::withinBand);
            assertThat(Staff.loads(proposal)).containsExactly("6.0", "8.0");
        }

        @Test
        void tooManyMovesToOnePersonAreKeptAndSaidNotProven() {
            StaffingProposal proposal = Staff.office()
                    .pinned(13, Tier.STRATEGIC, "K1")
                    .accounts(5, Tier.STRATEGIC)
                    .people(2)
                    .chosen("K1", "K2")
                    .propose();

            assertThat(Staff.loads(proposal)).containsExactly("5.0", "13.0");
            assertThat(proposal.unmet())
                    .extracting(Unmet::kind)
                    .containsExactlyInAnyOrder(Unmet.Kind.LOAD_ABOVE_BAND, Unmet.Kind.LOAD_BELOW_BAND);
            assertThat(proposal.unmet()).noneMatch(Unmet::provable);
        }

        @Test
        void moveToSomebodyWhoIsNoLongerKamrIsSaidAndAssignedAnew() {
            StaffingProposal proposal = Staff.office()
                    .accounts(7, Tier.STRATEGIC)
                    .pinned(1, Tier.STAR, "GONE")
                    .people(1)
                    .propose();

            assertThat(proposal.assignments())
                    .allMatch(assignment -> assignment.employeeId().equals("K1"));
            assertThat(proposal.unmet()).extracting(Unmet::kind).containsExactly(Unmet.Kind.PINNED_KAMR_MISSING);
        }

        @Test
        void streamlineAccountsAreSharedByNumber() {
            StaffingProposal proposal = Staff.office()
                    .accounts(12, Tier.STRATEGIC)
                    .accounts(11, Tier.STREAMLINE)
                    .people(2)
                    .choosing(2)
                    .propose();

            assertThat(proposal.loads()).extracting(KamrLoad::streamline).containsExactlyInAnyOrder(5, 6);
        }

        @ParameterizedTest
        @EnumSource(
                value = UnitKind.class,
                names = {"OFFICE", "PILOT_CENTER", "HQ"})
        void theSameProblemGetsTheSameProposalWhateverTheOrder(UnitKind kind) {
            Staff staff = Staff.of(kind)
                    .lastYears(5, Tier.STRATEGIC, "K2")
                    .accounts(7, Tier.STAR)
                    .lastYears(9, Tier.STATUS, "K1")
                    .unselected(4)
                    .lastYearsPeople(2)
                    .people(2);
            StaffingProblem problem = staff.problem();
            List<StaffingAccount> reversed = new java.util.ArrayList<>(problem.accounts());
            java.util.Collections.reverse(reversed);
            List<StaffingPerson> peopleReversed = new java.util.ArrayList<>(problem.people());
            java.util.Collections.reverse(peopleReversed);

            assertThat(StaffingProposer.propose(new StaffingProblem(
                            problem.unitCode(), kind, problem.rules(), reversed, peopleReversed, List.of())))
                    .isEqualTo(StaffingProposer.propose(problem));
        }
    }

    @Nested
    @DisplayName("R-KAMR-6: regional KAMRs")
    class Region {

        @Test
        void regionTakesEverybodyAvailableUpToTheLimitsLastYearsFirst() {
            StaffingProposal proposal = Staff.of(UnitKind.REGION)
                    .person(Staff.regional("A1", Division.FVB, false))
                    .person(Staff.regional("A2", Division.FVB, false))
                    .person(Staff.regional("A3", Division.FVB, true))
                    .person(Staff.regional("B1", Division.FPB, false))
                    .person(Staff.regional("B2", Division.FPB, true))
                    .person(Staff.regional("C1", Division.FBP, false))
                    .person(Staff.regional("D1", null, true))
                    .propose();

            assertThat(proposal.kamrs()).containsExactly("A1", "A3", "B2", "C1");
            assertThat(proposal.assignments()).isEmpty();
            assertThat(proposal.loads()).allMatch(load -> load.position() == KamrLoad.BandPosition.NONE);
            assertThat(proposal.unmet()).isEmpty();
        }

        @Test
        void managersChoiceBeyondTheLimitsIsSaid() {
            StaffingProposal proposal = Staff.of(UnitKind.REGION)
                    .person(Staff.regional("A1", Division.FVB, false))
                    .person(Staff.regional("A2", Division.FVB, false))
                    .person(Staff.regional("A3", Division.FVB, false))
                    .person(Staff.regional("B1", Division.FPB, false))
                    .person(Staff.regional("C1", Division.FBP, false))
                    .chosen("A1", "A2", "A3", "B1", "C1")
                    .propose();

            assertThat(proposal.unmet())
                    .extracting(unmet -> Staff.thai(unmet.message()))
                    .containsExactly(
                            "KAMR ประจำเขต 5 คน เกินเขตละ 4 คน (ข้อ 6.1.2.2)",
                            "KAMR ประจำเขตจาก ฝวบ. 3 คน เกิน 2 คน (ข้อ 6.1.2.2)");
        }
    }

    private static StaffingAccount candidate(String bp, Tier tier, long bill) {
        return new StaffingAccount(bp + "@N2-BT", bp, tier, BigDecimal.valueOf(bill), null, false, false, null);
    }
}
