package th.kamt.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** As {@link ApplicationTest}, served on a real port: for the engine's own REST API, which Spring MVC does not know. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "kamt.database.embedded=false",
            "kamt.demo=no",
            "camunda.bpm.job-execution.enabled=false",
            "kamt.metrics.interval=0s",
            "kamt.metrics.password=scraper-password",
            "management.prometheus.metrics.export.enabled=true"
        })
@Import({TestClock.class, GuardedTask.class})
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
public @interface ServedApplicationTest {}
