package th.kamt.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** What {@link PlanningTest} adds to the application. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    TestClock.class,
    ProcessDriver.class,
    SmallYear.class,
    Login.class,
    Rest.class,
    TimeProbe.class,
    EnglishReader.class,
    Pages.class
})
class PlanningTestBeans {}
