package th.kamt.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a table row by row. Cells: text, numbers ({@code BigDecimal}, {@code Integer}, {@code Long}), {@code LocalDate},
 * {@code Boolean} (as Y or N), {@code null} for empty; anything else by {@code toString}. Text that a spreadsheet would take
 * for a formula is neutralised ({@link SafeText}).
 */
public interface TableWriter extends Closeable {

    void row(Object... cells) throws IOException;

    /** RFC 4180 in UTF-8 without BOM. Closing closes {@code out}. */
    static TableWriter csv(OutputStream out, List<String> header) throws IOException {
        return csv(out, header, false);
    }

    /** @param bom whether to begin with a byte order mark, by which Excel knows UTF-8 */
    static TableWriter csv(OutputStream out, List<String> header, boolean bom) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (bom) {
            writer.write('\uFEFF');
        }
        return csv(writer, header);
    }

    static TableWriter csv(Writer out, List<String> header) throws IOException {
        TableWriter writer = new CsvTableWriter(out);
        writer.row(header.toArray());
        return writer;
    }

    /** One sheet, written as a stream; the file is complete once closed. Closing closes {@code out}. */
    static TableWriter xlsx(OutputStream out, String sheetName, List<String> header) throws IOException {
        return new XlsxTableWriter(out, sheetName, header);
    }
}
