package th.kamt.planning.web;

import java.math.BigDecimal;
import java.util.List;

/**
 * A cell of a form, the same on paper and in a workbook.
 *
 * @param text   finished, in the reader's language; lines are separated by a line feed
 * @param number its value where it is one, for the workbook; else {@code null}
 * @param format the workbook's number format; {@code null} without a number
 */
record DocumentCell(String text, BigDecimal number, String format) {

    static final DocumentCell EMPTY = text("");

    /** The text where paper may break it besides between words: after the @ of an address. Public for the page template. */
    public List<String> pieces() {
        return List.of(text.split("(?<=@)", -1));
    }

    /**
     * The words of a name and what stands between them: paper breaks between words, for inside of a name the browser's
     * dictionary is no guide. What is in brackets stays with the word before. Public for the page template.
     */
    public List<String> words() {
        return List.of(text.split("(?=\\n)|(?<=\\n)|(?= [^(])|(?<= )(?!\\()", -1));
    }

    static DocumentCell text(String text) {
        return new DocumentCell(text, null, null);
    }
}
