package th.kamt.message;

import java.util.Set;

/**
 * What a person has written: words count only if a reader can see them. A blank may be written in many ways, no-break space,
 * zero-width space and Hangul filler among them; inside of words such characters are left alone, where Thai breaks its lines
 * and emoji hold together by them.
 */
public final class WrittenWords {

    /** Letters and symbols to Unicode, nothing to the eye: Hangul fillers, the empty Braille cell, the null note head. */
    private static final Set<Integer> UNSEEN = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159);

    private WrittenWords() {}

    /** Without the blanks around it; empty if there is nothing to see, or no text at all. */
    public static String of(String text) {
        return areIn(text) ? text.strip() : "";
    }

    /** Whether the text has at least one letter, digit, punctuation mark or symbol. */
    public static boolean areIn(String text) {
        return text != null && text.codePoints().anyMatch(WrittenWords::isSeen);
    }

    private static boolean isSeen(int character) {
        if (UNSEEN.contains(character)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
