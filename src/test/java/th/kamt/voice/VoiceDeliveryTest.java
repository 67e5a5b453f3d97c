package th.kamt.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.ClockMoved;
import th.kamt.metrics.Reading;
import th.kamt.support.MovableClock;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.voice.VoiceConfiguration.VoiceRoute;

/** From a voice heard to PEA-VOC, by HTTP to systems good and bad. */
@PlanningTest
class VoiceDeliveryTest {

    private static final Duration LEASE = Duration.ofMinutes(10);

    @Autowired
    private Voices voices;

    @Autowired
    private VoiceStore store;

    @Autowired
    private VoiceDispatcher ofTheApplication;

    @Autowired
    private VoiceHealth health;

    @Autowired
    private VoiceMetrics metrics;

    @Autowired
    private SmallYear year;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private MovableClock clock;

    private VocDouble voc;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void anEmptyOutbox() throws Exception {
        year.forget();
        year.account(
                        1,
                        AA,
                        "hvc_listed=Y;gross_margin_baht=300000;voltage_kv=115;avg_bill_baht=1000000;"
                                + "contact_name=นายสมชาย ใจดี;contact_phone=055-217-300 ต่อ 12;contact_email=chai@example.org;contact_line_id=chai99")
                .importOrganization()
                .importList();
        voc = new VocDouble();
    }

    @AfterEach
    void close() {
        voc.close();
        threads.shutdownNow();
    }

    // --- what is written ---

    @Test
    @DisplayName("a voice reaches PEA-VOC as the contract says, with the token and the same key in header and body")
    void aVoiceIsSentAsTheContractSays() throws Exception {
        hear("1", VoiceKind.COMPLAINT, "ไฟตกบ่อยช่วงบ่าย 😀");

        assertThat(node().sendDue()).isEqualTo(1);

        VocDouble.Call call = voc.calls.get(0);
        assertThat(call.authorization()).isEqualTo("Bearer secret");
        assertThat(call.contentType()).isEqualTo("application/json; charset=UTF-8");
        assertThat(call.key()).isEqualTo(call.body().get("idempotencyKey").asText());
        assertThat(call.body().get("text").asText()).isEqualTo("ไฟตกบ่อยช่วงบ่าย 😀");
        assertThat(call.body().get("kind").asText()).isEqualTo("COMPLAINT");
        assertThat(call.body().get("planYear").asInt()).isEqualTo(2570);
        assertThat(call.body().get("heardOn").asText()).isEqualTo("2027-02-03");
        assertThat(call.body().get("recordedAt").asText()).isEqualTo("2026-11-16T09:00:00+07:00");
        assertThat(state("1")).isEqualTo("SENT");
    }

    @Test
    @DisplayName("what is sent and docs/pea-voc.schema.json name the same fields, kinds and sources")
    void theSchemaSaysWhatIsSent() throws Exception {
        hear("1", VoiceKind.NEED, "x");
        node().sendDue();

        JsonNode schema = json.readTree(Files.readString(Path.of("docs/pea-voc.schema.json")));
        Set<String> sent = names(voc.calls.get(0).body());
        assertThat(sent).isEqualTo(names(schema.get("properties")));
        Set<String> required = new TreeSet<>();
        schema.get("required").forEach(name -> required.add(name.asText()));
        assertThat(sent).isEqualTo(required);
        assertThat(schema.at("/properties/kind/enum")).hasSize(VoiceKind.values().length);
        for (VoiceKind kind : VoiceKind.values()) {
            assertThat(schema.at("/properties/kind/enum").toString()).contains('"' + kind.name() + '"');
        }
        assertThat(schema.at("/properties/contract/const").asText()).isEqualTo(Voices.CONTRACT);
    }

    @Test
    @DisplayName("contact persons do not leave: names, numbers and addresses are masked, other figures stay")
    void contactPersonsDoNotLeave() {
        hear(
                "1",
                VoiceKind.NEED,
                "คุณสมชาย ใจดี (chai@example.org, LINE CHAI99) ขอให้โทร 081 234 5678 หรือ ๐๘๙-๑๒๓-๔๕๖๗, +66 81 234 5678, other@customer.co.th"
                        + " โหลด 115 kV 1,250,000 บาท CA 020000000001 ปี 2570");
        node().sendDue();

        assertThat(voc.calls.get(0).body().get("text").asText())
                .isEqualTo(
                        "คุณ[ผู้ประสานงานของลูกค้า] ([ช่องทางติดต่อ], LINE [ช่องทางติดต่อ]) ขอให้โทร [ช่องทางติดต่อ] หรือ [ช่องทางติดต่อ], [ช่องทางติดต่อ], [ช่องทางติดต่อ]"
                                + " โหลด 115 kV 1,250,000 บาท CA 020000000001 ปี 2570");
    }

    @Test
    void contactPersonsKeptOnTheAccountsPageDoNotLeaveEither() {
        int at = SmallYear.id(1, AA).indexOf('@');
        jdbc.update(
                "insert into account_contact (bp_no, office_code, name, position, phone, mobile, email, line_id, is_main,"
                        + " kept_year, created_by, created_at, changed_by, changed_at, version)"
                        + " values (?, ?, 'นางสาววิภา ทองดี', 'วิศวกร', '02-1234', null, null, 'wipa_t', false, 2570, 'x',"
                        + " now(), 'x', now(), 0)",
                SmallYear.id(1, AA).substring(0, at),
                AA);

        hear("1", VoiceKind.NEED, "วิภา ทองดี ขอให้ติดต่อ wipa_t หรือ 02-1234");
        node().sendDue();

        assertThat(voc.calls.get(0).body().get("text").asText())
                .isEqualTo("[ผู้ประสานงานของลูกค้า] ขอให้ติดต่อ [ช่องทางติดต่อ] หรือ [ช่องทางติดต่อ]");
    }

    @Test
    void aVoiceNeedsATransaction() {
        assertThatThrownBy(() -> voices.heard(voice("1", VoiceKind.NEED, "x")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        transactions.executeWithoutResult(status -> {
            voices.heard(voice("1", VoiceKind.NEED, "x"));
            status.setRollbackOnly();
        });

        assertThat(node().sendDue()).isZero();
        assertThat(voc.calls).isEmpty();
    }

    @Test
    @DisplayName("a voice told twice, as of a step that ran twice, is there and sent once")
    void aVoiceToldTwiceIsSentOnce() {
        hear("1", VoiceKind.NEED, "x");
        hear("1", VoiceKind.NEED, "x");

        assertThat(node().sendDue()).isEqualTo(1);
        assertThat(node().sendDue()).isZero();
        assertThat(voc.calls).hasSize(1);
    }

    // --- systems ---

    @Test
    @DisplayName("PEA-VOC down: tried after 1, 5, 15 minutes, 1 hour, then every 4 hours; nothing is given up")
    void aSystemThatIsDownIsTriedForever() {
        hear("1", VoiceKind.NEED, "x");
        hear("2", VoiceKind.NEED, "x");
        voc.answering(body -> VocDouble.Reply.of(503));
        node().sendDue();
        assertThat(attempts("1")).isEqualTo(1);
        // The second keeps its turn: it would only have waited for the same system.
        assertThat(attempts("2")).isZero();
        jdbc.update("delete from voice_outbox where reference = '2'");

        for (int minutes : List.of(1, 5, 15, 60, 240, 240, 240)) {
            int before = attempts("1");
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(minutes)).minusMillis(1));
            node().sendDue();
            assertThat(attempts("1")).isEqualTo(before);
            clock.moveTo(clock.instant().plusMillis(1));
            node().sendDue();
            assertThat(attempts("1")).isEqualTo(before + 1);
        }
        assertThat(state("1")).isEqualTo("WAITING");

        voc.answering(body -> null);
        clock.moveTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(node().sendDue()).isEqualTo(1);
        assertThat(Set.copyOf(voc.calls.stream().map(VocDouble.Call::key).toList()))
                .hasSize(1);
    }

    @Test
    void whatPeaVocAsksForIsWaited() {
        hear("1", VoiceKind.NEED, "x");
        voc.answering(body -> new VocDouble.Reply(429, "", "7200"));
        Instant asked = clock.instant();
        node().sendDue();
        voc.answering(body -> null);

        clock.moveTo(asked.plusSeconds(7199));
        assertThat(node().sendDue()).isZero();
        clock.moveTo(asked.plusSeconds(7200));
        assertThat(node().sendDue()).isEqualTo(1);
    }

    @Test
    @DisplayName("PEA-VOC silent: costs the time-out, holds no row locked, the voice waits")
    void aSilentSystemHoldsNothing() throws Exception {
        hear("1", VoiceKind.NEED, "x");
        voc.silent(true);

        Future<Integer> sending = threads.submit(() -> node().sendDue());
        hear("2", VoiceKind.NEED, "y");

        assertThat(sending.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(state("1")).isEqualTo("WAITING");
        assertThat(answer("1")).contains("HttpTimeoutException");
    }

    @Test
    void aClosedPortIsTriedAgain() {
        hear("1", VoiceKind.NEED, "x");
        voc.close();

        assertThat(node().sendDue()).isZero();

        assertThat(state("1")).isEqualTo("WAITING");
        assertThat(answer("1")).contains("ConnectException");
    }

    @Test
    @DisplayName(
            "PEA-VOC refuses half: the others are sent, the refused are parked with its answer and not tried by themselves")
    void onlyTheRefusedAreParked() {
        for (int i = 1; i <= 6; i++) {
            hear("v" + i, i % 2 == 0 ? VoiceKind.NEED : VoiceKind.COMPLAINT, "x");
        }
        voc.answering(body -> body.get("kind").asText().equals("NEED")
                ? new VocDouble.Reply(422, "{\"problem\":\"ไม่รู้จักประเภท\"}", null)
                : null);

        assertThat(node().sendDue()).isEqualTo(3);

        assertThat(voc.taken).hasSize(3);
        assertThat(state("v2")).isEqualTo("REFUSED");
        assertThat(answer("v2")).contains("ไม่รู้จักประเภท");
        clock.moveTo(clock.instant().plus(Duration.ofDays(2)));
        assertThat(node().sendDue()).isZero();
        assertThat(voc.calls).hasSize(6);
    }

    @Test
    @DisplayName("a wrong token or address is no voice's fault: nothing is parked")
    void aWrongTokenParksNothing() {
        for (int status : List.of(401, 403, 404, 302)) {
            jdbc.update("delete from voice_outbox");
            hear("s" + status, VoiceKind.NEED, "x");
            voc.answering(body -> VocDouble.Reply.of(status));

            node().sendDue();

            assertThat(state("s" + status)).as("%d", status).isEqualTo("WAITING");
        }
    }

    @Test
    @DisplayName("the answer got lost: sent again with the same key, and PEA-VOC, which knows it, has one")
    void aLostAnswerLeadsToOneVoice() {
        hear("1", VoiceKind.NEED, "x");
        VoiceTransport http = new HttpVoiceTransport(settings());
        VoiceDispatcher killed = new VoiceDispatcher(
                store,
                new VoiceRoute(Optional.of(voice -> {
                    http.deliver(voice);
                    throw new Killed();
                })),
                settings(),
                clock);
        assertThatThrownBy(killed::sendDue).isInstanceOf(Killed.class);
        assertThat(node().sendDue()).as("the claim stands").isZero();

        jdbc.update("update voice_outbox set claimed_until = date_sub(utc_timestamp(3), interval 1 second)");
        assertThat(node().sendDue()).isEqualTo(1);

        assertThat(voc.calls).hasSize(2);
        assertThat(voc.taken).hasSize(1);
        assertThat(state("1")).isEqualTo("SENT");
    }

    // --- nodes ---

    @Test
    @DisplayName("two nodes at once send each voice once")
    void twoNodesAtOnceSendEachVoiceOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            hear("n" + i, VoiceKind.NEED, "x");
        }
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> node = () -> {
            VoiceDispatcher own = node();
            together.await();
            return own.sendDue();
        };
        Future<Integer> one = threads.submit(node);
        Future<Integer> other = threads.submit(node);

        assertThat(one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS))
                .isEqualTo(60);
        assertThat(voc.calls).hasSize(60);
        assertThat(voc.taken).hasSize(60);
    }

    @Test
    @DisplayName("without an address everything waits, and health and figures say so")
    void withoutAnAddressVoicesWait() {
        hear("1", VoiceKind.NEED, "x");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(5)));

        ofTheApplication.clockMoved(new ClockMoved(clock.instant()));

        assertThat(state("1")).isEqualTo("WAITING");
        assertThat(attempts("1")).isZero();
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.health().getDetails())
                .containsAllEntriesOf(Map.of("waiting", 1, "refused", 0, "lagSeconds", 300L));
        assertThat(metrics.read())
                .contains(
                        Reading.of("kamt.voices", 1, "state", "WAITING"), Reading.of("kamt.voices.lag.seconds", 300.0));
    }

    @Test
    void settingsThatCannotWorkAreRefusedAtTheStart() {
        assertThatThrownBy(() -> settings("ftp://voc.example.org", Duration.ofSeconds(1)))
                .hasMessageContaining("KAMT_VOC_URL");
        assertThatThrownBy(() -> settings("", Duration.ofMinutes(6))).hasMessageContaining("KAMT_VOC_TIMEOUT");
    }

    // --- helpers ---

    private VoiceDispatcher node() {
        return new VoiceDispatcher(
                store, new VoiceRoute(Optional.of(new HttpVoiceTransport(settings()))), settings(), clock);
    }

    private VoiceSettings settings() {
        return settings(voc.url(), Duration.ofMillis(700));
    }

    private static VoiceSettings settings(String url, Duration timeout) {
        return new VoiceSettings(
                url,
                "secret",
                timeout,
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(4)),
                LEASE,
                Duration.ZERO);
    }

    private void hear(String reference, VoiceKind kind, String text) {
        transactions.executeWithoutResult(status -> voices.heard(voice(reference, kind, text)));
    }

    static Voice voice(String reference, VoiceKind kind, String text) {
        return new Voice(
                Voice.Source.ACTIVITY,
                reference,
                YEAR,
                SmallYear.id(1, AA),
                AA,
                kind,
                text,
                LocalDate.of(2027, 2, 3),
                null,
                KAMR);
    }

    private String state(String reference) {
        return jdbc.queryForObject("select state from voice_outbox where reference = ?", String.class, reference);
    }

    private int attempts(String reference) {
        return jdbc.queryForObject("select attempts from voice_outbox where reference = ?", Integer.class, reference);
    }

    private String answer(String reference) {
        return jdbc.queryForObject("select answer from voice_outbox where reference = ?", String.class, reference);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Not an exception a dispatcher could catch. */
    private static final class Killed extends Error {}
}
