package th.kamt.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that may be kept, on this node's disk until they are; to be closed whatever becomes of them. */
public final class CheckedFiles implements AutoCloseable {

    /** @param sha256 in hexadecimal */
    record Checked(String name, FileKind kind, long size, String sha256, Path content) {}

    private static final CheckedFiles NONE = new CheckedFiles(List.of());

    private final List<Checked> files;

    CheckedFiles(List<Checked> files) {
        this.files = List.copyOf(files);
    }

    public static CheckedFiles none() {
        return NONE;
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    List<Checked> files() {
        return files;
    }

    @Override
    public void close() {
        for (Checked file : files) {
            try {
                Files.deleteIfExists(file.content());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
