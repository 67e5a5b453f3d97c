package th.kamt.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.support.Messages;

class CalendarDatesTest {

    private static final Texts TEXTS = new Texts(Messages.source());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30/11/2569",
                " 30/11/2569 ",
                "30-11-2569",
                "30.11.2569",
                "30 / 11 / 2569",
                "๓๐/๑๑/๒๕๖๙",
                "30 พ.ย. 2569",
                "30 พ.ย.2569",
                "30 พย 2569",
                "30\u00a0พ.ย. 2569",
                "30 พฤศจิกายน 2569",
                "๓๐ พฤศจิกายน พ.ศ. ๒๕๖๙",
                "30 Nov B.E. 2569",
                "30 november 2569",
                "2569-11-30",
            })
    void aDayIsReadAsPeopleTypeIt(String text) {
        assertThat(CalendarDates.parse(text)).isEqualTo("2026-11-30");
    }

    @ParameterizedTest
    @CsvSource({"1/2/2570, 2027-02-01", "29 ก.พ. 2571, 2028-02-29", "31 ธันวาคม 2569, 2026-12-31"})
    void dayComesBeforeMonth(String text, LocalDate day) {
        assertThat(CalendarDates.parse(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "30/11/2026, 2026-11-30, ปี 2026 เป็น ค.ศ. หมายถึง 30\u00a0พ.ย.\u00a02569 หรือไม่",
        "30 Nov 2026, 2026-11-30, ปี 2026 เป็น ค.ศ. หมายถึง 30\u00a0พ.ย.\u00a02569 หรือไม่",
        "2027-01-05, 2027-01-05, ปี 2027 เป็น ค.ศ. หมายถึง 5\u00a0ม.ค.\u00a02570 หรือไม่",
        "๑/๑/๒๐๒๗, 2027-01-01, ปี 2027 เป็น ค.ศ. หมายถึง 1\u00a0ม.ค.\u00a02570 หรือไม่",
        "30/11/69, 2026-11-30, ระบุปีเพียง 2 หลัก หมายถึง 30\u00a0พ.ย.\u00a02569 หรือไม่",
    })
    void aYearOfTheCommonEraOrOfTwoDigitsIsCaughtAndTheDayMeantNamed(String text, LocalDate meant, String words) {
        NotADayException refused = catchThrowableOfType(NotADayException.class, () -> CalendarDates.parse(text));

        assertThat(refused.meant()).contains(meant);
        assertThat(TEXTS.of(refused.messages().get(0), Texts.THAI)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "พรุ่งนี้",
                "31/11/2569",
                "29/2/2570",
                "0/1/2570",
                "1/13/2570",
                "30/11",
                "30/11/256",
                "30/11/25690",
                "30/11-2569",
                "30 xyz 2569",
                "30/11/9999",
                "2026-11-31",
            })
    void whatIsNoDayIsRefusedInWords(String text) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> CalendarDates.parse(text));

        assertThat(TEXTS.of(refused.messages().get(0), Texts.THAI)).matches("(?s).*[ก-๙].*");
    }

    @ParameterizedTest
    @CsvSource({
        "2569-11-30, calendar.date.iso.buddhist",
        "30/11/2569, calendar.date.iso",
        "2026-11-31, calendar.date.none",
        "2026-1-1, calendar.date.iso",
        "'', calendar.date.iso",
    })
    void machinesWriteIsoOfTheCommonEra(String text, String refusal) {
        assertThat(CalendarDates.parseIso("2026-11-30")).isEqualTo("2026-11-30");

        NotADayException refused = catchThrowableOfType(NotADayException.class, () -> CalendarDates.parseIso(text));

        assertThat(refused.messages().get(0).key()).isEqualTo(refusal);
    }
}
