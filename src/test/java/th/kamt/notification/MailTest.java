package th.kamt.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import th.kamt.support.PlanningTest;

/** As {@link PlanningTest}, with mails sent by SMTP when a test says so; impatient, so that a silent server costs little. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlanningTest
@AutoConfigureMockMvc
@Import(MailTestBeans.class)
@TestPropertySource(
        properties = {
            "kamt.mail.host=127.0.0.1",
            "kamt.mail.from=kamt@utility.example.org",
            "kamt.mail.poll-interval=0s",
            "kamt.mail.most-attempts=4",
            "kamt.base-url=https://kamt.example.org/",
            "spring.mail.properties.[mail.smtp.starttls.required]=false",
            "spring.mail.properties.[mail.smtp.timeout]=400"
        })
@interface MailTest {}
