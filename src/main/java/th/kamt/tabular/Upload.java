package th.kamt.tabular;

import java.io.InputStream;
import java.util.UUID;

/**
 * A file as it arrives, CSV or XLSX.
 *
 * @param content read once, by the import; not closed by it
 * @param size    bytes as announced by the sender, or -1
 * @param id      by which {@link ImportProgress} knows it
 * @param by      employee id of the uploader, who alone gets the error report
 */
public record Upload(InputStream content, long size, String id, String by) {

    /** With a random id and an unknown size. */
    public static Upload of(InputStream content, String by) {
        return new Upload(content, -1, UUID.randomUUID().toString(), by);
    }
}
