package th.kamt.workflow;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start of the demo where to go and who can log in, and that this is no place for real data. */
@Component
@ConditionalOnProperty(name = "kamt.default-passwords", havingValue = "true")
class StartAnnouncement {

    private static final Logger log = LoggerFactory.getLogger(StartAnnouncement.class);

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            String base = "http://localhost:" + web.getWebServer().getPort();
            log.info("""


                      Key Account Year — DEMO, passwords are public: not for real data
                        Application   {}/
                        Tasklist      {}/camunda/app/tasklist/
                        Cockpit       {}/camunda/app/cockpit/   (admin)
                        Log in        admin / admin, or an employee id with password demo
                    """, base, base, base);
        }
    }
}
