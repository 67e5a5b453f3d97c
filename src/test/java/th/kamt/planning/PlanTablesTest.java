package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.ChangedTables.firstRow;
import static th.kamt.support.ChangedTables.without;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import th.kamt.calendar.PlanYear;
import th.kamt.message.RefusedException;
import th.kamt.organization.UnitKind;
import th.kamt.support.ChangedTables;
import th.kamt.support.FileDecisionTables;
import th.kamt.workflow.DecisionTables;

/** The tables of {@code plan-review.dmn} as a process owner may have spoilt them. */
class PlanTablesTest {

    private static final PlanYear YEAR = new PlanYear(2570);
    private static final FileDecisionTables FILES = new FileDecisionTables();

    private static DecisionTables changed(String table, UnaryOperator<List<Map<String, Object>>> change) {
        return new ChangedTables(FILES, table, change);
    }

    private static void assertRefused(ThrowingCallable read, String why, String... arguments) {
        assertThatThrownBy(read).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.messages().get(0).key()).isEqualTo("workflow.table." + why);
            assertThat(refused.messages().get(0).arguments()).containsExactly((Object[]) arguments);
        });
    }

    @Test
    @DisplayName("a cell that cannot be read is refused by table, row and column")
    void aCellThatCannotBeReadIsRefused() {
        assertRefused(
                () -> UnusualMatters.read(changed("unusualMatters", firstRow("limit", "two")), YEAR),
                "cell",
                "unusualMatters",
                "1",
                "limit",
                "two");
        assertRefused(
                () -> UnusualMatters.read(changed("unusualMatters", firstRow("limit", null)), YEAR),
                "cell",
                "unusualMatters",
                "1",
                "limit",
                "");
        assertRefused(
                () -> CorporateDocument.kinds(changed("corporateDocuments", firstRow("title", " ")), YEAR),
                "cell",
                "corporateDocuments",
                "1",
                "title",
                " ");
        assertRefused(
                () -> EventLimit.read(changed("eventSpendingLimits", firstRow("per", "WEEK")), YEAR, UnitKind.HQ),
                "cell",
                "eventSpendingLimits",
                "1",
                "per",
                "WEEK");
    }

    @Test
    @DisplayName("R-1.0, R-ENT-4: a table without rows, or without a kind of unit's, is not read as no rule")
    void aMissingRowIsRefused() {
        assertRefused(
                () -> CorporateDocument.kinds(changed("corporateDocuments", rows -> List.of()), YEAR),
                "empty",
                "corporateDocuments",
                "2570");
        assertRefused(
                () -> EventLimit.read(
                        changed("eventSpendingLimits", without("unitKind", "OFFICE")), YEAR, UnitKind.OFFICE),
                "missing",
                "eventSpendingLimits",
                "OFFICE");
    }

    @Test
    void aMatterTakenOutIsNeverUnusual() {
        UnusualMatters matters = UnusualMatters.read(changed("unusualMatters", without("matter", "WAIVER")), YEAR);

        assertThat(matters.reaches("WAIVER", 9)).isFalse();
        assertThat(matters.reaches("EXCLUSION", 1)).isTrue();
    }
}
