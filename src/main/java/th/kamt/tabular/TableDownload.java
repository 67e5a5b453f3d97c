package th.kamt.tabular;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** A table of a page as a file; formulas in texts are neutralised by the writer. */
public final class TableDownload {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Set<String> FORMATS = Set.of("xlsx", "csv");

    private TableDownload() {}

    /** Writes the rows, one after the other. */
    public interface Rows {
        void to(TableWriter table) throws IOException;
    }

    /** @throws NotFoundException if tables are not given as {@code format} */
    public static void require(String format) {
        if (!FORMATS.contains(format)) {
            throw new NotFoundException(new Message("tabular.format.unknown", Row.shortened(format)));
        }
    }

    /**
     * @param format {@code xlsx} or {@code csv}, which Excel knows by its byte order mark
     * @throws NotFoundException if it is neither
     */
    public static void send(HttpServletResponse response, String format, String name, List<String> header, Rows rows)
            throws IOException {
        require(format);
        boolean xlsx = "xlsx".equals(format);
        response.setContentType(xlsx ? XLSX : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + (xlsx ? ".xlsx" : ".csv"))
                        .build()
                        .toString());
        try (TableWriter table = xlsx
                ? TableWriter.xlsx(response.getOutputStream(), name, header)
                : TableWriter.csv(response.getOutputStream(), header, true)) {
            rows.to(table);
        }
    }
}
