package th.kamt.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that counts what is executed through it: a batch is one execute, and as many rows as it has. */
final class CountedStatements extends DelegatingDataSource {

    private static final class Count {
        private int executes;
        private int rows;
        private long nanos;
    }

    private final Map<String, Count> counts = new HashMap<>();
    private volatile boolean counting;

    CountedStatements(DataSource counted) {
        super(counted);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return counting ? connection(connection) : connection;
    }

    /** From now on. */
    synchronized void begin() {
        counts.clear();
        counting = true;
    }

    void end() {
        counting = false;
    }

    synchronized int executes() {
        return counts.values().stream().mapToInt(count -> count.executes).sum();
    }

    /** Rows of the application's own tables that were inserted, changed or deleted. */
    synchronized int businessRows() {
        return counts.entrySet().stream()
                .filter(entry -> isWrite(entry.getKey()) && !entry.getKey().contains("ACT_"))
                .mapToInt(entry -> entry.getValue().rows)
                .sum();
    }

    /** Statements by how often they were executed and how long they took, for each of {@code times} pieces of work. */
    synchronized String list(int times) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Count> entry) -> -entry.getValue().executes)
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> "%7.2f %8.3f ms  %s"
                        .formatted(
                                entry.getValue().executes / (double) times,
                                entry.getValue().nanos / 1e6 / times,
                                entry.getKey()
                                        .substring(
                                                0, Math.min(150, entry.getKey().length()))))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isWrite(String sql) {
        String start = sql.strip().substring(0, 6).toLowerCase(Locale.ROOT);
        return "insert".equals(start) || "update".equals(start) || "delete".equals(start);
    }

    private synchronized void count(String sql, int rows, long nanos) {
        Count count = counts.computeIfAbsent(sql, any -> new Count());
        count.executes++;
        count.rows += rows;
        count.nanos += nanos;
    }

    private Connection connection(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(connection, method, arguments);
                    if (result instanceof CallableStatement) {
                        return result;
                    }
                    if (result instanceof PreparedStatement prepared) {
                        return statement(prepared, PreparedStatement.class, (String) arguments[0]);
                    }
                    return result instanceof Statement plain ? statement(plain, Statement.class, null) : result;
                });
    }

    private <T extends Statement> Object statement(T statement, Class<T> type, String prepared) {
        int[] batch = new int[1];
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if ("addBatch".equals(name)) {
                        batch[0]++;
                    } else if ("executeBatch".equals(name)) {
                        int batched = batch[0];
                        batch[0] = 0;
                        return timed(prepared, batched, statement, method, arguments);
                    } else if (name.startsWith("execute")) {
                        return timed(
                                arguments == null ? prepared : (String) arguments[0], 1, statement, method, arguments);
                    } else if ("clearBatch".equals(name)) {
                        batch[0] = 0;
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private Object timed(String sql, int rows, Object statement, Method method, Object[] arguments) throws Throwable {
        long start = System.nanoTime();
        Object result = invoke(statement, method, arguments);
        count(sql, rows, System.nanoTime() - start);
        return result;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
