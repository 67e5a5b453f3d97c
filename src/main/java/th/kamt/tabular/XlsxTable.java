package th.kamt.tabular;

import com.github.pjfanning.xlsx.SharedStringsImplementationType;
import com.github.pjfanning.xlsx.StreamingReader;
import com.github.pjfanning.xlsx.impl.StreamingWorkbook;
import com.github.pjfanning.xlsx.impl.StreamingWorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/**
 * The first sheet of an Excel file, read as a stream; its string table lies in a file, in a folder that is gone when the
 * sheet is read. Formulas are refused.
 */
final class XlsxTable implements RawTable {

    private static final Logger LOG = LoggerFactory.getLogger(XlsxTable.class);

    /** As POI: beyond this a part is packed tighter than any honest table. */
    private static final int MAX_INFLATION = 100;

    private static final long INFLATION_GRACE = 1024 * 1024;
    private static final int MAX_PARTS = 1_000;
    /** Excel itself keeps 15 digits of a number; more are noise of its binary form. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15);

    private final Path file;
    private final long maxInflatedBytes;

    XlsxTable(Path file, long maxInflatedBytes) {
        this.file = file;
        this.maxInflatedBytes = maxInflatedBytes;
        // Second lock behind our own count below, for POI reads the archive by other code than ours.
        ZipSecureFile.setMaxEntrySize(maxInflatedBytes);
        ZipSecureFile.setMinInflateRatio(1.0 / MAX_INFLATION);
    }

    @Override
    public void read(Sink sink, ImportErrors errors) throws IOException {
        if (!isHarmlessArchive(errors)) {
            return;
        }
        Path temporary = Files.createTempDirectory("kamt-xlsx");
        TempFile.setThreadLocalTempFileCreationStrategy(new DefaultTempFileCreationStrategy(temporary.toFile()));
        try {
            readWorkbook(sink, errors);
        } finally {
            TempFile.setThreadLocalTempFileCreationStrategy(null);
            FileSystemUtils.deleteRecursively(temporary);
        }
    }

    private void readWorkbook(Sink sink, ImportErrors errors) throws IOException {
        StreamingWorkbookReader reader = new StreamingWorkbookReader(StreamingReader.builder()
                .rowCacheSize(100)
                .setSharedStringsImplementationType(SharedStringsImplementationType.TEMP_FILE_BACKED)
                .setReadSharedFormulas(false)
                .setReadComments(false)
                .setReadHyperlinks(false));
        try {
            tryStrings();
            reader.init(file.toFile());
        } catch (RuntimeException | IOException | InvalidFormatException e) {
            unreadable(e, errors);
            closeQuietly(reader);
            return;
        }
        try (Workbook workbook = new StreamingWorkbook(reader)) {
            readFirstSheet(workbook, sink, errors);
        }
    }

    private void tryStrings() throws IOException, InvalidFormatException {
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            for (PackagePart part : parts.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())) {
                try (InputStream in = part.getInputStream();
                        DiscardedStrings strings = new DiscardedStrings()) {
                    strings.readFrom(in);
                }
            }
        }
    }

    /** What it had opened before it failed, the table of texts before all. */
    private static void closeQuietly(StreamingWorkbookReader reader) {
        try {
            reader.close();
        } catch (RuntimeException | IOException e) {
            LOG.debug("closing a workbook that could not be opened", e);
        }
    }

    private static void readFirstSheet(Workbook workbook, Sink sink, ImportErrors errors) {
        Iterator<org.apache.poi.ss.usermodel.Row> rows;
        try {
            rows = workbook.getSheetAt(0).rowIterator();
        } catch (RuntimeException e) {
            unreadable(e, errors);
            return;
        }
        int width = -1;
        for (org.apache.poi.ss.usermodel.Row row = next(rows, errors); row != null; row = next(rows, errors)) {
            List<String> cells;
            try {
                cells = lastUsed(row) == 0 ? List.of() : cells(row, width, sink, errors);
            } catch (RuntimeException e) {
                unreadable(e, errors);
                return;
            }
            if (cells.isEmpty()) {
                continue;
            }
            if (width >= 0) {
                sink.row(row.getRowNum() + 1L, cells);
            } else if (errors.any() || !sink.header(row.getRowNum() + 1L, cells)) {
                return;
            } else {
                width = cells.size();
            }
        }
        if (width < 0 && !errors.any()) {
            sink.noHeader();
        }
    }

    /** @param width of the header; negative for the header itself */
    private static List<String> cells(org.apache.poi.ss.usermodel.Row row, int width, Sink sink, ImportErrors errors) {
        int last = Math.max(width, lastUsed(row));
        List<String> values = new ArrayList<>(last);
        for (int i = 0; i < last; i++) {
            Column column = width < 0 ? Column.text("#" + (i + 1)) : sink.columnAt(i);
            values.add(column == null ? "" : value(row.getCell(i), row.getRowNum() + 1L, column, errors));
        }
        return values;
    }

    /** The cell as text; {@code null} if it is wrong as such, which is reported. */
    private static String value(Cell cell, long line, Column column, ImportErrors errors) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getCellType()) {
            case BLANK -> "";
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> number(cell, line, column, errors);
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case FORMULA ->
                wrong(line, column, "=" + cell.getCellFormula(), new Message("tabular.xlsx.formula"), errors);
            default -> wrong(line, column, cell.toString(), new Message("tabular.xlsx.errorCell"), errors);
        };
    }

    private static String wrong(long line, Column column, String value, Message message, ImportErrors errors) {
        errors.add(line, column.name(), value, message);
        return null;
    }

    private static String number(Cell cell, long line, Column column, ImportErrors errors) {
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime moment = cell.getLocalDateTimeCellValue();
            if (moment != null) {
                return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? moment.toLocalDate().toString()
                        : moment.toString();
            }
        }
        String text = new BigDecimal(Double.toString(cell.getNumericCellValue()))
                .round(EXCEL_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        if (column.kind() == Column.Kind.DIGITS) {
            return wrong(line, column, text, new Message("tabular.xlsx.numberInId", text), errors);
        }
        return text;
    }

    /** One more than the position of the last cell that holds something. */
    private static int lastUsed(org.apache.poi.ss.usermodel.Row row) {
        int last = 0;
        for (Cell cell : row) {
            boolean used = switch (cell.getCellType()) {
                case BLANK -> false;
                case STRING -> WrittenWords.areIn(cell.getStringCellValue());
                default -> true;
            };
            if (used) {
                last = Math.max(last, cell.getColumnIndex() + 1);
            }
        }
        return last;
    }

    /** Only reading is guarded: what the rows' consumer throws is no fault of the file. */
    private static org.apache.poi.ss.usermodel.Row next(
            Iterator<org.apache.poi.ss.usermodel.Row> rows, ImportErrors errors) {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (RuntimeException e) {
            unreadable(e, errors);
            return null;
        }
    }

    private static void unreadable(Exception e, ImportErrors errors) {
        boolean bomb = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            bomb |= String.valueOf(cause.getMessage()).contains("Zip bomb");
        }
        errors.add(0, "", new Message(bomb ? "tabular.xlsx.bomb" : "tabular.xlsx.unreadable"));
    }

    /** Inflates every part once, counting and keeping nothing, before anything is parsed. */
    private boolean isHarmlessArchive(ImportErrors errors) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long total = 0;
            byte[] buffer = new byte[1 << 16];
            if (zip.size() > MAX_PARTS) {
                errors.add(0, "", new Message("tabular.xlsx.bomb"));
                return false;
            }
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                long size = 0;
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        size += read;
                        total += read;
                        if (total > maxInflatedBytes
                                || (size > INFLATION_GRACE && size / MAX_INFLATION > part.getCompressedSize())) {
                            errors.add(0, "", new Message("tabular.xlsx.bomb"));
                            return false;
                        }
                    }
                }
            }
            return true;
        } catch (IOException e) {
            errors.add(0, "", new Message("tabular.xlsx.unreadable"));
            return false;
        }
    }
}
