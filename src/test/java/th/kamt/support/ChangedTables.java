package th.kamt.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionTables;

/** The tables of {@code processes/} with one of them as a process owner may have spoilt it. */
public record ChangedTables(DecisionTables files, String changed, UnaryOperator<List<Map<String, Object>>> change)
        implements DecisionTables {

    /** One cell of the table's first row has another value. */
    public static UnaryOperator<List<Map<String, Object>>> firstRow(String column, Object value) {
        return rows -> {
            List<Map<String, Object>> changed = new ArrayList<>(rows);
            Map<String, Object> first = new HashMap<>(rows.get(0));
            first.put(column, value);
            changed.set(0, first);
            return changed;
        };
    }

    /** The first row is there twice. */
    public static UnaryOperator<List<Map<String, Object>>> twice() {
        return rows -> List.of(rows.get(0), rows.get(0));
    }

    /** No row is left. */
    public static UnaryOperator<List<Map<String, Object>>> empty() {
        return rows -> List.of();
    }

    /** The rows with that cell are gone. */
    public static UnaryOperator<List<Map<String, Object>>> without(String column, String value) {
        return rows ->
                rows.stream().filter(row -> !value.equals(row.get(column))).toList();
    }

    @Override
    public List<Map<String, Object>> rows(String decisionKey, PlanYear year) {
        List<Map<String, Object>> rows = files.rows(decisionKey, year);
        return decisionKey.equals(changed) ? change.apply(rows) : rows;
    }

    @Override
    public Map<String, Object> evaluate(String decisionKey, PlanYear year, Map<String, Object> inputs) {
        return files.evaluate(decisionKey, year, inputs);
    }

    @Override
    public int version(String decisionKey, PlanYear year) {
        return files.version(decisionKey, year);
    }
}
