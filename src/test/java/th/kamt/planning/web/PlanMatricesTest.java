package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanView;
import th.kamt.planning.web.PlanMatrices.Cell;
import th.kamt.planning.web.PlanMatrices.Matrix;
import th.kamt.selection.Tier;
import th.kamt.support.FileDecisionTables;
import th.kamt.support.Messages;
import th.kamt.workflow.DecisionTables;

/** The pictures follow the year's tables. */
class PlanMatricesTest {

    private final PlanView plan = DocumentFixture.plan(PlanStatus.PREPARING);

    private PlanMatrices matrices(DecisionTables tables) {
        Texts texts = Messages.texts();
        Formats formats = new Formats(Messages.source());
        return new PlanMatrices(tables, new PlanSheet(null, null, tables, texts, formats, null), texts, formats);
    }

    @Test
    void theTablesAsTheManualHasThemGiveTwoColumns() {
        Matrix kasm = matrices(new FileDecisionTables()).kasm(plan);

        assertThat(kasm.columns()).hasSize(2);
        assertThat(tiers(kasm))
                .containsExactly(List.of(Tier.STRATEGIC, Tier.STAR), List.of(Tier.STATUS, Tier.STREAMLINE));
    }

    @Test
    void aTableThatTellsMFromLGivesThreeColumnsWithItsTiers() {
        Matrix kasm = matrices(new Own(Map.of("LMAIN", Tier.STATUS.name()))).kasm(plan);

        assertThat(kasm.columns()).hasSize(3);
        assertThat(tiers(kasm))
                .containsExactly(
                        List.of(Tier.STRATEGIC, Tier.STAR, Tier.STATUS),
                        List.of(Tier.STATUS, Tier.STREAMLINE, Tier.STREAMLINE));
    }

    @Test
    void everyCellsCountIsThatOfItsLink() {
        Matrix kasm = matrices(new Own(Map.of("LMAIN", Tier.STATUS.name()))).kasm(plan);

        int inCells = kasm.filled().stream()
                .mapToInt(cell -> Integer.parseInt(cell.count()))
                .sum();
        assertThat(Integer.toString(inCells)).isEqualTo(kasm.sum());
    }

    /** Scores of R-RISK-5: 1-3, 4-9, 10-15, 16-25. */
    @ParameterizedTest
    @CsvSource({"LOW", "MEDIUM", "HIGH", "VERY_HIGH"})
    void eachZoneOfTheRiskMatrixIsNamedOnceInsideItself(String level) {
        List<Cell> naming = matrices(new FileDecisionTables()).risk(plan).rows().stream()
                .flatMap(List::stream)
                .filter(Cell::names)
                .toList();

        assertThat(naming).hasSize(4);
        assertThat(naming).filteredOn(cell -> cell.level().equals(level)).hasSize(1);
    }

    private static List<List<Tier>> tiers(Matrix matrix) {
        return matrix.rows().stream()
                .map(row -> row.stream().map(Cell::tier).toList())
                .toList();
    }

    /** The tables of the files, but for some cells of the KASM matrix. */
    private static final class Own implements DecisionTables {

        private final FileDecisionTables files = new FileDecisionTables();
        private final Map<String, String> tiers;

        Own(Map<String, String> tiers) {
            this.tiers = tiers;
        }

        @Override
        public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
            return files.rows(decisionKey, year);
        }

        @Override
        public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
            String cell = "" + inputs.get("valueGroup") + inputs.get("attractiveness");
            return tiers.containsKey(cell)
                    ? Map.of("tier", tiers.get(cell))
                    : files.evaluate(decisionKey, year, inputs);
        }

        @Override
        public int version(String decisionKey, PlanYear year) {
            return files.version(decisionKey, year);
        }
    }
}
