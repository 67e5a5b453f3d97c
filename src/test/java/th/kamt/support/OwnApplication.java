package th.kamt.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import th.kamt.KamtApplication;

/** An application of a test's own, which it may stop: job executor on, on a real port, with {@code operations/work.bpmn}. */
public final class OwnApplication implements AutoCloseable {

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        OperationsWork operationsWork() {
            return new OperationsWork();
        }

        /** Says in the log whatever it is asked to. */
        @Bean
        RouterFunction<ServerResponse> talking() {
            return RouterFunctions.route()
                    .GET("/api/talking", request -> {
                        LoggerFactory.getLogger(OwnApplication.class)
                                .info("said: {}", request.param("words").orElseThrow());
                        return ServerResponse.ok().build();
                    })
                    .build();
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ConfigurableApplicationContext context;

    private OwnApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static OwnApplication on(TestDatabase.Schema schema, String... properties) {
        ClockUtil.reset();
        List<String> all = new ArrayList<>(List.of(
                "kamt.database.embedded=false",
                "kamt.demo=no",
                "server.port=0",
                "spring.main.banner-mode=off",
                "spring.datasource.url=" + schema.url(),
                "spring.datasource.username=" + schema.user(),
                "spring.datasource.password=" + schema.password()));
        all.addAll(List.of(properties));
        String[] arguments = all.stream().map(property -> "--" + property).toArray(String[]::new);
        OwnApplication application =
                new OwnApplication(new SpringApplicationBuilder(KamtApplication.class, Beans.class).run(arguments));
        application
                .bean(RepositoryService.class)
                .createDeployment()
                .name("operations")
                .enableDuplicateFiltering(true)
                .addClasspathResource("operations/work.bpmn")
                .deploy();
        return application;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** @param way what the work does, see {@link OperationsWork} */
    public String startWork(String businessKey, String way) {
        return bean(RuntimeService.class)
                .startProcessInstanceByKey("operationsWork", businessKey, Map.of("way", way))
                .getId();
    }

    /** HTTP status; 0 if there is no answer. */
    public int status(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path))
                .timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Stops as a process told to terminate does. */
    @Override
    public void close() {
        context.close();
    }
}
