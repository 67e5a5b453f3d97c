package th.kamt.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The import use cases on a real MariaDB, without the engine and without security. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig(ImportContext.class)
@TestPropertySource(properties = "kamt.import.reports=target/test-import-reports")
public @interface ImportTest {}
