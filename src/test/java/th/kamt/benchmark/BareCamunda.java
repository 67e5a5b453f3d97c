package th.kamt.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Camunda's own starter with its web apps and nothing else, for {@link StartBenchmark}. No stereotype: the application's scan
 * must not find it.
 */
@EnableAutoConfiguration
public class BareCamunda {

    public static void main(String[] args) {
        SpringApplication.run(BareCamunda.class, args);
    }
}
