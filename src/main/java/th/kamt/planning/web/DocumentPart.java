package th.kamt.planning.web;

import java.util.List;

/**
 * A part of a form, which begins a new sheet of paper and is a sheet of the workbook.
 *
 * @param number 1 to 3
 * @param code   e.g. {@code CRM-KAM-001/2}
 * @param notes  beneath the tables
 */
record DocumentPart(int number, String code, String title, List<DocumentTable> tables, List<String> notes) {

    DocumentPart {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /** Whether its first table runs over pages, so that its header is repeated in the workbook. */
    boolean runsOver() {
        return number != DocumentForm.SUMMARY;
    }
}
