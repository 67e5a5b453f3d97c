package th.kamt.tabular;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;

/**
 * Reports of refused imports, each for its uploader alone, kept a week in {@code kamt.import.reports} (several nodes: a
 * shared folder).
 */
@Component
public class ErrorReports {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private final Texts texts;

    ErrorReports(@Value("${kamt.import.reports:${kamt.data-dir:./data}/import-reports}") Path folder, Texts texts) {
        this.folder = folder;
        this.texts = texts;
    }

    String newId() {
        return UUID.randomUUID().toString();
    }

    ImportErrors collector(String id) {
        return new ImportErrors(report(id), texts);
    }

    /** To be called once the collector is closed. */
    void keep(String id, String owner) {
        try {
            removeOld();
            Files.writeString(owner(id), owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the report as CSV {@code line,column,code,message} in one language.
     *
     * @param person employee id of the person asking
     * @throws NotFoundException if there is no such report, or it is another person's
     */
    public void write(String id, String person, Locale language, OutputStream out) {
        requireOwned(id, person);
        int message = isEnglish(language) ? 4 : 3;
        try (TableWriter writer = TableWriter.csv(out, List.of("line", "column", "code", "message"))) {
            copy(id, writer, 0, 1, 2, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the report as a workbook: line, column, value found, what is wrong, how to mend it.
     *
     * @param header of these five, in the reader's language
     * @throws NotFoundException if there is no such report, or it is another person's
     */
    public void writeWorkbook(
            String id, String person, Locale language, String sheet, List<String> header, OutputStream out) {
        requireOwned(id, person);
        boolean english = isEnglish(language);
        try (TableWriter writer = TableWriter.xlsx(out, sheet, header)) {
            copy(id, writer, 0, 1, 5, english ? 4 : 3, english ? 7 : 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to mend what an import's message says. */
    public Message hint(Message message) {
        return hint(message, texts);
    }

    static Message hint(Message message, Texts texts) {
        return texts.hintOf(message, "tabular.hint");
    }

    private static boolean isEnglish(Locale language) {
        return "en".equals(language.getLanguage());
    }

    /** @param fields of a line of the stored report, in the order they are written */
    private void copy(String id, TableWriter writer, int... fields) throws IOException {
        try (CsvReader<CsvRecord> errors = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(report(id))), StandardCharsets.UTF_8))) {
            boolean header = true;
            for (CsvRecord error : errors) {
                if (!header) {
                    writer.row(Arrays.stream(fields).mapToObj(error::getField).toArray());
                }
                header = false;
            }
        }
    }

    /** @throws NotFoundException if there is no such report, or it is another person's */
    public void requireOwned(String id, String person) {
        try {
            if (ID.matcher(id).matches()
                    && Files.exists(owner(id))
                    && Files.readString(owner(id)).equals(person)) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new NotFoundException(new Message("tabular.report.unknown"));
    }

    private void removeOld() throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder)) {
            for (Path report : reports) {
                if (Files.getLastModifiedTime(report).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(report);
                }
            }
        }
    }

    private Path report(String id) {
        return folder.resolve(id + ".csv.gz");
    }

    private Path owner(String id) {
        return folder.resolve(id + ".owner");
    }
}
