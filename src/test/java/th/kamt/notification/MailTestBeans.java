package th.kamt.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.message.Message;
import th.kamt.support.SmallYear;

/** A mail server, a kind of notice of the tests' own, and the small region's people with addresses. */
@TestConfiguration(proxyBeanMethods = false)
class MailTestBeans {

    static final String KIND = "test.due";

    @Bean
    NoticeKinds testKinds() {
        return () -> List.of(new NoticeKind(
                KIND,
                Map.of(
                        "unit",
                        "กฟอ.บึงทอง",
                        "due",
                        LocalDate.of(2026, 11, 30),
                        "post",
                        new Message("notification.language.th"))));
    }

    /** Listens on a port of its own. */
    @Bean(destroyMethod = "stop")
    GreenMail mailServer(JavaMailSenderImpl sender) {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        sender.setPort(server.getSmtp().getPort());
        return server;
    }

    @Bean
    Post post(SmallYear year, JdbcTemplate jdbc, Notifications notifications, TransactionTemplate transactions) {
        return new Post(year, jdbc, notifications, transactions);
    }

    /** What tests of mails do over and over. */
    record Post(SmallYear year, JdbcTemplate jdbc, Notifications notifications, TransactionTemplate transactions) {

        /** The small region's people, each with an address, and the outbox empty. */
        void peopleWithAddresses() {
            year.forget().importOrganization();
            giveAddresses();
            texts();
        }

        void giveAddresses() {
            jdbc.update("update employee set email = concat('p', employee_id, '@utility.example.org')");
            forgetCached();
        }

        void address(String person, String address) {
            jdbc.update("update employee set email = ? where employee_id = ?", address, person);
            forgetCached();
        }

        void name(String person, String name) {
            jdbc.update("update employee set name = ? where employee_id = ?", name, person);
            forgetCached();
        }

        private void forgetCached() {
            jdbc.update("update organization_state set revision = revision + 1");
        }

        /** The tests' kind has a process owner's texts; it has no bundle. */
        private void texts() {
            jdbc.update(
                    "insert into notice_text values (?, 'th', 'ครบกำหนด {unit}', 'เรียน {recipient}\n\n{unit} ภายใน {due} ({post})', 'x', now(), 1)",
                    KIND);
            jdbc.update(
                    "insert into notice_text values (?, 'en', 'Due: {unit}', 'Dear {recipient},\n\n{unit} by {due} ({post})', 'x', now(), 1)",
                    KIND);
        }

        void tell(String key, String... people) {
            tell(key, false, people);
        }

        void tell(String key, boolean urgent, String... people) {
            transactions.executeWithoutResult(status -> notifications.send(notice(key, urgent, people)));
        }

        static Notice notice(String key, boolean urgent, String... people) {
            return new Notice(
                    KIND,
                    key,
                    Set.of(people),
                    Map.of(
                            "unit",
                            "กฟอ.บึงทอง",
                            "due",
                            LocalDate.of(2026, 11, 30),
                            "post",
                            new Message("notification.language.th")),
                    "/plans/2570/N2-AA",
                    urgent);
        }

        /** State of the one mail of that key and person. */
        String state(String key, String person) {
            return jdbc.queryForObject(
                    "select state from mail where kind = ? and notice_key = ? and recipient = ?",
                    String.class,
                    KIND,
                    key,
                    person);
        }

        long id(String key, String person) {
            return jdbc.queryForObject(
                    "select id from mail where kind = ? and notice_key = ? and recipient = ?",
                    Long.class,
                    KIND,
                    key,
                    person);
        }

        static String address(String person) {
            return "p" + person + "@utility.example.org";
        }
    }
}
