package th.kamt.attachment;

import java.text.Normalizer;
import java.util.Optional;
import th.kamt.message.WrittenWords;

/** A file's name as it is kept: the last part of whatever was sent, without what a reader cannot see. It is never a path. */
record FileName(String stem, String extension) {

    /** Characters at most, extension included. */
    static final int LONGEST = 120;

    private static final String FORBIDDEN = "<>:\"|?*";

    /** Empty if nothing is left of it, or it has no extension. */
    static Optional<FileName> of(String given) {
        if (given == null) {
            return Optional.empty();
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder seen = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (FORBIDDEN.indexOf(character) >= 0) {
                seen.append('_');
            } else if (isWritten(character)) {
                seen.appendCodePoint(character);
            }
        });
        String name = seen.toString().strip();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? "" : name.substring(0, dot).strip().replaceFirst("^\\.+", "");
        String extension = dot < 0 ? "" : name.substring(dot + 1).strip();
        return WrittenWords.areIn(stem) && !extension.isEmpty()
                ? Optional.of(new FileName(shortened(stem, LONGEST - 1 - extension.length()), extension))
                : Optional.empty();
    }

    /** Neither a control character nor one that only turns or hides others, such as a change of writing direction. */
    private static boolean isWritten(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String shortened(String stem, int most) {
        int characters = stem.codePointCount(0, stem.length());
        if (characters <= most) {
            return stem;
        }
        return stem.substring(0, stem.offsetByCodePoints(0, Math.max(1, most))).strip();
    }

    String whole() {
        return stem + "." + extension;
    }
}
