package th.kamt.deadline;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The register's rows themselves, for what is done with every piece of work: to register it, and to meet it. */
@Component
class DeadlineTable {

    private final JdbcTemplate jdbc;
    private final EntityManager entities;

    DeadlineTable(JdbcTemplate jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    boolean isRegistered(DeadlineKind kind, String businessKey) {
        return !jdbc.queryForList(
                        "select id from deadline where kind = ? and business_key = ?",
                        Long.class,
                        kind.name(),
                        businessKey)
                .isEmpty();
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
        jdbc.update(
                "update deadline set done_at = ?, version = version + 1 where id = ?",
                LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                id);
        // Whoever asks for it now reads the row.
        entities.detach(entities.getReference(Deadline.class, id));
    }
}
