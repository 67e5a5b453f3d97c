package th.kamt.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** RFC 4180: comma, CRLF, quotes where needed. */
final class CsvTableWriter implements TableWriter {

    private final CsvWriter csv;

    CsvTableWriter(Writer out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    }

    @Override
    public void row(Object... cells) throws IOException {
        List<String> texts = Arrays.stream(cells).map(CsvTableWriter::text).toList();
        csv.writeRecord(texts);
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof Boolean yes) {
            return yes ? "Y" : "N";
        }
        if (cell instanceof Number) {
            return cell.toString();
        }
        return SafeText.forCsv(cell.toString());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
