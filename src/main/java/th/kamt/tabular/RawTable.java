package th.kamt.tabular;

import java.io.IOException;
import java.util.List;

/** A file of rows, not yet understood: CSV or the first sheet of an Excel file. */
interface RawTable {

    /** Takes the rows as they are read. */
    interface Sink {

        /** @return whether to go on */
        boolean header(long line, List<String> names);

        void noHeader();

        /** The declared column at a position of the file, counted from 0; {@code null} beyond the header. */
        Column columnAt(int position);

        /** @param cells {@code null} for a cell already reported as wrong */
        void row(long line, List<String> cells);
    }

    /** Reads to the end, or to the first error that makes the rest unreadable. */
    void read(Sink sink, ImportErrors errors) throws IOException;
}
