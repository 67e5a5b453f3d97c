package th.kamt.dataentry;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.RefusedException;
import th.kamt.workflow.DecisionReader;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/** The fields that data entry requires, from the process owner's table {@code dataEntryFields}: the one place that says so. */
@Component
class RequiredFields implements DecisionReader {

    static final String TABLE = "dataEntryFields";

    private final DecisionTables tables;

    RequiredFields(DecisionTables tables) {
        this.tables = tables;
    }

    /** In the order of the fields, not of the table. */
    List<DataField> of(PlanYear year) {
        return List.copyOf(required(tables, year));
    }

    private static Set<DataField> required(DecisionTables tables, PlanYear year) {
        Set<DataField> named = EnumSet.noneOf(DataField.class);
        Set<DataField> required = EnumSet.noneOf(DataField.class);
        for (DecisionRow row : DecisionRow.read(tables, TABLE, year)) {
            DataField field = row.oneOf(DataField.class, "field");
            if (!named.add(field)) {
                throw row.unreadable("field");
            }
            if (isYes(row)) {
                required.add(field);
            }
        }
        return required;
    }

    private static boolean isYes(DecisionRow row) {
        return switch (row.text("required")) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw row.unreadable("required");
        };
    }

    @Override
    public Set<String> tables() {
        return Set.of(TABLE);
    }

    /** @throws RefusedException naming row and column of what cannot be used */
    @Override
    public void read(DecisionTables candidate, PlanYear year) {
        required(candidate, year);
    }
}
