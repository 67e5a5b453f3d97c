package th.kamt.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.attachment.CheckedFiles.Checked;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** Keeps files with what they are attached to. Who may see or change that, is asked before. */
@Service
public class Attachments {

    /** The field of forms and REST calls. */
    public static final String FIELD = "files";

    private final AttachmentStore store;
    private final FileCheck check;
    private final AttachmentLimits limits;
    private final Clock clock;

    Attachments(AttachmentStore store, FileCheck check, AttachmentLimits limits, Clock clock) {
        this.store = store;
        this.check = check;
        this.limits = limits;
        this.clock = clock;
    }

    public AttachmentLimits limits() {
        return limits;
    }

    /**
     * Looks at what was sent, before any transaction.
     *
     * @return to be closed
     * @throws FieldsRefusedException naming each file that may not be kept, and why
     */
    public CheckedFiles check(List<GivenFile> given) {
        if (given.isEmpty()) {
            return CheckedFiles.none();
        }
        List<Fault> faults = sizes(given);
        List<Checked> checked = new ArrayList<>();
        boolean fine = false;
        try {
            if (faults.isEmpty()) {
                for (GivenFile file : given) {
                    look(file, checked, faults);
                }
            }
            FieldsRefusedException.throwIfAny(faults);
            fine = true;
            return new CheckedFiles(checked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!fine) {
                new CheckedFiles(checked).close();
            }
        }
    }

    private List<Fault> sizes(List<GivenFile> given) {
        List<Fault> faults = new ArrayList<>();
        long sum = 0;
        for (GivenFile file : given) {
            sum += file.size();
            if (file.size() > limits.largest()) {
                faults.add(fault("attachment.tooLarge", shown(file), limits.largestMegabytes()));
            }
        }
        if (faults.isEmpty() && sum > limits.together()) {
            faults.add(fault("attachment.tooLargeTogether", limits.togetherMegabytes()));
        }
        if (given.size() > limits.most()) {
            faults.add(tooMany());
        }
        return faults;
    }

    private void look(GivenFile given, List<Checked> checked, List<Fault> faults) throws IOException {
        Optional<FileName> name = FileName.of(given.name());
        if (name.isEmpty()) {
            faults.add(fault("attachment.name", shown(given), FileKind.names()));
            return;
        }
        Optional<FileKind> kind = FileCheck.declared(name.get());
        if (kind.isEmpty()) {
            faults.add(fault("attachment.kind", name.get().whole(), FileKind.names()));
            return;
        }
        Path content = Files.createTempFile("kamt-attachment", ".part");
        boolean fine = false;
        try {
            String sha256 = copy(given, content);
            long size = Files.size(content);
            if (size == 0) {
                faults.add(fault("attachment.empty", name.get().whole()));
            } else if (size != given.size()) {
                // Not all of it was taken: there was too much.
                faults.add(fault("attachment.tooLarge", name.get().whole(), limits.largestMegabytes()));
            } else if (!check.isOf(kind.get(), content)) {
                faults.add(fault(
                        "attachment.content", name.get().whole(), name.get().extension(), FileKind.names()));
            } else {
                checked.add(new Checked(name.get().whole(), kind.get(), size, sha256, content));
                fine = true;
            }
        } finally {
            if (!fine) {
                Files.deleteIfExists(content);
            }
        }
    }

    private String copy(GivenFile given, Path to) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = given.content().getInputStream();
                DigestInputStream counted = new DigestInputStream(in, digest);
                OutputStream out = Files.newOutputStream(to)) {
            long left = limits.largest() + 1;
            byte[] buffer = new byte[64 * 1024];
            int read = counted.read(buffer, 0, (int) Math.min(buffer.length, left));
            while (read > 0) {
                out.write(buffer, 0, read);
                left -= read;
                read = left == 0 ? -1 : counted.read(buffer, 0, (int) Math.min(buffer.length, left));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The name as far as it can be shown in a sentence. */
    private static Object shown(GivenFile file) {
        return FileName.of(file.name())
                .<Object>map(FileName::whole)
                .orElseGet(() -> new Message("attachment.nameless"));
    }

    private static Fault fault(String key, Object... arguments) {
        return new Fault(FIELD, new Message(key, arguments));
    }

    private Fault tooMany() {
        return fault("attachment.tooMany", Integer.toString(limits.most()));
    }

    /**
     * Keeps them, in the caller's transaction and under its lock on the owner. What the owner has already is not kept twice: a form sent
     * again changes nothing.
     *
     * @return names of what was added
     * @throws FieldsRefusedException if the owner would have more than it may
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> keep(OwnerKind kind, long ownerId, CheckedFiles files, String person) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<AttachedFile> present = store.of(kind, ownerId);
        Set<String> known = present.stream().map(AttachedFile::sha256).collect(Collectors.toSet());
        List<Checked> added =
                files.files().stream().filter(file -> known.add(file.sha256())).toList();
        if (present.size() + added.size() > limits.most()) {
            throw new FieldsRefusedException(List.of(tooMany()));
        }
        try {
            for (Checked file : added) {
                long content = store.content(file.sha256(), file.size(), file.content());
                store.add(kind, ownerId, content, file, person, clock.instant());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return added.stream().map(Checked::name).toList();
    }

    /** In the order they were attached; without those that were removed. */
    @Transactional(readOnly = true)
    public List<AttachedFile> of(OwnerKind kind, long ownerId) {
        return store.of(kind, ownerId);
    }

    /** @throws NotFoundException if that owner has no such file */
    @Transactional(readOnly = true)
    public AttachedFile require(OwnerKind kind, long ownerId, long id) {
        return store.find(kind, ownerId, id)
                .orElseThrow(() -> new NotFoundException(new Message("attachment.unknown")));
    }

    /** Writes the file's content; a piece at a time is in memory. */
    public void write(AttachedFile file, OutputStream out) throws IOException {
        store.write(file.contentId(), out);
    }

    /**
     * Takes it away, in the caller's transaction. That it was there, who attached and who removed it stays on record.
     *
     * @throws ForbiddenException unless they attached it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(AttachedFile file, String person) {
        if (!file.by().equals(person)) {
            throw new ForbiddenException(new Message("attachment.notYours", file.name()));
        }
        if (!store.remove(file, person, clock.instant())) {
            throw new NotFoundException(new Message("attachment.unknown"));
        }
    }
}
