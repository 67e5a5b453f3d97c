package th.kamt;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The key account year of an electricity utility as a workflow application. */
@SpringBootApplication
public class KamtApplication {

    public static void main(String[] args) {
        SpringApplication.run(KamtApplication.class, args);
    }
}
