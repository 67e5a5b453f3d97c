package th.kamt.tabular;

import java.util.List;

/**
 * What an import did: all of it or, if anything is wrong, nothing.
 *
 * @param encoding {@code UTF-8} or {@code windows-874} as detected; {@code null} for Excel, or if it could not be told
 * @param accepted rows of the file, without the header; 0 if refused
 * @param changed  rows added, changed or withdrawn; 0 if refused
 * @param errorLines lines with at least one error
 * @param errors   the first 1,000
 * @param reportId of the report with every error ({@link ErrorReports}); {@code null} if there is none
 */
public record ImportAnswer(
        String encoding,
        long accepted,
        long changed,
        long errorCount,
        long errorLines,
        List<ImportError> errors,
        String reportId) {

    public ImportAnswer {
        errors = List.copyOf(errors);
    }

    /** Whether the file was refused as a whole. */
    public boolean refused() {
        return errorCount > 0;
    }
}
