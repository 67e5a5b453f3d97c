package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

@DisplayName("R-KAMR-4: load of a KAMR")
class KamrLoadTest {

    @ParameterizedTest(name = "{0} + {1} + {2} + {3} = {4}, {5}")
    @CsvSource({
        // The manual's five worked examples.
        "12, 0, 0, 0, 12.0, WITHIN",
        "0, 15, 0, 0, 12.0, WITHIN",
        "0, 0, 20, 0, 12.0, WITHIN",
        "2, 8, 6, 0, 12.0, WITHIN",
        "4, 6, 5, 0, 11.8, WITHIN",
        // Edges: both ends belong to the band. 5.8 and 12.2 are the nearest loads outside it.
        "0, 0, 0, 0, 0.0, BELOW",
        "5, 1, 0, 9, 5.8, BELOW",
        "6, 0, 0, 0, 6.0, WITHIN",
        "0, 0, 10, 500, 6.0, WITHIN",
        "0, 7, 0, 0, 5.6, BELOW",
        "1, 14, 0, 0, 12.2, ABOVE",
        "12, 0, 1, 0, 12.6, ABOVE"
    })
    void loadIsTheExactWeightedSum(
            int strategic, int star, int status, int streamline, BigDecimal load, KamrLoad.BandPosition position) {
        KamrLoad result = KamrLoad.of(
                Staff.RULES,
                UnitKind.OFFICE,
                "K1",
                Map.of(
                        Tier.STRATEGIC, strategic,
                        Tier.STAR, star,
                        Tier.STATUS, status,
                        Tier.STREAMLINE, streamline),
                0);

        assertThat(result.load()).isEqualByComparingTo(load);
        assertThat(result.position()).isEqualTo(position);
        assertThat(result.withinBand()).isEqualTo(position == KamrLoad.BandPosition.WITHIN);
        assertThat(result.accounts()).isEqualTo(strategic + star + status + streamline);
    }

    @ParameterizedTest
    @CsvSource({"5.9, BELOW", "6.0, WITHIN", "12.0, WITHIN", "12.1, ABOVE", "5.99, BELOW", "12.01, ABOVE"})
    void bothEndsBelongToTheBand(BigDecimal load, KamrLoad.BandPosition position) {
        assertThat(KamrLoad.BandPosition.of(Staff.RULES, UnitKind.HQ, load)).isEqualTo(position);
    }

    @Test
    void regionalKamrsHaveNoBand() {
        KamrLoad load = KamrLoad.of(Staff.RULES, UnitKind.REGION, "K1", Map.of(), 0);

        assertThat(load.position()).isEqualTo(KamrLoad.BandPosition.NONE);
        assertThat(load.withinBand()).isFalse();
    }

    @Test
    void topUpsCountAsStatusAndAreNamedApart() {
        List<KamrLoad> loads = KamrLoad.all(
                Staff.RULES,
                UnitKind.OFFICE,
                List.of("K1", "K2"),
                List.of(
                        new AssignedAccount("a", Tier.STRATEGIC, false, "K1"),
                        new AssignedAccount("b", Tier.STATUS, true, "K1"),
                        new AssignedAccount("c", Tier.STATUS, false, "K1"),
                        new AssignedAccount("d", Tier.STAR, false, null)));

        assertThat(loads).extracting(KamrLoad::employeeId).containsExactly("K1", "K2");
        assertThat(loads.get(0).status()).isEqualTo(2);
        assertThat(loads.get(0).topUp()).isEqualTo(1);
        assertThat(loads.get(0).load()).isEqualByComparingTo("2.2");
        assertThat(loads.get(1).load()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({"12, 12.0", "12.60, 12.6", "0, 0.0", "11.75, 11.75"})
    void loadsAreWrittenWithOneDecimalPlaceAtLeast(BigDecimal load, String written) {
        assertThat(Figures.load(load)).isEqualTo(written);
    }
}
