package th.kamt.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real MariaDB, job executor off, no demo data, the clock at 16 November 2569; contexts are shared
 * between test classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "kamt.database.embedded=false",
            "kamt.demo=no",
            "camunda.bpm.job-execution.enabled=false",
            "kamt.metrics.interval=0s",
            "server.port=0"
        })
@AutoConfigureMockMvc
@Import(TestClock.class)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
public @interface ApplicationTest {}
