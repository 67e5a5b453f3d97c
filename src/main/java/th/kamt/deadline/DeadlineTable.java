package th.kamt.deadline;

import static th.kamt.database.UtcTimes.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The register's rows themselves, for what is done with every piece of work: to register it, to meet it, and to keep what happened. What
 * is rarer goes by {@link DeadlineRepository}.
 */
@Component
class DeadlineTable {

    /** Of both sequences, in the database. */
    private static final int BLOCK = 50;

    /** Reads and writes as the entity does. */
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final JdbcTemplate jdbc;
    private final EntityManager entities;
    private final Numbers ids = new Numbers("deadline_seq");
    private final Numbers eventIds = new Numbers("deadline_event_seq");

    DeadlineTable(JdbcTemplate jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** Numbers of a sequence, a block for each that it gives: the ones up to and with it. */
    private final class Numbers {

        private final String sequence;
        private long next = 1;
        private long last;

        Numbers(String sequence) {
            this.sequence = sequence;
        }

        synchronized long take() {
            if (next > last) {
                do {
                    last = jdbc.queryForObject("select next value for " + sequence, Long.class);
                } while (last < BLOCK);
                next = last - BLOCK + 1;
            }
            return next++;
        }
    }

    boolean isRegistered(DeadlineKind kind, String businessKey) {
        return !jdbc.queryForList(
                        "select id from deadline where kind = ? and business_key = ?",
                        Long.class,
                        kind.name(),
                        businessKey)
                .isEmpty();
    }

    /** Work that is to be registered. */
    record New(DeadlineWork work, Instant startedAt, Instant dueAt) {}

    /** @return their ids, in the same order */
    List<Long> add(List<New> all) {
        List<Long> added = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (New one : all) {
            long id = ids.take();
            added.add(id);
            rows.add(new Object[] {
                id,
                one.work().kind().name(),
                one.work().rule(),
                one.work().businessKey(),
                one.work().unitCode(),
                one.work().year().buddhistEra(),
                utc(one.startedAt()),
                utc(one.dueAt())
            });
        }
        jdbc.batchUpdate(
                "insert into deadline (id, kind, rule, business_key, unit_code, plan_year, started_at, due_at, cancelled,"
                        + " escalations, version) values (?, ?, ?, ?, ?, ?, ?, ?, false, 0, 0)",
                rows);
        return added;
    }

    /** Locks the deadline, as {@link DeadlineRepository#lock(DeadlineKind, String)}. @return its id; empty if there is none or it is done */
    Optional<Long> lockOpen(DeadlineKind kind, String businessKey) {
        // What the transaction has changed by then, it has changed in the rows too.
        entities.flush();
        return jdbc
                .query(
                        "select id, done_at from deadline where kind = ? and business_key = ? for update",
                        (row, number) -> row.getObject("done_at") == null
                                ? Optional.of(row.getLong("id"))
                                : Optional.<Long>empty(),
                        kind.name(),
                        businessKey)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    void done(long id, Instant at) {
        jdbc.update("update deadline set done_at = ?, version = version + 1 where id = ?", utc(at), id);
        // Whoever asks for it now reads the row.
        entities.detach(entities.getReference(Deadline.class, id));
    }

    /** What happened to a deadline. */
    record Event(long deadlineId, Instant at, EventKind what, int level, EventDetail detail) {}

    void keep(Event event) {
        keep(List.of(event));
    }

    void keep(List<Event> events) {
        jdbc.batchUpdate(
                "insert into deadline_event (id, deadline_id, happened_at, what, level, detail) values (?, ?, ?, ?, ?, ?)",
                events.stream()
                        .map(event -> new Object[] {
                            eventIds.take(),
                            event.deadlineId(),
                            utc(event.at()),
                            event.what().name(),
                            event.level(),
                            json(event.detail())
                        })
                        .toList());
    }

    private static String json(EventDetail detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
