package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import th.kamt.message.Texts;

/** Tables are written in two languages; a page of help shows one. */
class HelpLabelsTest {

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "เรื่อง Matter | เรื่อง | Matter",
                "เรื่องที่ต่างจากปกติ Out of the ordinary | เรื่องที่ต่างจากปกติ | Out of the ordinary",
                "เกณฑ์มูลค่าความเป็นลูกค้า (Value group limits) | เกณฑ์มูลค่าความเป็นลูกค้า | Value group limits",
                "น้อยกว่า (บาท/เดือน) Below, baht a month | น้อยกว่า (บาท/เดือน) | Below, baht a month",
                "ตั้งแต่ From (ว่าง = ใช่) | ตั้งแต่ (ว่าง = ใช่) | From (ว่าง = ใช่)",
                "ตำแหน่งที่เป็น Senior KAMR | ตำแหน่งที่เป็น Senior KAMR | ตำแหน่งที่เป็น Senior KAMR",
                "จำนวน KAMR ประจำเขตสูงสุด | จำนวน KAMR ประจำเขตสูงสุด | จำนวน KAMR ประจำเขตสูงสุด",
                "สิทธิประโยชน์ (ข้อ 6.1.3) | สิทธิประโยชน์ (ข้อ 6.1.3) | สิทธิประโยชน์ (ข้อ 6.1.3)",
            })
    void oneLanguageOfALabelIsShown(String label, String thai, String english) {
        LocaleContextHolder.setLocale(Texts.THAI);
        assertThat(HelpLimits.spoken(label)).isEqualTo(thai);
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(HelpLimits.spoken(label)).isEqualTo(english);
    }
}
