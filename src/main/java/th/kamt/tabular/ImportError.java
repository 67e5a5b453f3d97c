package th.kamt.tabular;

import th.kamt.message.Message;

/**
 * One wrong cell, row or file.
 *
 * @param line   of the file, the header being 1 (Excel: the row's number); 0 if the whole file is meant
 * @param column name of the column; empty if the whole line is meant
 * @param value  as found, cut to a length that can be shown; empty if there is none
 */
public record ImportError(long line, String column, String value, Message message) {

    /** Stable name of what is wrong, for programs. */
    public String code() {
        return message.key();
    }
}
