package th.kamt.planning.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import th.kamt.tabular.SafeText;

/** Writes a form as a workbook, a sheet a part in the form's order, set up to be printed on A4 and signed. */
final class DocumentWorkbook {

    private static final int ROWS_IN_MEMORY = 200;
    /** What Thai offices write in; where it is missing the spreadsheet takes its own Thai font. */
    private static final String FONT = "TH Sarabun New";

    private static final short POINTS = 14;
    private static final short TITLE_POINTS = 18;
    private static final double INCHES_15_MM = 0.59;
    private static final int CHARACTER = 256;
    private static final int LEAST_COLUMNS = 6;

    private enum Look {
        TITLE,
        LINE,
        CAPTION,
        HEADER,
        CELL,
        TOTAL,
        SIGN
    }

    private record Style(Look look, String format, boolean quoted) {}

    private final SXSSFWorkbook workbook;
    private final DocumentPaper paper;
    private final Map<Style, CellStyle> styles = new HashMap<>();

    private DocumentWorkbook(SXSSFWorkbook workbook, DocumentPaper paper) {
        this.workbook = workbook;
        this.paper = paper;
    }

    /** Does not close {@code out}. */
    static void write(DocumentPaper paper, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            DocumentWorkbook document = new DocumentWorkbook(workbook, paper);
            for (DocumentPart part : paper.parts()) {
                document.new PartSheet(part).write();
            }
            workbook.write(out);
        }
    }

    private CellStyle style(Look look, String format, boolean quoted) {
        return styles.computeIfAbsent(new Style(look, format, quoted), this::made);
    }

    private CellStyle made(Style wanted) {
        Font font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(wanted.look() == Look.TITLE ? TITLE_POINTS : POINTS);
        boolean inTable = wanted.look() == Look.HEADER || wanted.look() == Look.CELL || wanted.look() == Look.TOTAL;
        font.setBold(wanted.look() != Look.CELL && wanted.look() != Look.LINE && wanted.look() != Look.SIGN);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setQuotePrefixed(wanted.quoted());
        style.setWrapText(wanted.look() != Look.CAPTION && wanted.look() != Look.TITLE);
        style.setVerticalAlignment(wanted.look() == Look.HEADER ? VerticalAlignment.CENTER : VerticalAlignment.TOP);
        if (wanted.look() == Look.HEADER || wanted.look() == Look.SIGN) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        if (wanted.format() != null) {
            style.setDataFormat(workbook.createDataFormat().getFormat(wanted.format()));
        }
        if (inTable) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            short grey = IndexedColors.GREY_50_PERCENT.getIndex();
            style.setTopBorderColor(grey);
            style.setBottomBorderColor(grey);
            style.setLeftBorderColor(grey);
            style.setRightBorderColor(grey);
        }
        return style;
    }

    /** A sheet being written, downwards. */
    private final class PartSheet {

        private final DocumentPart part;
        private final SXSSFSheet sheet;
        private final int columns;
        private int next;

        PartSheet(DocumentPart part) {
            this.part = part;
            // A sheet's name cannot hold the stroke of the form's code.
            this.sheet = workbook.createSheet(part.code().replace('/', '-'));
            this.columns = Math.max(
                    LEAST_COLUMNS,
                    part.tables().stream()
                            .mapToInt(table -> table.columns().size())
                            .max()
                            .orElse(0));
        }

        void write() {
            line(Look.TITLE, part.code() + " " + paper.title() + " (" + part.title() + ")");
            line(Look.LINE, paper.unit() + " · " + paper.year());
            line(Look.LINE, paper.mark() + " · " + paper.state());
            int repeated = next - 1;
            for (int index = 0; index < part.tables().size(); index++) {
                boolean first = index == 0;
                int header = table(part.tables().get(index), first);
                if (first
                        && part.runsOver()
                        && part.tables().get(index).caption().isEmpty()) {
                    repeated = header;
                    sheet.createFreezePane(0, header + 1);
                }
            }
            next++;
            part.notes().forEach(note -> line(Look.LINE, note));
            line(Look.LINE, paper.basis());
            signs();
            widths();
            print(repeated);
        }

        /** @return row of the header */
        private int table(DocumentTable table, boolean first) {
            next += first ? 0 : 1;
            if (!table.caption().isEmpty()) {
                line(Look.CAPTION, table.caption());
            }
            int header = next;
            Row head = sheet.createRow(next++);
            for (int column = 0; column < table.columns().size(); column++) {
                text(head, column, Look.HEADER, table.columns().get(column).label());
            }
            table.rows().forEach(row -> cells(Look.CELL, row));
            if (table.rows().isEmpty()) {
                line(Look.LINE, table.empty());
            }
            if (!table.total().isEmpty()) {
                cells(Look.TOTAL, table.total());
            }
            return header;
        }

        private void cells(Look look, List<DocumentCell> cells) {
            Row row = sheet.createRow(next++);
            for (int column = 0; column < cells.size(); column++) {
                DocumentCell cell = cells.get(column);
                if (cell.number() == null) {
                    text(row, column, look, cell.text());
                } else {
                    Cell number = row.createCell(column);
                    number.setCellValue(cell.number().doubleValue());
                    number.setCellStyle(style(look, cell.format(), false));
                }
            }
        }

        private void text(Row row, int column, Look look, String text) {
            Cell cell = row.createCell(column);
            cell.setCellStyle(style(look, null, false));
            SafeText.set(cell, text, style(look, null, true));
        }

        /** A text across the sheet. */
        private void line(Look look, String text) {
            Row row = sheet.createRow(next);
            text(row, 0, look, text);
            sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns - 1));
            next++;
        }

        /** Signatures side by side: each has its share of the columns. */
        private void signs() {
            next++;
            int count = paper.signs().size();
            Row[] rows = {
                sheet.createRow(next), sheet.createRow(next + 1), sheet.createRow(next + 2), sheet.createRow(next + 3)
            };
            for (int index = 0; index < count; index++) {
                DocumentSign sign = paper.signs().get(index);
                int from = index * columns / count;
                int to = (index + 1) * columns / count - 1;
                String name = sign.name().isEmpty() ? "......................................" : sign.name();
                String day = sign.day().isEmpty() ? "......../......../........" : sign.day();
                List<String> lines = List.of(
                        sign.lead() + " .............................. " + sign.role(),
                        "(" + name + ")",
                        sign.post(),
                        day);
                for (int line = 0; line < lines.size(); line++) {
                    text(rows[line], from, Look.SIGN, lines.get(line));
                    if (to > from) {
                        sheet.addMergedRegion(new CellRangeAddress(next + line, next + line, from, to));
                    }
                }
            }
            next += rows.length;
        }

        private void widths() {
            for (int column = 0; column < columns; column++) {
                int index = column;
                int width = part.tables().stream()
                        .filter(table -> index < table.columns().size())
                        .mapToInt(table -> table.columns().get(index).width())
                        .max()
                        .orElse(12);
                sheet.setColumnWidth(column, width * CHARACTER);
            }
        }

        private void print(int repeated) {
            PrintSetup setup = sheet.getPrintSetup();
            setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
            setup.setLandscape(true);
            sheet.setFitToPage(true);
            setup.setFitWidth((short) 1);
            setup.setFitHeight((short) 0);
            sheet.setMargin(PageMargin.LEFT, INCHES_15_MM);
            sheet.setMargin(PageMargin.RIGHT, INCHES_15_MM);
            sheet.setRepeatingRows(new CellRangeAddress(0, repeated, -1, -1));
            // An ampersand begins a code in a footer.
            sheet.getFooter().setLeft(paper.printed().replace("&", "&&"));
            sheet.getFooter().setRight(part.code() + " · &P/&N");
        }
    }
}
