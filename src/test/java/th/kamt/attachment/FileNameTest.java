package th.kamt.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "รายงาน เยี่ยม.pdf | รายงาน เยี่ยม.pdf",
                "../../etc/passwd.txt | passwd.txt",
                "C:\\x\\y.pdf | y.pdf",
                "/etc/cron.d/a.csv | a.csv",
                "a/b\\c:d.pdf | c_d.pdf",
                "..hidden.txt | hidden.txt",
                "a\u0000b\u0007.pdf | ab.pdf",
                "photo\u202Egpj.pdf | photogpj.pdf",
                "a<b>\"c\"?.jpg | a_b__c__.jpg",
                "  ภาพ 😀 .JPG  | ภาพ 😀.JPG"
            })
    void theLastPartIsKeptWithoutWhatNobodySees(String given, String kept) {
        assertThat(FileName.of(given)).map(FileName::whole).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../..", "/", "passwd", ".pdf", "\u202E.pdf", "a.", "\u200b\u200b.jpg", "dir/"})
    void whatHasNoNameOrNoExtensionIsNone(String given) {
        assertThat(FileName.of(given)).isEmpty();
        assertThat(FileName.of(null)).isEmpty();
    }

    @Test
    void aNameOfThreeHundredLettersIsShortenedBeforeItsExtension() {
        assertThat(FileName.of("ก".repeat(300) + ".pdf")).map(FileName::whole).contains("ก".repeat(116) + ".pdf");
        String emoji = FileName.of("😀".repeat(300) + ".jpeg").orElseThrow().whole();
        assertThat(emoji).isEqualTo("😀".repeat(115) + ".jpeg");
    }
}
