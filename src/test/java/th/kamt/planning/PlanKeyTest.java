package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.calendar.PlanYear;

class PlanKeyTest {

    @Test
    void isWrittenAndReadAsTheContractHasIt() {
        PlanKey key = new PlanKey(new PlanYear(2570), "N2-BT");

        assertThat(key).hasToString("2570/N2-BT");
        assertThat(PlanKey.parse("2570/N2-BT")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2570", "2570/", "/N2-BT", "x/N2-BT"})
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> PlanKey.parse(text)).isInstanceOf(RuntimeException.class);
    }
}
