package th.kamt.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.notification.MailTestBeans.Post.address;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.MANAGER;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.ClockMoved;
import th.kamt.notification.MailConfiguration.MailRoute;
import th.kamt.notification.MailTestBeans.Post;
import th.kamt.notification.NotificationPreferences.Preference;
import th.kamt.support.MovableClock;

/** From a notice to a mail, by SMTP to servers good and bad. */
@MailTest
class MailDeliveryTest {

    @Autowired
    private Post post;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationPreferences preferences;

    @Autowired
    private MailDispatcher dispatcher;

    @Autowired
    private MailStore mails;

    @Autowired
    private MailSettings settings;

    @Autowired
    private GreenMail server;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MailWriter writer;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void peopleAndAnEmptyServer() throws Exception {
        sender.setPort(server.getSmtp().getPort());
        server.purgeEmailFromAllMailboxes();
        post.peopleWithAddresses();
    }

    // --- what is written ---

    @Test
    @DisplayName("a mail has its Thai subject, text and HTML, the date in the Buddhist Era and an absolute link")
    void aMailIsWrittenInThai() throws Exception {
        post.tell("a", MANAGER);

        assertThat(dispatcher.deliverDue()).isEqualTo(1);

        MimeMessage mail = received(MANAGER).get(0);
        assertThat(mail.getSubject()).isEqualTo("ครบกำหนด กฟอ.บึงทอง");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("ลูกค้ารายสำคัญ");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("นายสมเกียรติ วงศ์ประเสริฐ");
        assertThat(part(mail, "text/plain"))
                .contains("เรียน นายสมเกียรติ วงศ์ประเสริฐ", "กฟอ.บึงทอง ภายใน 30 พ.ย. 2569 (ภาษาไทย)")
                .contains("https://kamt.example.org/plans/2570/N2-AA");
        assertThat(part(mail, "text/html"))
                .contains("ภายใน 30 พ.ย. 2569", "href=\"https://kamt.example.org/plans/2570/N2-AA\"", "lang=\"th\"");
        assertThat(post.state("a", MANAGER)).isEqualTo("SENT");
    }

    @Test
    void whoChoseEnglishIsToldInEnglish() throws Exception {
        preferences.choose(CHIEF, new Preference(false, Locale.ENGLISH));
        post.tell("a", CHIEF);

        dispatcher.deliverDue();

        MimeMessage mail = received(CHIEF).get(0);
        assertThat(mail.getSubject()).isEqualTo("Due: กฟอ.บึงทอง");
        assertThat(part(mail, "text/plain")).contains("กฟอ.บึงทอง by 30 Nov B.E. 2569 (Thai)");
    }

    @Test
    @DisplayName("names with line breaks and mark-up become neither headers nor HTML")
    void namesBecomeNeitherHeadersNorMarkup() throws Exception {
        post.name(MANAGER, "นาย ก\r\nBcc: x@example.org\n\n<script>alert(1)</script>");
        post.tell("a", MANAGER);

        dispatcher.deliverDue();

        MimeMessage mail = received(MANAGER).get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(part(mail, "text/html")).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                .isEqualTo("นาย ก Bcc: x@example.org <script>alert(1)</script>");
    }

    @Test
    @DisplayName("an address that is none, or two, is not written to; the row is kept and visible")
    void anUnusableAddressIsKeptAsUndeliverable() {
        post.address(MANAGER, "a@example.org\r\nRCPT TO:<b@example.org>");
        post.address(CHIEF, "a@example.org,b@example.org");
        post.address(KAMR, null);
        post.tell("a", MANAGER, CHIEF, KAMR, "nobody");

        assertThat(dispatcher.deliverDue()).isZero();

        assertThat(Stream.of(MANAGER, CHIEF, KAMR, "nobody").map(person -> post.state("a", person)))
                .containsOnly("UNDELIVERABLE");
    }

    // --- with the business change, and once ---

    @Test
    void aNoticeNeedsATransaction() {
        assertThatThrownBy(() -> notifications.send(Post.notice("a", false, MANAGER)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aChangeRolledBackTellsNobody() {
        transactions.executeWithoutResult(status -> {
            notifications.send(Post.notice("a", false, MANAGER));
            status.setRollbackOnly();
        });

        assertThat(dispatcher.deliverDue()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from mail", Integer.class))
                .isZero();
    }

    @Test
    void whoWasToldIsNotToldAgain() {
        post.tell("a", MANAGER);
        post.tell("a", MANAGER, CHIEF);
        post.tell("b", MANAGER);

        dispatcher.deliverDue();

        assertThat(received(MANAGER)).hasSize(2);
        assertThat(received(CHIEF)).hasSize(1);
        assertThat(dispatcher.deliverDue()).isZero();
    }

    @Test
    void anUndeclaredKindOrAMissingValueIsRefused() {
        Notice unknown = new Notice("no.such", "a", Set.of(MANAGER), Map.of(), "/", false);
        Notice missing = new Notice(MailTestBeans.KIND, "a", Set.of(MANAGER), Map.of("unit", "x"), "/", false);

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> notifications.send(unknown)))
                .hasMessageContaining("no.such");
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> notifications.send(missing)))
                .hasMessageContaining("due");
    }

    // --- servers ---

    @Test
    @DisplayName(
            "server down: tried after 1, 5, 15 minutes, then given up; nothing is lost, and an operator sends it again")
    void aServerThatIsDownIsTriedAgainAndAgain() {
        post.tell("a", MANAGER);
        post.tell("b", MANAGER);
        sender.setPort(closedPort());

        assertThat(dispatcher.deliverDue()).isZero();
        assertThat(attempts("a")).isEqualTo(1);
        // The second keeps its turn: it would only have waited for the same server.
        assertThat(attempts("b")).isZero();

        for (int minutes : List.of(1, 5, 15)) {
            dispatcher.deliverDue();
            int before = attempts("a");
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(minutes)).minusMillis(1));
            dispatcher.deliverDue();
            assertThat(attempts("a")).isEqualTo(before);
            clock.moveTo(clock.instant().plusMillis(1));
            dispatcher.deliverDue();
            dispatcher.deliverDue();
            assertThat(attempts("a")).isEqualTo(before + 1);
        }
        assertThat(post.state("a", MANAGER)).isEqualTo("FAILED");

        sender.setPort(server.getSmtp().getPort());
        mails.again(post.id("a", MANAGER), address(MANAGER), clock.instant());
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        dispatcher.deliverDue();

        assertThat(received(MANAGER)).hasSize(1);
        assertThat(post.state("a", MANAGER)).isEqualTo("SENT");
        assertThat(post.state("b", MANAGER)).isEqualTo("FAILED");
    }

    @Test
    @DisplayName("a silent server costs its time-out, holds no row locked and no connection, and the mail waits")
    void aSilentServerHoldsNothing() throws Exception {
        post.tell("a", MANAGER);
        post.tell("b", MANAGER);
        try (StubbornMailServer silent = StubbornMailServer.silent();
                Attempts attempts = new Attempts()) {
            sender.setPort(silent.port());
            Future<Integer> delivery = attempts.run(dispatcher::deliverDue);
            // Meanwhile the outbox takes notices.
            post.tell("c", MANAGER);

            assertThat(delivery.get(20, TimeUnit.SECONDS)).isZero();
        }
        assertThat(post.state("a", MANAGER)).isEqualTo("WAITING");
        assertThat(jdbc.queryForObject("select last_error from mail where notice_key = 'a'", String.class))
                .isNotBlank();
        sender.setPort(server.getSmtp().getPort());
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(dispatcher.deliverDue()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "a server that refuses half of the recipients: the others have their mail, only the refused wait and are tried again")
    void onlyTheRefusedWait() {
        try (StubbornMailServer half = StubbornMailServer.taking(
                to -> List.of(address(MANAGER), address(DIRECTOR)).contains(to))) {
            sender.setPort(half.port());
            post.tell("a", CHIEF, DIRECTOR, GOVERNOR, MANAGER);

            assertThat(dispatcher.deliverDue()).isEqualTo(2);

            assertThat(half.taken).containsExactlyInAnyOrder(address(MANAGER), address(DIRECTOR));
        }
        assertThat(post.state("a", CHIEF)).isEqualTo("WAITING");
        assertThat(jdbc.queryForObject("select last_error from mail where recipient = ?", String.class, GOVERNOR))
                .contains("550 nobody of that name");

        sender.setPort(server.getSmtp().getPort());
        assertThat(dispatcher.deliverDue()).as("not before their time").isZero();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(dispatcher.deliverDue()).isEqualTo(2);
        assertThat(Stream.of(CHIEF, GOVERNOR, MANAGER, DIRECTOR)
                        .map(this::received)
                        .map(List::size))
                .as("who had theirs gets no second")
                .containsExactly(1, 1, 0, 0);
    }

    // --- nodes ---

    @Test
    @DisplayName("two nodes at once send each mail once")
    void twoNodesAtOnceSendEachMailOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            post.tell("n" + i, MANAGER);
        }
        List<Long> sent = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier together = new CyclicBarrier(2);
        try (Attempts nodes = new Attempts()) {
            Callable<Integer> node = () -> {
                MailDispatcher own = node(mail -> sent.add(mail.id()));
                together.await();
                return own.deliverDue();
            };
            Future<Integer> one = nodes.run(node);
            Future<Integer> other = nodes.run(node);

            assertThat(one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS))
                    .isEqualTo(60);
        }
        assertThat(sent).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what one node has under way another leaves alone, until the claim is over")
    void whatIsUnderWayIsLeftAlone() {
        post.tell("a", MANAGER);
        List<Integer> others = new ArrayList<>();

        node(mail -> others.add(node(again -> {}).deliverDue())).deliverDue();

        assertThat(others).containsExactly(0);
    }

    @Test
    @DisplayName("a node killed between the server's yes and the commit: sent once more, with the same Message-ID")
    void aKilledNodesMailGoesOutAgainWithTheSameMessageId() throws Exception {
        post.tell("a", MANAGER);
        MailTransport smtp = new SmtpTransport(sender, writer);
        MailDispatcher killed = node(mail -> {
            smtp.deliver(mail);
            throw new Killed();
        });
        assertThatThrownBy(killed::deliverDue).isInstanceOf(Killed.class);

        assertThat(dispatcher.deliverDue()).as("the claim stands").isZero();
        jdbc.update("update mail set claimed_until = date_sub(utc_timestamp(3), interval 1 second)");
        assertThat(dispatcher.deliverDue()).isEqualTo(1);

        List<MimeMessage> twice = received(MANAGER);
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0).getMessageID())
                .isNotBlank()
                .isEqualTo(twice.get(1).getMessageID());
        assertThat(dispatcher.deliverDue()).isZero();
    }

    @Test
    void withoutAWayOutMailsWait() {
        post.tell("a", MANAGER);

        assertThat(new MailDispatcher(mails, new MailRoute(Optional.empty()), settings, clock).deliverDue())
                .isZero();

        assertThat(post.state("a", MANAGER)).isEqualTo("WAITING");
    }

    @Test
    void whenTheClockIsMovedWhatIsDueIsDelivered() {
        post.tell("a", MANAGER);

        dispatcher.clockMoved(new ClockMoved(clock.instant()));

        assertThat(received(MANAGER)).hasSize(1);
    }

    // --- helpers ---

    private MailDispatcher node(MailTransport transport) {
        return new MailDispatcher(mails, new MailRoute(Optional.of(transport)), settings, clock);
    }

    private int attempts(String key) {
        return jdbc.queryForObject("select attempts from mail where notice_key = ?", Integer.class, key);
    }

    private static int closedPort() {
        try (StubbornMailServer gone = StubbornMailServer.silent()) {
            return gone.port();
        }
    }

    private List<MimeMessage> received(String person) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return ((InternetAddress) mail.getAllRecipients()[0])
                                .getAddress()
                                .equals(address(person));
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static String part(MimeMessage mail, String type) throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Not an exception a dispatcher could catch. */
    private static final class Killed extends Error {}

    /** Threads that end with the test. */
    private static final class Attempts implements AutoCloseable {
        private final ExecutorService threads = Executors.newCachedThreadPool();

        <T> Future<T> run(Callable<T> work) {
            return threads.submit(work);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
