package th.kamt.web;

/**
 * One line of "before you submit" or "out of the ordinary".
 *
 * @param subject who or what, in bold, or {@code null}
 * @param clause  e.g. {@code ข้อ 6.1.2}, or {@code null}
 * @param href    where to mend or look: an anchor {@code #a-7} or a path from the root, or {@code null}
 * @param action  the link's word, {@code null} without {@code href}
 */
public record FindingLine(Kind kind, String subject, String text, String clause, String href, String action) {

    public enum Kind {
        /** Must be mended before submitting. */
        STOP,
        /** Stands out; the approvers see it too. */
        LOOK,
        PASS
    }
}
