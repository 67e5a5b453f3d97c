package th.kamt.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import th.kamt.organization.Division;
import th.kamt.selection.Tier;

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
