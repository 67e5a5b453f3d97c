package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.planning.AccountList.Line;
import th.kamt.planning.AccountList.Order;
import th.kamt.planning.AccountList.Wanted;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** Whoever asks for the nation gets the same pages in the same order as who asks for a few units that have all accounts. */
@PlanningTest
class AccountListTest {

    private static final List<String> OFFICES = List.of("N2-AA", "N2-BB", "N2-PC");

    @Autowired
    private SmallYear year;

    @Autowired
    private AccountList accounts;

    @BeforeEach
    void opened() {
        year.forget().opened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "จำกัด", "ไม่มีชื่อนี้"})
    void thePagesOfANationSortedByTierAreThoseOfARegion(String text) {
        Wanted few = new Wanted(OFFICES, true, "", "", text, Set.of());
        List<String> manyOffices = new ArrayList<>(OFFICES);
        IntStream.range(0, 70).forEach(number -> manyOffices.add("N9-" + number));
        Wanted many = new Wanted(manyOffices, true, "", "", text, Set.of());
        int all = accounts.count(YEAR, few);

        for (boolean largestFirst : List.of(true, false)) {
            List<Line> whole = accounts.page(YEAR, few, Order.TIER, largestFirst, 0, 1000);
            assertThat(whole).hasSize(all);
            for (int skip = 0; skip <= all; skip += 3) {
                assertThat(accounts.page(YEAR, many, Order.TIER, largestFirst, skip, 7))
                        .as("%s from %d", largestFirst, skip)
                        .isEqualTo(whole.subList(skip, Math.min(all, skip + 7)));
            }
        }
    }
}
