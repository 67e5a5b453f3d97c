package th.kamt.notification;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox's rows. A claim is a lease in the database's time: one node has a row at a time, and a row of a node that died
 * is free again when its lease is over.
 */
@Component
class MailStore {

    private static final String COLUMNS =
            "select id, kind, recipient, address, language, subject, body, path, created_at,"
                    + " held, state, attempts, next_attempt_at, sent_at, last_error, message_id from mail ";
    private static final String WHOSE = "where (? is null or recipient = ?) and (? is null or kind = ?)";
    private static final int LONGEST_ERROR = 1000;

    /**
     * A mail to be.
     *
     * @param error why it cannot be delivered, with {@code state} UNDELIVERABLE
     */
    record NewMail(
            String kind,
            String key,
            String recipient,
            String address,
            Locale language,
            NoticeText text,
            String path,
            Instant at,
            boolean held,
            MailState state,
            String error,
            String messageId) {}

    /**
     * @param mails in that state
     * @param held  for digests, among them
     */
    record Size(int mails, int held) {}

    private final JdbcTemplate jdbc;

    MailStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the recipient has been told of this kind and key before */
    boolean add(NewMail mail) {
        return jdbc.update(
                        "insert into mail (kind, notice_key, recipient, address, language, subject, body, path, created_at, held,"
                                + " state, attempts, next_attempt_at, last_error, message_id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) on duplicate key update id = id",
                        mail.kind(),
                        mail.key(),
                        mail.recipient(),
                        mail.address(),
                        Mail.code(mail.language()),
                        mail.text().subject(),
                        mail.text().body(),
                        mail.path(),
                        utc(mail.at()),
                        mail.held(),
                        mail.state().name(),
                        utc(mail.at()),
                        mail.error(),
                        mail.messageId())
                == 1;
    }

    /** Claims rows that are due, oldest first, in a transaction of its own; rows other nodes look at are passed over. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Mail> claim(String claimant, int most, Instant now, Duration lease) {
        List<Mail> due = jdbc.query(
                COLUMNS
                        + "where state = 'WAITING' and held = false and next_attempt_at <= ?"
                        + " and (claimed_until is null or claimed_until < utc_timestamp(3))"
                        + " order by next_attempt_at, id limit ? for update skip locked",
                MailStore::mail,
                utc(now),
                most);
        List<Object[]> claims = new ArrayList<>();
        due.forEach(mail -> claims.add(new Object[] {claimant, lease.toSeconds(), mail.id()}));
        jdbc.batchUpdate(
                "update mail set claimed_by = ?, claimed_until = date_add(utc_timestamp(3), interval ? second) where id = ?",
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
                        "update mail set attempts = attempts + 1, claimed_until = date_add(utc_timestamp(3), interval ? second)"
                                + " where id = ? and claimed_by = ? and state = 'WAITING' and claimed_until >= utc_timestamp(3)",
                        lease.toSeconds(),
                        id,
                        claimant)
                == 1;
    }

    void sent(long id, String claimant, Instant at) {
        jdbc.update(
                // A one-time link is of no use to anybody once its person has it.
                "update mail set state = 'SENT', path = if(path like '/password/%', '/login', path), sent_at = ?, claimed_until = null, claimed_by = null, last_error = null"
                        + " where id = ? and claimed_by = ?",
                utc(at), id, claimant);
    }

    /** @param next when to try again, or empty: given up */
    void failed(long id, String claimant, String error, Optional<Instant> next) {
        jdbc.update(
                "update mail set state = ?, next_attempt_at = coalesce(?, next_attempt_at), claimed_until = null,"
                        + " claimed_by = null, last_error = ? where id = ? and claimed_by = ?",
                next.isPresent() ? MailState.WAITING.name() : MailState.FAILED.name(),
                utc(next.orElse(null)),
                PlainText.line(error, LONGEST_ERROR),
                id,
                claimant);
    }

    /** Gives back what was claimed and not begun. */
    void giveBack(String claimant) {
        jdbc.update(
                "update mail set claimed_until = null, claimed_by = null where claimed_by = ? and state = 'WAITING'",
                claimant);
    }

    /** An operator's word: from the first attempt again, to the address there is now. */
    void again(long id, String address, Instant now) {
        jdbc.update(
                "update mail set state = 'WAITING', held = false, attempts = 0, next_attempt_at = ?, address = ?, last_error = null,"
                        + " claimed_until = null, claimed_by = null where id = ? and state in ('FAILED', 'UNDELIVERABLE')",
                utc(now),
                address,
                id);
    }

    // --- digests ---

    /** Who has mails held; ordered. */
    List<String> waitingForDigest() {
        return jdbc.queryForList(
                "select distinct recipient from mail where held = true and state = 'WAITING' order by recipient",
                String.class);
    }

    /** The person's held mails, oldest first, locked. */
    List<Mail> held(String recipient) {
        return jdbc.query(
                COLUMNS + "where recipient = ? and held = true and state = 'WAITING' order by id for update",
                MailStore::mail,
                recipient);
    }

    void toldBy(List<Mail> mails, String digestKind, String digestKey, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        mails.forEach(mail -> rows.add(new Object[] {utc(at), digestKind, digestKey, mail.recipient(), mail.id()}));
        jdbc.batchUpdate(
                "update mail told, mail digest set told.state = 'IN_DIGEST', told.sent_at = ?, told.digest_id = digest.id"
                        + " where digest.kind = ? and digest.notice_key = ? and digest.recipient = ? and told.id = ?",
                rows);
    }

    /** Held mails of that person go out singly. */
    void release(String recipient) {
        jdbc.update(
                "update mail set held = false where recipient = ? and held = true and state = 'WAITING'", recipient);
    }

    // --- looking ---

    Optional<Mail> find(long id) {
        return jdbc.query(COLUMNS + "where id = ?", MailStore::shown, id).stream()
                .findFirst();
    }

    /**
     * A page of mails, in the order asked for and then the newest first.
     *
     * @param recipient of all people if {@code null}
     * @param kind      of all kinds if {@code null}
     */
    List<Mail> page(String recipient, String kind, Mailbox.Order order, boolean reversed, int skip, int most) {
        return jdbc.query(
                COLUMNS + WHOSE + " order by " + order.sql() + (reversed ? " desc" : "") + ", id desc limit ? offset ?",
                MailStore::shown,
                recipient,
                recipient,
                kind,
                kind,
                most,
                skip);
    }

    int count(String recipient, String kind) {
        return DataAccessUtils.intResult(jdbc.queryForList(
                "select count(*) from mail " + WHOSE, Integer.class, recipient, recipient, kind, kind));
    }

    /** What needs an operator, and what has been tried in vain so far; oldest first. */
    List<Mail> troubled(int most) {
        return jdbc.query(
                COLUMNS
                        + "where state in ('FAILED', 'UNDELIVERABLE') or (state = 'WAITING' and last_error is not null)"
                        + " order by field(state, 'FAILED', 'UNDELIVERABLE', 'WAITING'), id limit ?",
                MailStore::shown,
                most);
    }

    List<Long> failedIds() {
        return jdbc.queryForList("select id from mail where state = 'FAILED' order by id", Long.class);
    }

    int count(MailState state) {
        return DataAccessUtils.intResult(jdbc.queryForList(
                "select count(*) from mail where state = ? and held = false", Integer.class, state.name()));
    }

    /** Every state that some mail is in. */
    Map<MailState, Size> sizes() {
        Map<MailState, Size> sizes = new EnumMap<>(MailState.class);
        jdbc.query("select state, count(*) mails, sum(held) held from mail group by state", row -> {
            sizes.put(MailState.valueOf(row.getString("state")), new Size(row.getInt("mails"), row.getInt("held")));
        });
        return sizes;
    }

    /** When the longest waiting mail was written. */
    Optional<Instant> oldestWaiting() {
        return jdbc
                .queryForList(
                        "select min(created_at) from mail where state = 'WAITING' and held = false",
                        LocalDateTime.class)
                .stream()
                .filter(Objects::nonNull)
                .map(at -> at.toInstant(ZoneOffset.UTC))
                .findFirst();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return mail(row, row.getString("path"));
    }

    /** For looking at: a one-time link is its person's alone. */
    private static Mail shown(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        return mail(row, path.startsWith("/password/") ? "/login" : path);
    }

    private static Mail mail(ResultSet row, String path) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("address"),
                Mail.language(row.getString("language")),
                row.getString("subject"),
                row.getString("body"),
                path,
                instant(row, "created_at"),
                row.getBoolean("held"),
                MailState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                row.getString("last_error"),
                row.getString("message_id"));
    }
}
