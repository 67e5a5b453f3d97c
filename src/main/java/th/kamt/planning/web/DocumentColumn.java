package th.kamt.planning.web;

/**
 * A column of a form.
 *
 * @param width   in characters, in the workbook; on paper its share of the width
 * @param stacked on paper it stands beneath the column before it instead of beside it: a workbook has room for both
 */
record DocumentColumn(String label, int width, boolean numeric, boolean stacked) {

    static DocumentColumn text(String label, int width) {
        return new DocumentColumn(label, width, false, false);
    }

    static DocumentColumn number(String label, int width) {
        return new DocumentColumn(label, width, true, false);
    }

    static DocumentColumn beneath(String label, int width) {
        return new DocumentColumn(label, width, false, true);
    }
}
