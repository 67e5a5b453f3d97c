package th.kamt.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionRow;
import th.kamt.workflow.DecisionTables;

/**
 * A corporate document that every plan follows, from {@code corporateDocuments}: a plan names at least one of each
 * kind.
 *
 * @param title the process owner's; a unit may name its own instead
 */
public record CorporateDocument(String kind, String title) {

    /** Kind of a document that is none of the table's, e.g. a region's own regulation. */
    static final String OTHER = "OWN";

    static final int LONGEST_TITLE = 300;

    /** In the table's order. */
    public static List<CorporateDocument> read(DecisionTables tables, PlanYear year) {
        return DecisionRow.read(tables, "corporateDocuments", year).stream()
                .map(row -> new CorporateDocument(row.text("kind"), row.text("title")))
                .toList();
    }

    /** The first document of each kind of the table. */
    public static List<CorporateDocument> kinds(DecisionTables tables, PlanYear year) {
        Map<String, CorporateDocument> kinds = new LinkedHashMap<>();
        read(tables, year).forEach(document -> kinds.putIfAbsent(document.kind(), document));
        return List.copyOf(kinds.values());
    }
}
