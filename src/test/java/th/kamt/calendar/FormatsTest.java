package th.kamt.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The written forms of surface dates and numbers; a tilde stands for the no-break space. */
class FormatsTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 30);

    private final Formats formats = new Formats(messages());
    private final Formats thai = formats.in(Locale.forLanguageTag("th"));
    private final Formats english = formats.in(Locale.ENGLISH);

    @AfterEach
    void forgetTheReader() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void writesDaysOfTheBuddhistEraInThai() {
        assertThat(thai.day(DUE)).isEqualTo("30 พ.ย. 2569");
        assertThat(thai.longDay(DUE)).isEqualTo("30 พฤศจิกายน 2569");
        assertThat(thai.weekday(DUE)).isEqualTo("จ. 30 พ.ย.");
        assertThat(thai.dayOfMonth(DUE)).isEqualTo("30 พ.ย.");
        assertThat(thai.month(DUE)).isEqualTo("พ.ย. 2569");
        assertThat(thai.quarter(1, new PlanYear(2570))).isEqualTo(joined("ไตรมาส~1/2570"));
    }

    @Test
    void keepsTheBuddhistEraInEnglish() {
        assertThat(english.day(DUE)).isEqualTo("30 Nov B.E. 2569");
        assertThat(english.longDay(DUE)).isEqualTo("30 November B.E. 2569");
        assertThat(english.weekday(DUE)).isEqualTo("Mon 30 Nov");
        assertThat(english.month(DUE)).isEqualTo("Nov B.E. 2569");
    }

    @Test
    void writesInstantsInBangkokTime() {
        // 17:30 on 31 December in London is half past midnight of the new year in Bangkok.
        Instant newYear = Instant.parse("2026-12-31T17:30:00Z");

        assertThat(thai.time(newYear)).isEqualTo(joined("00:30~น."));
        assertThat(thai.dayAndTime(newYear)).isEqualTo(joined("1 ม.ค. 2570 00:30~น."));
        assertThat(thai.longDayAndTime(newYear)).isEqualTo(joined("1 มกราคม 2570 00:30~น."));
        assertThat(english.dayAndTime(newYear)).isEqualTo("1 Jan B.E. 2570 00:30");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, อีก~9~วัน, in~9~days",
        "2026-11-29, อีก~1~วัน, tomorrow",
        "2026-11-30, วันนี้, today",
        "2026-12-01, เกินกำหนด~1~วัน, 1~day overdue",
        "2026-12-03, เกินกำหนด~3~วัน, 3~days overdue"
    })
    void saysHowFarADueDayIs(LocalDate today, String inThai, String inEnglish) {
        assertThat(thai.relative(DUE, today)).isEqualTo(joined(inThai));
        assertThat(english.relative(DUE, today)).isEqualTo(joined(inEnglish));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|0",
                "0.00|0|0",
                "7|7|+7",
                "-1|−1|−1",
                "25000|25,000|+25,000",
                "-1234567.5|−1,234,567.5|−1,234,567.5",
                "100|100|+100"
            })
    void writesNumbersWithCommasAndARealMinus(BigDecimal value, String number, String signed) {
        assertThat(thai.number(value)).isEqualTo(number);
        assertThat(thai.signed(value)).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"104501.5|+104,501.50", "-0.5|−0.50", "25000.00|+25,000", "-1000|−1,000", "0.00|0", "0.004|0"})
    void writesADifferenceOfAmountsWithWholeSatang(BigDecimal value, String signed) {
        assertThat(thai.signedAmount(value)).isEqualTo(signed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "103000|103,000~บาท",
                "103000.00|103,000~บาท",
                "1250.5|1,250.50~บาท",
                "0.05|0.05~บาท",
                "-264911.10|−264,911.10~บาท"
            })
    void writesSatangOnlyWhereThereAreAny(BigDecimal baht, String text) {
        assertThat(thai.baht(baht)).isEqualTo(joined(text));
    }

    @Test
    void writesMillionsLoadsAndShares() {
        assertThat(thai.million(new BigDecimal("24860000"))).isEqualTo(joined("24.9~ล้านบาท"));
        assertThat(english.million(new BigDecimal("24860000"))).isEqualTo(joined("24.9~million baht"));
        assertThat(english.baht(new BigDecimal("6000"))).isEqualTo(joined("6,000~baht"));
        assertThat(thai.load(new BigDecimal("12"))).isEqualTo("12.0");
        assertThat(thai.load(new BigDecimal("11.8"))).isEqualTo("11.8");
        assertThat(thai.percent(new BigDecimal("32.05"))).isEqualTo("32%");
        assertThat(thai.satisfaction(new BigDecimal("4.434"))).isEqualTo("4.434");
    }

    @Test
    void followsTheReadersLanguageAndIsThaiWithoutOne() {
        assertThat(formats.day(DUE)).isEqualTo("30 พ.ย. 2569");

        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(formats.day(DUE)).isEqualTo("30 Nov B.E. 2569");

        LocaleContextHolder.setLocale(Locale.FRENCH);
        assertThat(formats.day(DUE)).isEqualTo("30 พ.ย. 2569");
    }

    private static String joined(String text) {
        return text.replace('~', '\u00a0');
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/calendar");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
