package th.kamt.tabular;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** Every wrong cell of one file: the first in memory, all of them in a file, which exists only if there are any. */
public final class ImportErrors implements Closeable {

    /** How many the answer itself shows. */
    public static final int SHOWN = 1_000;

    private final List<ImportError> first = new ArrayList<>();
    private final Path file;
    private final Texts texts;
    private TableWriter writer;
    private final BitSet wrongLines = new BitSet();
    private long count;
    private boolean closed;

    ImportErrors(Path file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /** A line or a file that is wrong as a whole. */
    public void add(long line, String column, Message message) {
        add(line, column, "", message);
    }

    /** @param value as found, however long */
    public void add(long line, String column, String value, Message message) {
        ImportError error = new ImportError(line, column, Row.shortened(value), message);
        count++;
        wrongLines.set(Math.toIntExact(line));
        if (first.size() < SHOWN) {
            first.add(error);
        }
        write(error);
    }

    public boolean any() {
        return count > 0;
    }

    public long count() {
        return count;
    }

    /** Lines with at least one error. */
    public long lines() {
        return wrongLines.cardinality();
    }

    /** The first {@value #SHOWN}, in the order found. */
    public List<ImportError> first() {
        return List.copyOf(first);
    }

    private void write(ImportError error) {
        try {
            if (writer == null) {
                writer = open();
            }
            Message hint = ErrorReports.hint(error.message(), texts);
            // Both languages: who downloads it may read the other one than who uploaded.
            writer.row(
                    error.line(),
                    error.column(),
                    error.code(),
                    texts.of(error.message(), Texts.THAI),
                    texts.of(error.message(), Locale.ENGLISH),
                    error.value(),
                    texts.of(hint, Texts.THAI),
                    texts.of(hint, Locale.ENGLISH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TableWriter open() throws IOException {
        Files.createDirectories(file.getParent());
        return TableWriter.csv(
                new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)),
                List.of("line", "column", "code", "message_th", "message_en", "value", "hint_th", "hint_en"));
    }

    @Override
    public void close() throws IOException {
        if (writer != null && !closed) {
            closed = true;
            writer.close();
        }
    }
}
