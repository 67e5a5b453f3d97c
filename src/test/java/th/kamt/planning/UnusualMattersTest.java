package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.PlanYear;
import th.kamt.support.FileDecisionTables;

class UnusualMattersTest {

    /** The process owner wants to read of waived conditions from two people on. */
    private static final UnusualMatters FROM_TWO =
            new UnusualMatters(Map.of("WAIVER", new BigDecimal("2")), Map.of("WAIVER", "6.1.2"));

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    void aMatterIsUnusualFromItsLimitOn(long count, boolean unusual) {
        assertThat(FROM_TWO.reaches("WAIVER", count)).isEqualTo(unusual);
        assertThat(FROM_TWO.reaches("NETWORK_KAMR", count)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WAIVER", "EXCLUSION", "SPECIAL_CASE_D", "TOP_UP", "NETWORK_KAMR", "BUDGET_RISE"})
    void byTheReleasesTableOneIsEnough(String matter) {
        UnusualMatters matters = UnusualMatters.read(new FileDecisionTables(), new PlanYear(2570));

        assertThat(matters.reaches(matter, 1)).isTrue();
        assertThat(matters.reaches(matter, 0)).isFalse();
        assertThat(matters.clause(matter)).startsWith("6.");
    }
}
