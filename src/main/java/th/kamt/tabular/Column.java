package th.kamt.tabular;

/**
 * A declared column of an import.
 *
 * @param name as in the header row, exactly
 */
public record Column(String name, Kind kind) {

    /** What an Excel cell of this column may be; in CSV every cell is text. */
    public enum Kind {
        TEXT,
        /** Digits that are no quantity: a number cell is refused, for its leading zeros are lost. */
        DIGITS,
        NUMBER,
        DATE
    }

    public static Column text(String name) {
        return new Column(name, Kind.TEXT);
    }

    public static Column digits(String name) {
        return new Column(name, Kind.DIGITS);
    }

    public static Column number(String name) {
        return new Column(name, Kind.NUMBER);
    }

    public static Column date(String name) {
        return new Column(name, Kind.DATE);
    }
}
