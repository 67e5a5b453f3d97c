package th.kamt.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** One sheet with a frozen header, rows flushed to disk as they come. */
final class XlsxTableWriter implements TableWriter {

    private static final int ROWS_IN_MEMORY = 100;

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    private final CellStyle quoted;
    private final CellStyle day;
    private int nextRow;

    XlsxTableWriter(OutputStream out, String sheetName, List<String> header) {
        this.out = out;
        this.sheet = workbook.createSheet(sheetName);
        this.quoted = workbook.createCellStyle();
        this.quoted.setQuotePrefixed(true);
        this.day = workbook.createCellStyle();
        this.day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        row(header.toArray());
        sheet.createFreezePane(0, 1);
        bold(header.size());
    }

    private void bold(int columns) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle heading = workbook.createCellStyle();
        heading.setFont(font);
        for (int column = 0; column < columns; column++) {
            sheet.getRow(0).getCell(column).setCellStyle(heading);
        }
    }

    @Override
    public void row(Object... cells) {
        Row row = sheet.createRow(nextRow++);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                set(row.createCell(column), cells[column]);
            }
        }
    }

    private void set(Cell cell, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else if (value instanceof Boolean yes) {
            cell.setCellValue(yes ? "Y" : "N");
        } else {
            SafeText.set(cell, value.toString(), quoted);
        }
    }

    @Override
    public void close() throws IOException {
        try (out;
                workbook) {
            workbook.write(out);
        }
    }
}
