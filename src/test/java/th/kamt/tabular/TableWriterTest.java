package th.kamt.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

    @Test
    void csvIsQuotedWhereNeededAndEndsLinesAsRfc4180Says() throws Exception {
        assertThat(csv(false, "a,b", "say \"hi\"", "two\nlines", null))
                .isEqualTo("h1,h2,h3,h4\r\n\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }

    @Test
    void csvNumbersStayNumbersEvenWhenNegative() throws Exception {
        assertThat(csv(false, new BigDecimal("-1E+3"), -5, true, LocalDate.of(2026, 1, 31)))
                .endsWith("\r\n-1000,-5,Y,2026-01-31\r\n");
    }

    @Test
    void aByteOrderMarkIsWrittenOnlyOnDemand() throws Exception {
        assertThat(csv(true, "a")).startsWith("\uFEFFh1");
        assertThat(csv(false, "a")).startsWith("h1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+66812345678", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"})
    void textThatLooksLikeAFormulaGetsAnApostropheInCsv(String text) throws Exception {
        assertThat(csv(false, text)).contains("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "บริษัท =1", "a@b.th", ""})
    void otherTextIsWrittenAsItIs(String text) throws Exception {
        assertThat(csv(false, text)).isEqualTo("h1,h2,h3,h4\r\n" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "\tx"})
    void textThatLooksLikeAFormulaIsAQuotedStringCellInXlsx(String text) throws Exception {
        Cell cell = xlsx(text).getRow(1).getCell(0);

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }

    @Test
    void xlsxKeepsNumbersDaysAndScriptsAsWhatTheyAre() throws Exception {
        XSSFSheet sheet =
                xlsx(new BigDecimal("1234567.89"), LocalDate.of(2026, 1, 31), "<script>alert(1)</script>", null);

        assertThat(sheet.getSheetName()).isEqualTo("บัญชี");
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("h1");
        assertThat(sheet.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(1234567.89);
        assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue().toLocalDate())
                .isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("<script>alert(1)</script>");
        assertThat(sheet.getRow(1).getCell(3)).isNull();
    }

    @Test
    void aTextBeyondExcelsLimitIsCut() throws Exception {
        String text = xlsx("x".repeat(40_000)).getRow(1).getCell(0).getStringCellValue();

        assertThat(text).hasSize(32_767).endsWith("…");
    }

    private static String csv(boolean bom, Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableWriter.csv(out, List.of("h1", "h2", "h3", "h4"), bom)) {
            writer.row(cells);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static XSSFSheet xlsx(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = TableWriter.xlsx(out, "บัญชี", List.of("h1", "h2", "h3", "h4"))) {
            writer.row(cells);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getSheetAt(0);
        }
    }
}
