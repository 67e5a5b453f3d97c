package th.kamt.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.YEAR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.activity.VoiceHeard;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.UrgentVoiceHeard;

/** R-5.2: whatever step records a customer's voice, it waits for PEA-VOC when the record is committed, and not otherwise. */
@PlanningTest
class RecordedVoicesTest {

    private static final String ACCOUNT = "1000000021@" + BB;

    @Autowired
    private SmallYear year;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void nothingYet() {
        year.forget();
    }

    private List<Map<String, Object>> waiting() {
        return jdbc.queryForList("select source, reference, kind from voice_outbox order by source");
    }

    @Test
    void voiceOfALogAndUrgentVoiceBothWait() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(
                    new VoiceHeard(7, YEAR, ACCOUNT, BB, "COMPLAINT", "ไฟตกบ่อย", LocalDate.of(2027, 2, 10), KAMR_BB));
            events.publishEvent(new UrgentVoiceHeard(
                    "2570-000001", YEAR, ACCOUNT, BB, "ไฟดับ", Instant.parse("2027-02-10T19:00:00Z"), KAMR_BB));
        });

        assertThat(waiting())
                .containsExactly(
                        Map.of("source", "ACTIVITY", "reference", "7", "kind", "COMPLAINT"),
                        Map.of("source", "URGENT_VOICE", "reference", "2570-000001", "kind", "URGENT"));
    }

    @Test
    void nothingWaitsOfWhatWasNotRecorded() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(
                    new VoiceHeard(8, YEAR, ACCOUNT, BB, "NEED", "ขอมิเตอร์", LocalDate.of(2027, 2, 10), KAMR_BB));
            status.setRollbackOnly();
        });

        assertThat(waiting()).isEmpty();
    }
}
