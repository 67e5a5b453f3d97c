package th.kamt.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The application's clock in tests: stands at {@link MovableClock#START} until a test moves it, whatever day the machine has.
 * {@link EngineOfThisContext} puts the engine's beside it.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestClock {

    @Bean("businessClock")
    MovableClock businessClock() {
        return new MovableClock();
    }
}
