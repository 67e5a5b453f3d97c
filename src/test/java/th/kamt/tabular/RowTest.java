package th.kamt.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.tabular.Tables.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.support.Messages;

class RowTest {

    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 16);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234567.89      | 1234567.89
            1,234,567.89    | 1234567.89
            ๑,๒๓๔,๕๖๗.๘๙    | 1234567.89
            ๑๒3.5           | 123.5
            0               | 0
            007             | 7
            100000000000    | 100000000000
            """)
    void plainNumbersThaiDigitsAndThousandsSeparatorsMeanWhatTheySay(String text, BigDecimal value) {
        assertThat(amount(text)).isEqualTo(value.toPlainString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NaN              | tabular.number.invalid
            Infinity         | tabular.number.invalid
            1e9              | tabular.number.invalid
            1E-2             | tabular.number.invalid
            0x10             | tabular.number.invalid
            +5               | tabular.number.invalid
            .5               | tabular.number.invalid
            5.               | tabular.number.invalid
            1,23             | tabular.number.invalid
            1,2345           | tabular.number.invalid
            ,123             | tabular.number.invalid
            1.234,56         | tabular.number.invalid
            12 000           | tabular.number.invalid
            ฿500             | tabular.number.invalid
            ١٢               | tabular.number.invalid
            -0.01            | tabular.number.negative
            100000000000.01  | tabular.number.range
            99999999999999999999999999999999999999999999 | tabular.number.invalid
            1.234            | tabular.number.decimals
            """)
    void anythingElseIsNoAmount(String text, String code) {
        assertThat(amount(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-16 | 2026-11-16
            1950-01-01 | 1950-01-01
            2024-02-29 | 2024-02-29
            ๒๐๒๖-๐๑-๓๑ | 2026-01-31
            2026-11-17 | tabular.date.after
            1949-12-31 | tabular.date.before
            0001-01-01 | tabular.date.before
            2025-02-29 | tabular.date.invalid
            2026-13-01 | tabular.date.invalid
            16/11/2026 | tabular.date.invalid
            2026-1-1   | tabular.date.invalid
            2569-01-01 | tabular.date.buddhistEra
            ๒๕๖๙-๐๑-๐๑ | tabular.date.buddhistEra
            """)
    void daysAreIsoDaysOfTheCommonEra(String text, String expected) {
        assertThat(read("", "", text, row -> row.date("day", FIRST, LAST))).isEqualTo(expected);
    }

    @Test
    void aBuddhistEraDayIsRefusedWithTheDayMeant() {
        List<String> texts = new ArrayList<>();
        Tables.Result result = Tables.read(
                folder,
                utf8("id,name,amount,day\n,,,2569-01-31\n"),
                row -> texts.add(String.valueOf(row.date("day", FIRST, LAST))),
                texts);

        assertThat(result.answer().errors().get(0).message().arguments()).containsExactly("2569-01-31", "2026-01-31");
    }

    @Test
    void anErrorCarriesTheValueFoundCutToALengthThatCanBeShown() {
        String invalid = "x".repeat(61);
        List<String> read = new ArrayList<>();
        Tables.Result result = Tables.read(
                folder,
                utf8("id,name,amount,day\n,, twelve ,\n,," + invalid + ",\n,,,\n"),
                row -> read.add(String.valueOf(row.requiredDecimal("amount", DecimalRule.upTo(2, "1000")))),
                read);

        assertThat(result.answer().errors())
                .extracting(ImportError::value)
                .containsExactly("twelve", "x".repeat(60) + "…", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tabular.required       | กรอกค่าในช่องนี้
            tabular.number.invalid | กรอกตัวเลขล้วน เช่น 1234567.89
            customer.ca.twice      | แก้ช่องนี้ตามปัญหาที่แจ้ง
            """)
    void everyErrorHasItsRemedy(String key, String remedy) {
        Message hint = Tables.reports(folder).hint(new Message(key, "1", "2"));

        assertThat(Messages.texts().of(hint, Texts.THAI)).isEqualTo(remedy);
    }

    @Test
    void theWorkbookHasTheReadersHeaderTheValueAndTheRemedy() throws IOException {
        ErrorReports reports = Tables.reports(folder);
        String id = reports.newId();
        try (ImportErrors errors = reports.collector(id)) {
            errors.add(7, "amount", "five", new Message("tabular.number.invalid", "five"));
        }
        reports.keep(id, "E1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.writeWorkbook(
                id, "E1", Locale.ENGLISH, "UNITS", List.of("Line", "Column", "Value", "Problem", "Remedy"), out);

        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()))) {
            DataFormatter cells = new DataFormatter();
            assertThat(workbook.getSheetAt(0).getRow(0))
                    .extracting(cells::formatCellValue)
                    .containsExactly("Line", "Column", "Value", "Problem", "Remedy");
            assertThat(workbook.getSheetAt(0).getRow(1))
                    .extracting(cells::formatCellValue)
                    .containsExactly(
                            "7",
                            "amount",
                            "five",
                            "\"five\" is not a plain number, e.g. 1234567.89",
                            "Enter a plain number, e.g. 1234567.89");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            020012345678  | 020012345678
            ๐๒๐๐๑๒๓๔๕๖๗๘  | 020012345678
            20012345678   | tabular.digits
            0200123456789 | tabular.digits
            02001234567A  | tabular.digits
            ''            | tabular.required
            """)
    void anIdOfDigitsHasAllOfThem(String text, String expected) {
        assertThat(read(text, "", "", row -> row.requiredDigits("id", 12))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Y,true", "N,false", "y,tabular.yesNo", "ใช่,tabular.yesNo", "1,tabular.yesNo", "'',tabular.required"})
    void yesAndNoAreYAndN(String text, String expected) {
        assertThat(read("", text, "", row -> row.requiredYesNo("name"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DIGITS,DIGITS", "'',TEXT", "digits,tabular.choice", "OTHER,tabular.choice"})
    void aChoiceIsOneOfItsNamesOrTheOneForEmpty(String text, String expected) {
        assertThat(read("", text, "", row -> row.oneOf("name", Column.Kind.class, Column.Kind.TEXT)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "'',null", "2.0,tabular.number.notWhole", "-1,tabular.number.negative", "11,tabular.number.range"
    })
    void aWholeNumberIsWholeAndWithinItsLimit(String text, String expected) {
        assertThat(read("", text, "", row -> row.wholeNumber("name", 10))).isEqualTo(expected);
    }

    @Test
    void textIsTakenWithoutBlanksAroundItAndMeasuredInCharacters() {
        assertThat(read("", "  กข  ", "", row -> row.text("name", 2))).isEqualTo("กข");
        assertThat(read("", "กขค", "", row -> row.text("name", 2))).isEqualTo("tabular.text.tooLong");
        assertThat(read("", "😀😀", "", row -> row.text("name", 2))).isEqualTo("😀😀");
        assertThat(read("", "a\u0000b", "", row -> row.lines("name", 9))).isEqualTo("tabular.text.control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b"})
    void aNameIsOneLine(String text) {
        assertThat(read("", text, "", row -> row.text("name", 9))).isEqualTo("tabular.text.controlOrLines");
    }

    @Test
    void aReasonMayHaveLines() {
        assertThat(read("", "a\r\n\tb", "", row -> row.lines("name", 9))).isEqualTo("a\r\n\tb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u200B", "\u3164\uFEFF", " \u2060 "})
    void aCellWithNothingToSeeIsEmpty(String text) {
        assertThat(read("", text, "", row -> row.requiredText("name", 9))).isEqualTo("tabular.required");
        assertThat(read("", text, "", row -> row.text("name", 9))).isEqualTo("null");
    }

    private String amount(String text) {
        return read("", text, "", row -> row.decimal("name", DecimalRule.upTo(2, "100000000000")));
    }

    /** The value read, or the code of the one error. */
    private String read(String id, String name, String day, Function<Row, Object> reading) {
        List<String> values = new ArrayList<>();
        String line = "\"" + id + "\",\"" + name + "\",,\"" + day + "\"\n";
        Tables.Result result = Tables.read(
                folder,
                utf8("id,name,amount,day\n" + line),
                row -> values.add(String.valueOf(reading.apply(row))),
                values);
        return result.answer().refused() ? result.answer().errors().get(0).code() : values.get(0);
    }
}
