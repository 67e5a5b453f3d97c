package th.kamt.planning.web;

import java.util.List;

/**
 * A form of a unit's plan, ready to be printed or written to a workbook; all texts finished.
 *
 * @param form    e.g. {@code CRM-KAM-001}
 * @param unit    name and code
 * @param year    with its era
 * @param mark    ร่าง, or what the plan has become
 * @param state   the same in a sentence, with days
 * @param basis   where the form's fields come from
 * @param printed when this was made
 */
record DocumentPaper(
        String form,
        String title,
        String unit,
        String year,
        String mark,
        boolean draft,
        String state,
        List<DocumentPart> parts,
        List<DocumentSign> signs,
        String basis,
        String printed) {

    DocumentPaper {
        parts = List.copyOf(parts);
        signs = List.copyOf(signs);
    }
}
