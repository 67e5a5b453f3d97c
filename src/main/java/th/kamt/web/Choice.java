package th.kamt.web;

/** A choice of a field or of a list's filter. */
public record Choice(String value, String label, boolean chosen) {

    /** One whose page knows otherwise which is chosen. */
    public Choice(String value, String label) {
        this(value, label, false);
    }
}
