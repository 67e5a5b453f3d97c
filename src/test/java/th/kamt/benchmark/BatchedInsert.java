package th.kamt.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The plainest fast way to write rows: a JDBC batch insert on the application's own pool, in one transaction. Takes the rows
 * a table holds, and writes the same ones again into the same table. The driver sends it by MariaDB's bulk protocol.
 */
final class BatchedInsert implements Turns.Side {

    private static final int BATCH = 1_000;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final String table;
    private final List<Object[]> rows;
    private String sql;

    /** @param order the order in which the other side writes them */
    BatchedInsert(DataSource dataSource, String table, String order) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.rows = new ArrayList<>();
        jdbc.query("select * from " + table + " order by " + order, row -> {
            ResultSetMetaData columns = row.getMetaData();
            if (sql == null) {
                sql = insert(columns);
            }
            Object[] values = new Object[columns.getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getObject(i + 1);
            }
            rows.add(values);
        });
    }

    private String insert(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnName(i));
        }
        return "insert into " + table + " (" + String.join(",", names) + ") values ("
                + String.join(",", Collections.nCopies(names.size(), "?")) + ")";
    }

    int rows() {
        return rows.size();
    }

    @Override
    public void prepare() {
        jdbc.execute("truncate table " + table);
    }

    @Override
    public void run() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int waiting = 0;
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++waiting == BATCH) {
                        insert.executeBatch();
                        waiting = 0;
                    }
                }
                if (waiting > 0) {
                    insert.executeBatch();
                }
            }
            connection.commit();
        }
    }
}
