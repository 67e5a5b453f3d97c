package th.kamt.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import th.kamt.message.Message;

/** RFC 4180, comma, strict about quotes; empty lines do not count. */
final class CsvTable implements RawTable {

    /** Far beyond any column; where a quote is left open, reading ends here and not at the end of the file. */
    private static final int MAX_FIELD = 100_000;

    private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

    private final Path file;
    private final TextEncoding encoding;

    CsvTable(Path file, TextEncoding encoding) {
        this.file = file;
        this.encoding = encoding;
    }

    @Override
    public void read(Sink sink, ImportErrors errors) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(encoding.bomLength());
            CsvReader<CsvRecord> csv = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(4 * MAX_FIELD)
                    .build(
                            CsvRecordHandler.of(handler -> handler.maxFieldSize(MAX_FIELD)),
                            new InputStreamReader(in, encoding.charset()));
            Iterator<CsvRecord> records = csv.iterator();
            long lastLine = 0;
            CsvRecord row = next(records, lastLine, errors);
            if (row == null) {
                if (!errors.any()) {
                    sink.noHeader();
                }
                return;
            }
            if (!sink.header(row.getStartingLineNumber(), row.getFields())) {
                return;
            }
            for (row = next(records, 1, errors); row != null; row = next(records, lastLine, errors)) {
                lastLine = row.getStartingLineNumber();
                sink.row(lastLine, row.getFields());
            }
        }
    }

    /** Only the parser's own complaints are errors of the file; what the rows' consumer throws is not ours. */
    private static CsvRecord next(Iterator<CsvRecord> records, long lastLine, ImportErrors errors) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            String text = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(text);
            long number = line.find() ? Long.parseLong(line.group(1)) : lastLine + 1;
            errors.add(number, "", new Message(keyOf(text), Long.toString(number)));
            return null;
        }
    }

    private static String keyOf(String text) {
        if (text.contains("Unclosed quoted field")) {
            return "tabular.csv.quoteOpen";
        }
        return text.contains("after closing quote") ? "tabular.csv.quoteMisplaced" : "tabular.csv.fieldTooLong";
    }
}
