package th.kamt.workflow;

import java.util.List;
import th.kamt.calendar.PlanYear;

/** The process owner's decision tables as they are written, in the version pinned to a plan year: for people to read. */
public interface DecisionTexts {

    /**
     * A row that counts in the year.
     *
     * @param note  where it comes from, e.g. {@code ข้อ 6.1.1.1: …}; empty if the owner wrote none
     * @param cells as written, texts without their quotes; empty where the table says nothing
     */
    record Line(String note, List<String> cells) {}

    /** @param columns headings of the conditions and of what follows from them, without the plan year */
    record Table(String key, String name, int version, List<String> columns, List<Line> lines) {}

    Table table(String decisionKey, PlanYear year);
}
