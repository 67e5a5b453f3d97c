package th.kamt.customer;

import th.kamt.calendar.PlanYear;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/**
 * Imports customers.csv (contract), CSV or XLSX: all or nothing. The file is the year's whole list: accounts it leaves out
 * are withdrawn, and count as changed. The same file twice changes nothing. Who may do so is asked by the caller.
 */
public interface CustomerListImport {

    /** @throws th.kamt.tabular.UploadTooLargeException beyond the permitted size */
    ImportAnswer importList(PlanYear year, Upload upload);
}
