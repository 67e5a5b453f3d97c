package th.kamt.attachment;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Attached files as rows. Their content lies in pieces, so that neither a packet nor this node's memory holds a whole one. */
@Component
class AttachmentStore {

    /** Bytes of a piece: a quarter of the least that any supported server takes in one packet, for content may double on its way. */
    static final int PIECE = 256 * 1024;

    private static final String COLUMNS =
            "id, owner_kind, owner_id, content_id, name, kind, size, sha256, attached_by, attached_at";
    private static final RowMapper<AttachedFile> ROW = (row, number) -> row(row);

    private final JdbcTemplate jdbc;

    AttachmentStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static AttachedFile row(ResultSet row) throws SQLException {
        return new AttachedFile(
                row.getLong("id"),
                OwnerKind.valueOf(row.getString("owner_kind")),
                row.getLong("owner_id"),
                row.getLong("content_id"),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("attached_by"),
                instant(row, "attached_at"));
    }

    List<AttachedFile> of(OwnerKind kind, long ownerId) {
        return jdbc.query(
                "select " + COLUMNS + " from attachment where owner_kind = ? and owner_id = ? and removed_at is null"
                        + " order by id",
                ROW,
                kind.name(),
                ownerId);
    }

    Optional<AttachedFile> find(OwnerKind kind, long ownerId, long id) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from attachment where id = ? and owner_kind = ? and owner_id = ?"
                                + " and removed_at is null",
                        ROW,
                        id,
                        kind.name(),
                        ownerId)
                .stream()
                .findFirst();
    }

    /**
     * Keeps the content once, however many files have it, and holds its row until the transaction ends.
     *
     * @return its number
     */
    long content(String sha256, long size, Path file) throws IOException {
        int added = jdbc.update(
                "insert ignore into attachment_content (id, sha256, size) values (next value for attachment_seq, ?, ?)",
                sha256,
                size);
        long id = jdbc.queryForObject(
                "select id from attachment_content where sha256 = ? for update", Long.class, sha256);
        if (added == 1) {
            pieces(id, file);
        }
        return id;
    }

    private void pieces(long contentId, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.update(
                        "insert into attachment_piece (content_id, number, content) values (?, ?, ?)",
                        contentId,
                        number,
                        piece);
                number++;
            }
        }
    }

    void add(OwnerKind kind, long ownerId, long contentId, CheckedFiles.Checked file, String person, Instant at) {
        jdbc.update(
                "insert into attachment (id, owner_kind, owner_id, content_id, name, kind, size, sha256, attached_by,"
                        + " attached_at) values (next value for attachment_seq, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kind.name(),
                ownerId,
                contentId,
                file.name(),
                file.kind().name(),
                file.size(),
                file.sha256(),
                person,
                utc(at));
    }

    /** @return whether it was there still */
    boolean remove(AttachedFile file, String person, Instant at) {
        int removed = jdbc.update(
                "update attachment set removed_by = ?, removed_at = ?, content_id = null where id = ?"
                        + " and removed_at is null",
                person,
                utc(at),
                file.id());
        if (removed == 1) {
            jdbc.queryForList("select id from attachment_content where id = ? for update", file.contentId());
            boolean used = !jdbc.queryForList("select 1 from attachment where content_id = ? limit 1", file.contentId())
                    .isEmpty();
            if (!used) {
                jdbc.update("delete from attachment_piece where content_id = ?", file.contentId());
                jdbc.update("delete from attachment_content where id = ?", file.contentId());
            }
        }
        return removed == 1;
    }

    /** Writes the content piece by piece. */
    void write(long contentId, OutputStream out) throws IOException {
        int number = 0;
        for (Optional<byte[]> piece = piece(contentId, number); piece.isPresent(); piece = piece(contentId, number)) {
            out.write(piece.get());
            number++;
        }
    }

    private Optional<byte[]> piece(long contentId, int number) {
        return jdbc
                .query(
                        "select content from attachment_piece where content_id = ? and number = ?",
                        (row, one) -> row.getBytes(1),
                        contentId,
                        number)
                .stream()
                .findFirst();
    }
}
