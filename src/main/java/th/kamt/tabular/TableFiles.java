package th.kamt.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes uploads in: spooled to a temporary file, never held in memory, never more than {@code kamt.import.max-size}. */
@Component
public class TableFiles {

    private static final int BUFFER = 64 * 1024;

    private final long maxBytes;
    private final long maxInflatedBytes;
    private final ErrorReports reports;
    private final ImportProgress progress;

    TableFiles(
            @Value("${kamt.import.max-size:100MB}") DataSize maxSize,
            @Value("${kamt.import.max-inflated-size:1GB}") DataSize maxInflatedSize,
            ErrorReports reports,
            ImportProgress progress) {
        this.maxBytes = maxSize.toBytes();
        this.maxInflatedBytes = maxInflatedSize.toBytes();
        this.reports = reports;
        this.progress = progress;
    }

    /**
     * Reads the whole upload to disk. The table must be closed, which removes it from there.
     *
     * @throws UploadTooLargeException beyond {@code kamt.import.max-size}; the rest is not read
     */
    public TableFile receive(Upload upload, List<Column> columns) {
        if (upload.size() > maxBytes) {
            throw new UploadTooLargeException(maxBytes);
        }
        progress.report(upload.id(), 0, false);
        boolean kept = false;
        Path file = null;
        try {
            file = Files.createTempFile("kamt-import", ".tmp");
            spool(upload.content(), file);
            kept = true;
            return new TableFile(file, maxInflatedBytes, columns, upload, reports, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!kept) {
                discard(file);
                progress.report(upload.id(), 0, true);
            }
        }
    }

    private void spool(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                total += read;
                if (total > maxBytes) {
                    throw new UploadTooLargeException(maxBytes);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static void discard(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
