package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R-KAMR-4: the picture of a load")
class LoadBarTest {

    private static final BigDecimal SIX = new BigDecimal("6.0");
    private static final BigDecimal TWELVE = new BigDecimal("12.0");

    @Test
    void partsStandEndToEndInTheOrderOfTiers() {
        // 4 Strategic, 6 Star, 5 Status: 4.0 + 4.8 + 3.0.
        LoadBar bar = bar("4.0", "4.8", "3.0");

        assertThat(bar.total()).isEqualByComparingTo("11.8");
        assertThat(bar.parts())
                .extracting(part -> part.style() + " " + part.x() + " " + part.width())
                .containsExactly("s1 0 4.0", "s2 4.0 4.8", "s3 8.8 3.0");
        assertThat(bar.least()).hasToString("6");
        assertThat(bar.most()).hasToString("12");
    }

    @ParameterizedTest
    @CsvSource({"5.9, true, false", "6.0, false, false", "12.0, false, false", "12.2, false, true"})
    void bothLimitsBelongToTheBand(String load, boolean below, boolean above) {
        LoadBar bar = bar(load, "0", "0");

        assertThat(bar.below()).isEqualTo(below);
        assertThat(bar.above()).isEqualTo(above);
    }

    @Test
    void whatLiesBeyondTheScaleIsCutOffButCounted() {
        LoadBar bar = bar("13.0", "1.6", "0.6");

        assertThat(bar.total()).isEqualByComparingTo("15.2");
        assertThat(bar.parts()).hasSize(2);
        assertThat(bar.parts().get(1).width()).isEqualByComparingTo("1.0");
    }

    @Test
    void aRegionalKamrHasNoBand() {
        LoadBar bar = LoadBar.of(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, null, null);

        assertThat(bar.band()).isFalse();
        assertThat(bar.below()).isFalse();
    }

    private static LoadBar bar(String strategic, String star, String status) {
        return LoadBar.of(new BigDecimal(strategic), new BigDecimal(star), new BigDecimal(status), SIX, TWELVE);
    }
}
