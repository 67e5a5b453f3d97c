package th.kamt.planning.web;

/**
 * A column of a form.
 *
 * @param width   in characters, in the workbook; on paper its share of the width
 * @param names   holds names of customers or people, whose words stay whole
 * @param stacked on paper it stands beneath the column before it instead of beside it: a workbook has room for both
 */
record DocumentColumn(String label, int width, boolean numeric, boolean names, boolean stacked) {

    static DocumentColumn text(String label, int width) {
        return new DocumentColumn(label, width, false, false, false);
    }

    static DocumentColumn names(String label, int width) {
        return new DocumentColumn(label, width, false, true, false);
    }

    static DocumentColumn number(String label, int width) {
        return new DocumentColumn(label, width, true, false, false);
    }

    static DocumentColumn beneath(String label, int width) {
        return new DocumentColumn(label, width, false, false, true);
    }
}
