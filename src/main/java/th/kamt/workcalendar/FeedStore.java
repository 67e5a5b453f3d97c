package th.kamt.workcalendar;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Links and what they have told, as rows. */
@Component
class FeedStore {

    /**
     * What a feed has told of an event.
     *
     * @param sequence how often it has changed
     */
    record Told(String digest, int sequence, Instant changedAt) {}

    private final JdbcTemplate jdbc;

    FeedStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> madeAt(String person) {
        return jdbc
                .query(
                        "select made_at from calendar_feed where person = ?",
                        (row, number) -> instant(row, "made_at"),
                        person)
                .stream()
                .findFirst();
    }

    void make(String person, String secretHash, Instant at) {
        jdbc.update(
                "insert into calendar_feed (person, secret_hash, made_at) values (?, ?, ?) on duplicate key update"
                        + " secret_hash = values(secret_hash), made_at = values(made_at)",
                person,
                secretHash,
                utc(at));
    }

    void revoke(String person) {
        jdbc.update("delete from calendar_feed_event where person = ?", person);
        jdbc.update("delete from calendar_feed where person = ?", person);
    }

    Optional<String> personOf(String secretHash) {
        return jdbc
                .queryForList("select person from calendar_feed where secret_hash = ?", String.class, secretHash)
                .stream()
                .findFirst();
    }

    Map<String, Told> told(String person) {
        Map<String, Told> told = new HashMap<>();
        jdbc.query(
                "select event_key, digest, sequence, changed_at from calendar_feed_event where person = ?",
                row -> {
                    told.put(
                            row.getString("event_key"),
                            new Told(row.getString("digest"), row.getInt("sequence"), instant(row, "changed_at")));
                },
                person);
        return told;
    }

    /** Keeps what is told from now on; told twice at once it counts once. */
    void tell(String person, Map<String, Told> changed) {
        Collection<Map.Entry<String, Told>> all = changed.entrySet();
        jdbc.batchUpdate(
                "insert into calendar_feed_event (person, event_key, digest, sequence, changed_at)"
                        + " values (?, ?, ?, ?, ?) on duplicate key update"
                        + " sequence = if(digest = values(digest), sequence, sequence + 1),"
                        + " changed_at = if(digest = values(digest), changed_at, values(changed_at)),"
                        + " digest = values(digest)",
                all,
                500,
                (row, one) -> {
                    row.setString(1, person);
                    row.setString(2, one.getKey());
                    row.setString(3, one.getValue().digest());
                    row.setInt(4, one.getValue().sequence());
                    row.setObject(5, utc(one.getValue().changedAt()));
                });
    }
}
