package th.kamt.web;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;

/** Where the import page hands in a file and asks after it. Implemented beside the import use cases. */
public interface ImportDesk {

    /**
     * A wrong cell.
     *
     * @param line   line of the file, the header being 1
     * @param column name in the header, or {@code null} if it is about the whole line or file
     * @param value  as found, or {@code null}
     * @param hint   how to mend it, or {@code null}
     */
    record Problem(int line, String column, String value, Message message, Message hint) {}

    /**
     * An import at this moment.
     *
     * @param year       {@code null} but for customers
     * @param rowsTotal  rows of the file, {@code null} while unknown
     * @param accepted   rows taken in; 0 unless finished well
     * @param changed    of these, rows that were new or different
     * @param errorCount all wrong cells; 0 means the file was taken in, once finished
     * @param errorLines lines with at least one wrong cell
     * @param errors     the first 1,000 in the file's order
     * @param encoding   as detected, e.g. {@code UTF-8}, {@code Windows-874}, {@code XLSX}; {@code null} while unknown
     * @param failure    why it ended without an answer about the file (machine, not file), or {@code null}
     */
    record Status(
            String id,
            ImportKind kind,
            PlanYear year,
            String fileName,
            long rowsChecked,
            Long rowsTotal,
            boolean finished,
            long accepted,
            long changed,
            long errorCount,
            long errorLines,
            List<Problem> errors,
            String encoding,
            Message failure) {

        public boolean refused() {
            return finished && errorCount > 0;
        }
    }

    /**
     * The last import of a kind that was taken in.
     *
     * @param year {@code null} but for customers
     * @param by   name of who brought it
     */
    record Past(PlanYear year, Instant at, String by, long rows) {}

    /**
     * Takes the file and returns at once; checking goes on in the background. The stream is read to its end before this
     * returns and may be closed then.
     *
     * @param year   required for customers, else {@code null}
     * @param person employee id of who brings it
     * @return number to ask by
     */
    String start(ImportKind kind, PlanYear year, String fileName, InputStream file, String person);

    /** @throws th.kamt.message.NotFoundException if there is no such import, or it is somebody else's */
    Status status(String id);

    /** All wrong cells as a workbook (XLSX), if the file was refused. */
    Optional<InputStream> errorsFile(String id);

    /** The last one taken in; of customers the last of each year, newest year first. Empty if there was none. */
    List<Past> last(ImportKind kind);
}
