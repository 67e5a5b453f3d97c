package th.kamt.support;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each application context a schema of its own. */
public class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.Schema schema = TestDatabase.newSchema();
        TestPropertyValues.of(
                        "spring.datasource.url=" + schema.url(),
                        "spring.datasource.username=" + schema.user(),
                        "spring.datasource.password=" + schema.password())
                .applyTo(context);
    }
}
