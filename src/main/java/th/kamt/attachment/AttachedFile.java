package th.kamt.attachment;

import java.time.Instant;

/**
 * A file that is kept.
 *
 * @param name   cleaned; no path
 * @param size   in bytes
 * @param sha256 of its content, in hexadecimal
 * @param by     employee id
 */
public record AttachedFile(
        long id,
        OwnerKind ownerKind,
        long ownerId,
        long contentId,
        String name,
        FileKind kind,
        long size,
        String sha256,
        String by,
        Instant at) {}
