package th.kamt.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real MariaDB and a real port, job executor off ({@link ProcessDriver} runs the jobs), the clock at
 * 16 November 2569 until a test moves it. One context for all such tests; each begins with {@link SmallYear#forget()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kamt.database.embedded=false", "kamt.demo=no", "camunda.bpm.job-execution.enabled=false"})
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@Import(PlanningTestBeans.class)
public @interface PlanningTest {}
