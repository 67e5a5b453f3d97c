package th.kamt.support;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import th.kamt.KamtApplication;

/**
 * The application as one node, in a JVM of its own: a transaction that has written one of some tables stops for ever before the
 * engine writes the token's next place, and says so. There it can be killed.
 */
public final class StoppingNode {

    /** Followed by the port it answers on. */
    public static final String READY = "READY ";

    /** Followed by the table that was written. */
    public static final String STOPPED = "STOPPED after ";

    private StoppingNode() {}

    /**
     * Starts one on the same database as the test's own application.
     *
     * @param folder     for its output, one a node
     * @param now        where its clock stands
     * @param stopsAfter tables, separated by commas
     * @param settings   of the application, beside those every node has
     */
    public static Jvm start(Path folder, Environment environment, Instant now, String stopsAfter, String... settings)
            throws IOException {
        List<String> classPath = new ArrayList<>(Jvm.applicationClassPath());
        classPath.add(Jvm.only(
                folder.resolve("classes"),
                StoppingNode.class,
                Beans.class,
                Beans.StopEarly.class,
                Stopping.class,
                MovableClock.class,
                Jvm.class));
        List<String> arguments = new ArrayList<>(List.of(
                "--kamt.database.embedded=false",
                "--kamt.demo=no",
                "--kamt.data-dir=" + folder,
                "--kamt.metrics.interval=0s",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--node.now=" + now,
                "--node.stops-after=" + stopsAfter,
                "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                "--spring.datasource.password=" + environment.getProperty("spring.datasource.password")));
        arguments.addAll(List.of(settings));
        return Jvm.start(
                folder.resolve("node.log"),
                classPath,
                List.of("-Xmx400m", "-XX:TieredStopAtLevel=1"),
                StoppingNode.class.getName(),
                arguments.toArray(String[]::new));
    }

    /** What the node has beside the application. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Beans {

        @Bean("businessClock")
        Clock businessClock(@Value("${node.now}") String now) {
            MovableClock clock = new MovableClock();
            clock.moveTo(Instant.parse(now));
            return clock;
        }

        @Bean
        static BeanPostProcessor stopping(@Value("${node.stops-after}") Set<String> tables) {
            return new StopEarly(tables);
        }

        /** Puts the watching data source before the application's. */
        private record StopEarly(Set<String> tables) implements BeanPostProcessor {

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource ? new Stopping(dataSource, tables) : bean;
            }
        }
    }

    /** Watches what each connection writes, transaction by transaction. */
    public static final class Stopping extends DelegatingDataSource {

        private static final Pattern WRITE = Pattern.compile("^(?:insert into|update|delete from) +`?(\\w+)");

        private final Set<String> tables;

        Stopping(DataSource dataSource, Set<String> tables) {
            super(dataSource);
            this.tables = tables;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            String[] written = new String[1];
            return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
                if (method.getName().equals("commit") || method.getName().equals("rollback")) {
                    written[0] = null;
                }
                Object result = invoke(connection, method, arguments);
                return method.getName().equals("prepareStatement")
                        ? prepared((PreparedStatement) result, (String) arguments[0], written)
                        : result;
            });
        }

        private Object prepared(PreparedStatement statement, String sql, String[] written) {
            Matcher write = WRITE.matcher(sql.strip().toLowerCase(Locale.ROOT));
            String table = write.find() ? write.group(1) : "";
            return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    if (written[0] != null && table.startsWith("act_ru_")) {
                        System.out.println(STOPPED + written[0]);
                        new CountDownLatch(1).await();
                    }
                    if (tables.contains(table)) {
                        written[0] = table;
                    }
                }
                return invoke(statement, method, arguments);
            });
        }

        private static Object proxy(Class<?> type, java.lang.reflect.InvocationHandler handler) {
            return Proxy.newProxyInstance(StoppingNode.class.getClassLoader(), new Class<?>[] {type}, handler);
        }

        private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** Arguments: settings of the application. */
    public static void main(String[] args) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Beans.class, KamtApplication.class).run(args);
        System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
    }
}
