package th.kamt.organization;

import java.time.Instant;
import java.util.Optional;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/**
 * Imports units.csv and employees.csv (contract), CSV or XLSX: all or nothing, added and changed but never removed; the same
 * file twice changes nothing. Who may do so is asked by the caller.
 *
 * <p>Throws {@link th.kamt.tabular.UploadTooLargeException} beyond the permitted size.
 */
public interface OrganizationImport {

    /**
     * The last file that was taken in, changed or not.
     *
     * @param by employee id
     */
    record Last(Instant at, String by, long rows) {}

    /** Units; a parent may be in the file or already known. */
    ImportAnswer importUnits(Upload upload);

    /** People and their posts; units must already be known. */
    ImportAnswer importEmployees(Upload upload);

    Optional<Last> lastUnits();

    Optional<Last> lastEmployees();
}
