package th.kamt.modelcheck;

import java.util.ArrayList;
import java.util.List;
import th.kamt.message.Message;

/**
 * Something about a model that its owner must know.
 *
 * @param element id of the table, shape or field, as in Modeler; empty if it is about the file
 * @param name    what the owner calls it; empty if it has no name
 * @param row     of a table its row, 1 for the first; of a model or form its line; {@code null} if it is about no single one
 * @param column  of a table the column's label; {@code null} if it is about no single column
 * @param message what is wrong, without the place
 */
public record ModelFinding(
        Severity severity, String element, String name, Integer row, String column, Message message) {

    /** Whether the model can be used. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can, and its owner should look at it. */
        WARNING
    }

    /** About the whole file. */
    public static ModelFinding ofFile(Message message) {
        return new ModelFinding(Severity.ERROR, "", "", null, null, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The place and what is wrong there, in one sentence. */
    public Message sentence() {
        if (!message.key().startsWith("modelcheck.")) {
            // What a module refuses says where by itself.
            return message;
        }
        List<Object> place = new ArrayList<>();
        if (!element.isEmpty()) {
            place.add(element);
        }
        if (row != null) {
            place.add(Integer.toString(row));
        }
        if (column != null) {
            place.add(column);
        }
        if (place.isEmpty()) {
            return message;
        }
        place.add(message);
        String key = row == null ? (column == null ? "table" : "column") : (column == null ? "row" : "cell");
        return new Message("modelcheck.at." + key, place);
    }
}
