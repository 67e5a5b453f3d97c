package th.kamt.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import th.kamt.message.Message;

/** An uploaded table on disk: read once as a stream of rows, collecting every error. */
public final class TableFile implements Closeable {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** Of .xls, and of Excel files locked by a password. */
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int PROGRESS_STEP = 500;

    private final Path file;
    private final long maxInflatedBytes;
    private final List<Column> columns;
    private final Upload upload;
    private final ErrorReports reports;
    private final ImportProgress progress;
    private final String reportId;
    private final ImportErrors errors;
    private String encoding;
    private long rows;

    TableFile(
            Path file,
            long maxInflatedBytes,
            List<Column> columns,
            Upload upload,
            ErrorReports reports,
            ImportProgress progress) {
        this.file = file;
        this.maxInflatedBytes = maxInflatedBytes;
        this.columns = columns;
        this.upload = upload;
        this.reports = reports;
        this.progress = progress;
        this.reportId = reports.newId();
        this.errors = reports.collector(reportId);
    }

    /**
     * Gives every well-formed row to {@code consumer}, one at a time; none if the header is wrong. What is wrong with the
     * file itself, also that there is no row, is among {@link #errors()} afterwards.
     */
    public void forEachRow(Consumer<Row> consumer) {
        try {
            if (startsWith(OLD_EXCEL)) {
                errors.add(0, "", new Message("tabular.xls"));
                return;
            }
            RawTable table = startsWith(ZIP) ? new XlsxTable(file, maxInflatedBytes) : csv();
            if (table != null) {
                table.read(new Rows(consumer), errors);
            }
            if (rows == 0 && !errors.any()) {
                // A cut-off export would take everything away.
                errors.add(1, "", new Message("tabular.rows.none"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean startsWith(byte[] mark) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        }
    }

    private RawTable csv() throws IOException {
        TextEncoding detected = TextEncoding.of(file, errors);
        if (detected == null) {
            return null;
        }
        encoding = detected.charset().name().equals("UTF-8") ? "UTF-8" : "windows-874";
        return new CsvTable(file, detected);
    }

    public ImportErrors errors() {
        return errors;
    }

    /** Rows given to the consumer or refused as such, so far. */
    public long rows() {
        return rows;
    }

    /** The answer once every row is read and, if there is no error, stored. */
    public ImportAnswer answer(long changed) {
        if (!errors.any()) {
            return new ImportAnswer(encoding, rows, changed, 0, 0, List.of(), null);
        }
        try {
            errors.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reports.keep(reportId, upload.by());
        return new ImportAnswer(encoding, 0, 0, errors.count(), errors.lines(), errors.first(), reportId);
    }

    @Override
    public void close() {
        progress.report(upload.id(), rows, true);
        try {
            errors.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the header, then the shape of every row. */
    private final class Rows implements RawTable.Sink {

        private final Consumer<Row> consumer;
        /** Position in the file to position among the declared columns; null until the header is read. */
        private int[] order;

        private Map<String, Integer> positions;

        Rows(Consumer<Row> consumer) {
            this.consumer = consumer;
        }

        @Override
        public boolean header(long line, List<String> names) {
            Map<String, Integer> declared = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                declared.put(columns.get(i).name(), i);
            }
            boolean right = true;
            Set<String> seen = new HashSet<>();
            int[] found = new int[names.size()];
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Integer position = declared.get(name);
                if (position == null) {
                    errors.add(
                            line,
                            Row.shortened(name),
                            name,
                            new Message("tabular.header.unknown", Row.shortened(name)));
                    right = false;
                } else if (!seen.add(name)) {
                    errors.add(line, name, name, new Message("tabular.header.repeated", name));
                    right = false;
                } else {
                    found[i] = position;
                }
            }
            for (Column column : columns) {
                if (!seen.contains(column.name())) {
                    errors.add(line, column.name(), new Message("tabular.header.missing", column.name()));
                    right = false;
                }
            }
            order = found;
            positions = declared;
            return right;
        }

        @Override
        public void noHeader() {
            String names = columns.stream().map(Column::name).collect(Collectors.joining(","));
            errors.add(1, "", new Message("tabular.header.none", names));
        }

        @Override
        public Column columnAt(int position) {
            return position < order.length ? columns.get(order[position]) : null;
        }

        @Override
        public void row(long line, List<String> cells) {
            rows++;
            if (rows % PROGRESS_STEP == 0) {
                progress.report(upload.id(), rows, false);
            }
            if (cells.size() != order.length) {
                errors.add(
                        line,
                        "",
                        new Message(
                                "tabular.row.ragged", Integer.toString(cells.size()), Integer.toString(order.length)));
                return;
            }
            String[] values = new String[order.length];
            for (int i = 0; i < order.length; i++) {
                values[order[i]] = cells.get(i);
            }
            consumer.accept(new Row(line, positions, values, errors));
        }
    }
}
