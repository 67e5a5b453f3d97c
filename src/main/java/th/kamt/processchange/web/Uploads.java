package th.kamt.processchange.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import th.kamt.processchange.ChangedFile;

/** Files of a form. */
final class Uploads {

    /** No more is read into memory of one file; the checks refuse it for its size. */
    private static final int MOST_READ = 6 * 1024 * 1024;

    private Uploads() {}

    /** @param files may be {@code null}; a field left empty comes as a nameless file */
    static List<ChangedFile> of(List<MultipartFile> files) {
        List<ChangedFile> read = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String given = file.getOriginalFilename();
            if (given == null || given.isBlank()) {
                continue;
            }
            // Some browsers send the folder, too.
            String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
            try (var in = file.getInputStream()) {
                read.add(new ChangedFile(name, in.readNBytes(MOST_READ)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return read;
    }
}
