package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.planning.PlanDeadlines.Phase;

class PlanPhaseTest {

    /** Submitted by 30 November, approved by 31 December (step 2): 31 days, rounded down. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 0",
        "2026-11-30, 0",
        "2026-12-01, 3",
        "2026-12-16, 51",
        "2026-12-30, 96",
        "2026-12-31, 100",
        "2027-01-15, 100"
    })
    void approvalsAreExpectedEvenlyBetweenBothDays(LocalDate today, int percent) {
        Phase phase = new Phase(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 31));

        assertThat(phase.expected(today)).isEqualTo(percent);
    }
}
