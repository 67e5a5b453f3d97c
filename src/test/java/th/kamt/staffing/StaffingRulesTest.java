package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.ChangedTables.empty;
import static th.kamt.support.ChangedTables.firstRow;
import static th.kamt.support.ChangedTables.twice;
import static th.kamt.support.ChangedTables.without;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import th.kamt.message.RefusedException;
import th.kamt.organization.Division;
import th.kamt.selection.Tier;
import th.kamt.support.ChangedTables;
import th.kamt.support.FileDecisionTables;

/** The tables of kamr-staffing.dmn say what the manual says (R-KAMR-2, R-KAMR-4, R-KAMR-5, R-KAMR-6, R-KAMR-9). */
class StaffingRulesTest {

    private final StaffingRules rules = Staff.RULES;

    @Test
    void tablesHoldTheManualsLimits() {
        assertThat(rules.positions()).containsExactlyInAnyOrder("วศก", "นทน", "นกต", "ศฐก", "นบช", "นวน", "พชง", "พบช");
        assertThat(rules.yearsOfService()).isEqualTo(2);
        assertThat(rules.weight(Tier.STRATEGIC)).isEqualByComparingTo("1.0");
        assertThat(rules.weight(Tier.STAR)).isEqualByComparingTo("0.8");
        assertThat(rules.weight(Tier.STATUS)).isEqualByComparingTo("0.6");
        assertThat(rules.weight(Tier.STREAMLINE)).isEqualByComparingTo("0");
        assertThat(rules.weight(null)).isEqualByComparingTo("0");
        assertThat(rules.minimumLoad()).isEqualByComparingTo("6");
        assertThat(rules.maximumLoad()).isEqualByComparingTo("12");
        assertThat(rules.furtherMinimum()).isEqualByComparingTo("4");
        assertThat(rules.regionalMaximum()).isEqualTo(4);
        assertThat(rules.divisionMaximum()).isEqualTo(Map.of(Division.FVB, 2, Division.FPB, 1, Division.FBP, 1));
        assertThat(rules.allowancePerMonth()).isEqualByComparingTo("500");
        assertThat(rules.allowanceMonths()).isEqualTo(12);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                Arguments.of("kamrPositions", empty(), "empty"),
                Arguments.of("kamrPositions", firstRow("position", null), "cell"),
                Arguments.of("kamrService", twice(), "one"),
                Arguments.of("kamrService", firstRow("years", new BigDecimal("2.5")), "cell"),
                Arguments.of("kamrLoadWeights", without("tier", "STAR"), "missing"),
                Arguments.of("kamrLoadWeights", firstRow("tier", "GOLD"), "cell"),
                Arguments.of("kamrLoadWeights", firstRow("weight", "1,0"), "cell"),
                Arguments.of("kamrLoadBand", empty(), "empty"),
                Arguments.of("kamrLoadBand", firstRow("minimum", null), "cell"),
                Arguments.of("kamrRegionalLimits", without("division", "ALL"), "missing"),
                Arguments.of("seniorKamrPositions", firstRow("unitKind", "DEPOT"), "cell"),
                Arguments.of("kamrAllowance", firstRow("bahtPerMonth", new BigDecimal("-1")), "cell"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("spoilt")
    @DisplayName(
            "a missing row or a cell that cannot be read is refused by the table's name and never counts as nothing")
    void aSpoiltTableIsRefusedByName(String table, UnaryOperator<List<Map<String, Object>>> change, String why) {
        assertThatThrownBy(() ->
                        StaffingRules.read(new ChangedTables(new FileDecisionTables(), table, change), Staff.YEAR))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.messages().get(0).key()).isEqualTo("workflow.table." + why);
                    assertThat(refused.messages().get(0).arguments()).startsWith(table);
                });
    }

    @Test
    void everyTextIsThereInThaiAndInEnglish() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle thai = ResourceBundle.getBundle("messages/staffing", Locale.ROOT, exact);
        ResourceBundle english = ResourceBundle.getBundle("messages/staffing", Locale.ENGLISH, exact);

        assertThat(thai.keySet()).isNotEmpty();
        assertThat(english.getLocale()).isEqualTo(Locale.ENGLISH);
        for (String key : thai.keySet()) {
            assertThat(english.getString(key)).as(key).satisfies(text -> {
                if (!key.startsWith("staffing.division.")) {
                    assertThat(text).isNotEqualTo(thai.getString(key));
                }
            });
        }
        assertThat(english.keySet()).isEqualTo(thai.keySet());
    }
}
