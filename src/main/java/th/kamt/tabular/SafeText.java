package th.kamt.tabular;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;

/** Text that stays text in a spreadsheet. */
public final class SafeText {

    private static final int EXCEL_LIMIT = 32_767;
    /** The wide ones are folded to the others by Excel in East Asian settings. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠\t\r";

    private SafeText() {}

    /** Whether a spreadsheet could run the text. A lone hyphen is no formula: it stands for "none" in our tables. */
    public static boolean looksLikeFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !text.equals("-");
    }

    /** With a leading apostrophe where the text looks like a formula. */
    public static String forCsv(String text) {
        return looksLikeFormula(text) ? "'" + text : text;
    }

    /**
     * Sets a text cell and nothing else: a leading {@code =} stays text, even when the cell is edited and left. A text beyond
     * Excel's limit of 32,767 characters is cut.
     *
     * @param quoted the cell's style with {@code quotePrefixed} set; used where the text looks like a formula
     */
    public static void set(Cell cell, String text, CellStyle quoted) {
        cell.setCellValue(text.length() > EXCEL_LIMIT ? text.substring(0, EXCEL_LIMIT - 1) + "…" : text);
        if (looksLikeFormula(text)) {
            cell.setCellStyle(quoted);
        }
    }
}
