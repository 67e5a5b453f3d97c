package th.kamt.voice;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.voice.VoiceTransport.Answer;

/**
 * The outbox's rows. A claim is a lease in the database's time: one node has a row at a time, and a row of a node that died
 * is free again when its lease is over.
 */
@Component
class VoiceStore {

    private static final String COLUMNS =
            "select id, source, reference, idempotency_key, plan_year, account_id, unit_code, kind, body, recorded_at,"
                    + " state, attempts, next_attempt_at, sent_at, answer_status, answer from voice_outbox ";
    private static final String WHICH =
            "where (? is null or state = ?) and (? is null or reference = ? or account_id = ?"
                    + " or unit_code = ? or idempotency_key = ?)";
    private static final int LONGEST_ANSWER = 1000;

    private final JdbcTemplate jdbc;

    VoiceStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What that source has told of before stays as it is. */
    void add(Voice voice, String key, String body, Instant at) {
        jdbc.update(
                "insert into voice_outbox (source, reference, idempotency_key, plan_year, account_id, unit_code, kind, body,"
                        + " recorded_at, state, attempts, next_attempt_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?) on duplicate key update id = id",
                voice.source().name(),
                voice.reference(),
                key,
                voice.year().buddhistEra(),
                voice.accountId(),
                voice.unitCode(),
                voice.kind().name(),
                body,
                utc(at),
                VoiceState.WAITING.name(),
                utc(at));
    }

    /** Claims rows that are due, oldest first, in a transaction of its own; rows other nodes look at are passed over. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<SentVoice> claim(String claimant, int most, Instant now, Duration lease) {
        List<SentVoice> due = jdbc.query(
                COLUMNS
                        + "where state = 'WAITING' and next_attempt_at <= ?"
                        + " and (claimed_until is null or claimed_until < utc_timestamp(3))"
                        + " order by next_attempt_at, id limit ? for update skip locked",
                VoiceStore::voice,
                utc(now),
                most);
        List<Object[]> claims = new ArrayList<>();
        due.forEach(voice -> claims.add(new Object[] {claimant, lease.toSeconds(), voice.id()}));
        jdbc.batchUpdate(
                "update voice_outbox set claimed_by = ?, claimed_until = date_add(utc_timestamp(3), interval ? second) where id = ?",
                claims);
        return due;
    }

    /**
     * Begins an attempt: extends the claim.
     *
     * @return false if the lease is over and the row may be another's
     */
    boolean begin(long id, String claimant, Duration lease) {
        return jdbc.update(
                        "update voice_outbox set attempts = attempts + 1,"
                                + " claimed_until = date_add(utc_timestamp(3), interval ? second)"
                                + " where id = ? and claimed_by = ? and state = 'WAITING' and claimed_until >= utc_timestamp(3)",
                        lease.toSeconds(),
                        id,
                        claimant)
                == 1;
    }

    void sent(long id, String claimant, Instant at, Answer answer) {
        jdbc.update(
                "update voice_outbox set state = 'SENT', sent_at = ?, claimed_until = null, claimed_by = null, answer_status = ?,"
                        + " answer = ? where id = ? and claimed_by = ?",
                utc(at),
                answer.status(),
                line(answer.body()),
                id,
                claimant);
    }

    void refused(long id, String claimant, Answer answer) {
        jdbc.update(
                "update voice_outbox set state = 'REFUSED', claimed_until = null, claimed_by = null, answer_status = ?, answer = ?"
                        + " where id = ? and claimed_by = ?",
                answer.status(),
                line(answer.body()),
                id,
                claimant);
    }

    void later(long id, String claimant, Integer status, String said, Instant next) {
        jdbc.update(
                "update voice_outbox set next_attempt_at = ?, claimed_until = null, claimed_by = null, answer_status = ?, answer = ?"
                        + " where id = ? and claimed_by = ?",
                utc(next),
                status,
                line(said),
                id,
                claimant);
    }

    /** Gives back what was claimed and not begun. */
    void giveBack(String claimant) {
        jdbc.update(
                "update voice_outbox set claimed_until = null, claimed_by = null where claimed_by = ? and state = 'WAITING'",
                claimant);
    }

    /**
     * An operator's word: due now, from the first pause again. What a node has under way is left alone.
     *
     * @return how many, 0 or 1
     */
    int again(long id, Instant now) {
        return jdbc.update(
                "update voice_outbox set state = 'WAITING', attempts = 0, next_attempt_at = ?"
                        + " where id = ? and state in ('REFUSED', 'WAITING')"
                        + " and (claimed_until is null or claimed_until < utc_timestamp(3))",
                utc(now),
                id);
    }

    int allRefusedAgain(Instant now) {
        return jdbc.update(
                "update voice_outbox set state = 'WAITING', attempts = 0, next_attempt_at = ? where state = 'REFUSED'",
                utc(now));
    }

    Optional<SentVoice> find(long id) {
        return jdbc.query(COLUMNS + "where id = ?", VoiceStore::voice, id).stream()
                .findFirst();
    }

    /**
     * A page of voices.
     *
     * @param state of all states if {@code null}
     * @param named reference, account, unit or key; of all if {@code null}
     */
    List<SentVoice> page(
            VoiceState state, String named, VoiceOutbox.Order order, boolean reversed, int skip, int most) {
        String ordered = " order by " + order.sql() + (reversed ? " desc" : "") + ", id desc limit ? offset ?";
        return jdbc.query(COLUMNS + WHICH + ordered, VoiceStore::voice, which(state, named, most, skip));
    }

    int count(VoiceState state, String named) {
        return DataAccessUtils.intResult(
                jdbc.queryForList("select count(*) from voice_outbox " + WHICH, Integer.class, which(state, named)));
    }

    private static Object[] which(VoiceState state, String named, Object... more) {
        String name = state == null ? null : state.name();
        List<Object> values = new ArrayList<>();
        values.add(name);
        values.add(name);
        for (int i = 0; i < 5; i++) {
            values.add(named);
        }
        values.addAll(List.of(more));
        return values.toArray();
    }

    Map<VoiceState, Integer> sizes() {
        Map<VoiceState, Integer> sizes = new EnumMap<>(VoiceState.class);
        for (VoiceState state : VoiceState.values()) {
            sizes.put(state, 0);
        }
        jdbc.query("select state, count(*) voices from voice_outbox group by state", row -> {
            sizes.put(VoiceState.valueOf(row.getString("state")), row.getInt("voices"));
        });
        return sizes;
    }

    /** When the longest waiting voice was written. */
    Optional<Instant> oldestWaiting() {
        return jdbc
                .queryForList("select min(recorded_at) from voice_outbox where state = 'WAITING'", LocalDateTime.class)
                .stream()
                .filter(Objects::nonNull)
                .map(at -> at.toInstant(ZoneOffset.UTC))
                .findFirst();
    }

    private static SentVoice voice(ResultSet row, int number) throws SQLException {
        return new SentVoice(
                row.getLong("id"),
                Voice.Source.valueOf(row.getString("source")),
                row.getString("reference"),
                row.getString("idempotency_key"),
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("unit_code"),
                VoiceKind.valueOf(row.getString("kind")),
                row.getString("body"),
                instant(row, "recorded_at"),
                VoiceState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                row.getObject("answer_status", Integer.class),
                row.getString("answer"));
    }

    /** One line a page can show, whatever a stranger's system answered. */
    private static String line(String said) {
        String line = String.valueOf(said).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_ANSWER ? line.substring(0, LONGEST_ANSWER) : line;
    }
}
