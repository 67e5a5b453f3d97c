package th.kamt.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReadingTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstSheetIsReadAndNoOther() throws Exception {
        Tables.Result result = read(sheet -> {
            row(sheet, 1, "0001", "บึงทอง", null, null);
            row(sheet, 3, "0002", "หนองบัว", null, null);
            row(sheet.getWorkbook().createSheet("other"), 0, "anything");
        });

        assertThat(result.answer().refused()).isFalse();
        assertThat(result.answer().encoding()).isNull();
        assertThat(result.rows()).containsExactly("2:บึงทอง", "4:หนองบัว");
    }

    @Test
    void aNumberInAColumnOfDigitsIsRefusedForItsLeadingZerosAreLost() throws Exception {
        Tables.Result result = read(sheet -> row(sheet, 1, 20012345678.0, "a", null, null));

        assertThat(result.errors()).containsExactly("2/id/tabular.xlsx.numberInId");
        assertThat(result.answer().errors().get(0).message().arguments()).containsExactly("20012345678");
    }

    @Test
    void aFormulaIsRefusedWhereverItStands() throws Exception {
        Tables.Result result = read(sheet -> {
            row(sheet, 1, "0001", "a", null, null);
            sheet.getRow(1).createCell(2).setCellFormula("1+1");
            row(sheet, 2, "0002", null, 5.0, null);
            sheet.getRow(2).createCell(1).setCellFormula("\"text\"");
        });

        assertThat(result.errors()).containsExactly("2/amount/tabular.xlsx.formula", "3/name/tabular.xlsx.formula");
    }

    @Test
    void numbersAreReadAsExcelShowsThem() throws Exception {
        List<String> amounts = new ArrayList<>();
        readRows(
                sheet -> {
                    row(sheet, 1, "1", "a", 0.1 + 0.2, null);
                    row(sheet, 2, "2", "b", 1234567.89, null);
                    row(sheet, 3, "3", "c", 20_000_000.0, null);
                    row(sheet, 4, "4", "d", "๑,๐๐๐", null);
                },
                row -> amounts.add(row.decimal("amount", DecimalRule.upTo(2, "100000000000"))
                        .toPlainString()),
                amounts);

        assertThat(amounts).containsExactly("0.3", "1234567.89", "20000000", "1000");
    }

    @Test
    void aDayMayBeADateCellOrIsoText() throws Exception {
        List<String> days = new ArrayList<>();
        Tables.Result result = readRows(
                sheet -> {
                    row(sheet, 1, "1", "a", null, LocalDate.of(2020, 2, 29));
                    row(sheet, 2, "2", "b", null, "2020-02-28");
                    row(sheet, 3, "3", "c", null, 43_890.0);
                    row(sheet, 4, "4", "d", null, LocalDateTime.of(2020, 2, 29, 13, 0));
                },
                row -> days.add(String.valueOf(row.date("day", LocalDate.of(1950, 1, 1), LocalDate.of(2026, 1, 1)))),
                days);

        assertThat(days).containsExactly("2020-02-29", "2020-02-28", "null", "null");
        assertThat(result.errors()).containsExactly("4/day/tabular.date.invalid", "5/day/tabular.date.invalid");
    }

    @Test
    void textBesideTheTableIsAnError() throws Exception {
        assertThat(read(sheet -> row(sheet, 1, "1", "a", null, null, "note")).errors())
                .containsExactly("2//tabular.row.ragged");
    }

    @Test
    void anExcelErrorIsNoValue() throws Exception {
        Tables.Result result = read(sheet -> {
            row(sheet, 1, "1", "a", null, null);
            sheet.getRow(1).createCell(2).setCellErrorValue((byte) 42);
        });

        assertThat(result.errors()).containsExactly("2/amount/tabular.xlsx.errorCell");
    }

    @Test
    void aWorkbookWithoutRowsLacksItsHeader() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet();
            workbook.write(out);
        }

        assertThat(Tables.read(folder, out.toByteArray()).errors()).containsExactly("1//tabular.header.none");
    }

    @Test
    void aPartThatInflatesBeyondMeasureIsNotRead() throws Exception {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", 50 * 1024 * 1024);

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(Tables.read(folder, bomb).errors()).containsExactly("0//tabular.xlsx.bomb");
    }

    @Test
    void anArchiveThatIsNoWorkbookIsRefused() throws Exception {
        assertThat(Tables.read(folder, zip("readme.txt", 10)).errors()).containsExactly("0//tabular.xlsx.unreadable");
    }

    @Test
    void aTornArchiveIsRefused() {
        assertThat(Tables.read(folder, "PK\u0003\u0004torn".getBytes(StandardCharsets.ISO_8859_1))
                        .errors())
                .containsExactly("0//tabular.xlsx.unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"})
    void aBrokenWorkbookLeavesNothingBehind(String brokenPart) throws Exception {
        byte[] whole = workbook(sheet -> {
            for (int line = 1; line < 500; line++) {
                row(sheet, line, "0001", "ผู้ติดต่อที่เป็นความลับ " + line, null, null);
            }
        });
        Set<String> before = leftovers();

        Tables.Result result = Tables.read(folder, broken(whole, brokenPart));

        assertThat(result.errors()).contains("0//tabular.xlsx.unreadable");
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void aWholeWorkbookLeavesNothingBehindEither() throws Exception {
        Set<String> before = leftovers();

        Tables.Result result = read(sheet -> row(sheet, 1, "0001", "บึงทอง", null, null));

        assertThat(result.rows()).containsExactly("2:บึงทอง");
        assertThat(leftovers()).isEqualTo(before);
    }

    /** Files and folders of Excel files being read, and threads that hold them open. */
    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> leftovers() throws IOException {
        Set<String> found = new TreeSet<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(temporary)) {
            files.map(Path::toString).filter(name -> name.contains("kamt-xlsx")).forEach(found::add);
        }
        Path poi = temporary.resolve(DefaultTempFileCreationStrategy.POIFILES);
        if (Files.isDirectory(poi)) {
            try (Stream<Path> files = Files.list(poi)) {
                files.map(Path::toString)
                        .filter(name -> name.contains("shared-strings"))
                        .forEach(found::add);
            }
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("MVStore") && thread.getName().contains("shared-strings")) {
                // A writer told to stop ends a moment later.
                join(thread);
                if (thread.isAlive()) {
                    found.add(thread.getName());
                }
            }
        }
        return found;
    }

    /** The archive is whole, one of its parts breaks off in the middle. */
    private static byte[] broken(byte[] workbook, String brokenPart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(content, 0, part.getName().equals(brokenPart) ? content.length / 2 : content.length);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void anOldXlsFileIsToldToBeSavedAsXlsx() {
        byte[] xls = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};

        assertThat(Tables.read(folder, xls).errors()).containsExactly("0//tabular.xls");
    }

    private Tables.Result read(Consumer<XSSFSheet> content) throws IOException {
        List<String> rows = new ArrayList<>();
        return readRows(content, row -> rows.add(row.line() + ":" + row.text("name", 100)), rows);
    }

    private Tables.Result readRows(Consumer<XSSFSheet> content, Consumer<Row> consumer, List<String> rows)
            throws IOException {
        return Tables.read(folder, workbook(content), consumer, rows);
    }

    private static byte[] workbook(Consumer<XSSFSheet> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            row(sheet, 0, "id", "name", "amount", "day");
            content.accept(sheet);
            workbook.write(out);
        }
        return out.toByteArray();
    }

    private static void row(XSSFSheet sheet, int index, Object... values) {
        XSSFRow row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                row.createCell(i).setCellValue(text);
            } else if (values[i] instanceof Double number) {
                row.createCell(i).setCellValue(number);
            } else if (values[i] instanceof LocalDate day) {
                dated(row.createCell(i)).setCellValue(day);
            } else if (values[i] instanceof LocalDateTime moment) {
                dated(row.createCell(i)).setCellValue(moment);
            }
        }
    }

    private static Cell dated(Cell cell) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat((short) 14);
        cell.setCellStyle(style);
        return cell;
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[Math.min(zeros, 1024 * 1024)];
            for (int written = 0; written < zeros; written += block.length) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
