package th.kamt.tabular;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;
import th.kamt.support.Messages;

/** Reads small tables in tests. */
final class Tables {

    static final List<Column> COLUMNS =
            List.of(Column.digits("id"), Column.text("name"), Column.number("amount"), Column.date("day"));

    private Tables() {}

    static TableFiles files(Path folder) {
        return files(folder, DataSize.ofMegabytes(5), DataSize.ofMegabytes(20));
    }

    static TableFiles files(Path folder, DataSize maxSize, DataSize maxInflated) {
        return new TableFiles(maxSize, maxInflated, reports(folder), new ImportProgress());
    }

    static ErrorReports reports(Path folder) {
        return new ErrorReports(folder, Messages.texts());
    }

    /** Lines and names of the rows read, {@code "2:Name"}; and the answer. */
    record Result(List<String> rows, ImportAnswer answer) {

        /** {@code line/column/code}. */
        List<String> errors() {
            return answer.errors().stream()
                    .map(error -> error.line() + "/" + error.column() + "/" + error.code())
                    .toList();
        }
    }

    static Result read(Path folder, byte[] content) {
        List<String> rows = new ArrayList<>();
        return read(folder, content, row -> rows.add(row.line() + ":" + row.lines("name", 100)), rows);
    }

    static Result read(Path folder, byte[] content, Consumer<Row> consumer, List<String> rows) {
        try (TableFile file = files(folder).receive(Upload.of(new ByteArrayInputStream(content), "E1"), COLUMNS)) {
            file.forEachRow(consumer);
            return new Result(rows, file.answer(0));
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
