package th.kamt.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenWordsTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\t\r\n",
                "\u00A0",
                "\u00AD",
                "\u034F",
                "\u061C",
                "\u115F",
                "\u1160",
                "\u17B4",
                "\u180E",
                "\u200B",
                "\u200C\u200D",
                "\u200E\u202E",
                "\u2028\u2029",
                "\u2060\u2063",
                "\u2800",
                "\u3000",
                "\u3164",
                "\uFE0F",
                "\uFEFF",
                "\uFFA0",
                "\uDB40\uDC01",
                "\uD834\uDD59",
                " \u200B\u00A0\u3164 "
            })
    void whatNobodySeesIsNoWords(String text) {
        assertThat(WrittenWords.areIn(text)).isFalse();
        assertThat(WrittenWords.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ก", "ok", "๕", "1", "-", "…", "฿", "👍", "ㅋ", "½"})
    void lettersDigitsPunctuationAndSymbolsAreWords(String text) {
        assertThat(WrittenWords.of(text)).isEqualTo(text);
    }

    @Test
    void whatHoldsWordsTogetherStaysInThem() {
        String family = "ครอบครัว\u200Bลูกค้า \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(WrittenWords.of("  " + family + "\n")).isEqualTo(family);
    }
}
