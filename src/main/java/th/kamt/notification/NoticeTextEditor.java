package th.kamt.notification;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;

/** Lets a process owner change what notices say (R-ESC-2). A change counts from the next notice on. */
@Service
@Transactional
public class NoticeTextEditor {

    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_BODY = 4000;

    /**
     * A kind in the list.
     *
     * @param changedThai whether the Thai text is a process owner's
     */
    public record Kind(String id, String nameKey, boolean changedThai, boolean changedEnglish) {}

    /**
     * A text to edit.
     *
     * @param changed whether it is a process owner's
     * @param version of the change, 0 for the module's own text
     * @param places  names it may use
     */
    public record Edited(
            String kind,
            String nameKey,
            Locale language,
            NoticeText text,
            boolean changed,
            int version,
            Set<String> places) {}

    /** @param text {@code null}: back to the module's own */
    public record Change(Locale language, NoticeText text, String by, Instant at) {}

    private final NoticeCatalogue catalogue;
    private final StoredNoticeTexts texts;
    private final NoticeComposer composer;
    private final AccessControl access;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    NoticeTextEditor(
            NoticeCatalogue catalogue,
            StoredNoticeTexts texts,
            NoticeComposer composer,
            AccessControl access,
            JdbcTemplate jdbc,
            Clock clock) {
        this.catalogue = catalogue;
        this.texts = texts;
        this.composer = composer;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Every kind, ordered by id.
     *
     * @throws th.kamt.message.ForbiddenException as all methods, if the person may not edit
     */
    @Transactional(readOnly = true)
    public List<Kind> kinds() {
        access.requireAdminister();
        return catalogue.all().stream()
                .map(kind -> new Kind(
                        kind.id(),
                        kind.nameKey(),
                        texts.stored(kind.id(), Texts.THAI).isPresent(),
                        texts.stored(kind.id(), Locale.ENGLISH).isPresent()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Edited text(String kindId, Locale language) {
        NoticeKind kind = require(kindId);
        var stored = texts.stored(kindId, language);
        return new Edited(
                kindId,
                kind.nameKey(),
                language,
                texts.of(kindId, language),
                stored.isPresent(),
                stored.map(StoredNoticeTexts.Stored::version).orElse(0),
                places(kind));
    }

    /**
     * The text as it would be read, with sample values.
     *
     * @throws RefusedException as {@link #save}
     */
    @Transactional(readOnly = true)
    public NoticeText preview(String kindId, Locale language, NoticeText text) {
        NoticeKind kind = require(kindId);
        check(kind, text);
        Map<String, Object> reading = Map.of("reader", new Message("notification.sample.recipient"));
        String reader = composer.fill(new NoticeText("{reader}", ""), reading, "", language)
                .subject();
        return composer.fill(text, kind.samples(), reader, language);
    }

    /**
     * Puts a text in force.
     *
     * @param version of the text the person saw
     * @throws RefusedException  if subject or body is empty or too long, or names places the kind does not have
     * @throws ConflictException if somebody else changed it meanwhile
     */
    public void save(String kindId, Locale language, NoticeText text, int version) {
        NoticeKind kind = require(kindId);
        check(kind, text);
        NoticeText clean = clean(text);
        String person = access.currentPerson();
        LocalDateTime now = utc(clock.instant());
        String code = Mail.code(language);
        int changed;
        if (version == 0) {
            try {
                changed = jdbc.update(
                        "insert into notice_text values (?, ?, ?, ?, ?, ?, 1)",
                        kindId,
                        code,
                        clean.subject(),
                        clean.body(),
                        person,
                        now);
            } catch (DuplicateKeyException e) {
                changed = 0;
            }
        } else {
            changed = jdbc.update(
                    "update notice_text set subject = ?, body = ?, changed_by = ?, changed_at = ?, version = version + 1"
                            + " where kind = ? and language = ? and version = ?",
                    clean.subject(),
                    clean.body(),
                    person,
                    now,
                    kindId,
                    code,
                    version);
        }
        requireOne(changed);
        record(kindId, code, clean, person, now);
    }

    /**
     * Back to the module's own text.
     *
     * @throws ConflictException if somebody else changed it meanwhile
     */
    public void reset(String kindId, Locale language, int version) {
        require(kindId);
        String code = Mail.code(language);
        requireOne(jdbc.update(
                "delete from notice_text where kind = ? and language = ? and version = ?", kindId, code, version));
        record(kindId, code, new NoticeText(null, null), access.currentPerson(), utc(clock.instant()));
    }

    /** Changes of a kind's texts, newest first. */
    @Transactional(readOnly = true)
    public List<Change> history(String kindId) {
        require(kindId);
        return jdbc.query(
                "select language, subject, body, changed_by, changed_at from notice_text_change where kind = ? order by id desc",
                (row, number) -> new Change(
                        Mail.language(row.getString(1)),
                        row.getString(2) == null ? null : new NoticeText(row.getString(2), row.getString(3)),
                        row.getString(4),
                        instant(row, "changed_at")),
                kindId);
    }

    private NoticeKind require(String kindId) {
        access.requireAdminister();
        if (!catalogue.has(kindId)) {
            throw new NotFoundException(new Message("notification.text.unknownKind"));
        }
        return catalogue.require(kindId);
    }

    private static void check(NoticeKind kind, NoticeText text) {
        NoticeText clean = clean(text);
        List<Message> wrong = new ArrayList<>();
        if (!WrittenWords.areIn(clean.subject()) || !WrittenWords.areIn(clean.body())) {
            wrong.add(new Message("notification.text.empty"));
        }
        if (clean.subject().length() > LONGEST_SUBJECT || clean.body().length() > LONGEST_BODY) {
            wrong.add(new Message("notification.text.tooLong", LONGEST_SUBJECT, "4,000"));
        }
        if (text.subject().strip().contains("\n") || text.subject().strip().contains("\r")) {
            wrong.add(new Message("notification.text.subjectLines"));
        }
        Set<String> unknown = new TreeSet<>(Places.in(clean.subject()));
        unknown.addAll(Places.in(clean.body()));
        unknown.removeAll(places(kind));
        if (!unknown.isEmpty()) {
            wrong.add(new Message("notification.text.unknownPlaces", inBraces(unknown), inBraces(places(kind))));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(wrong);
        }
    }

    private static NoticeText clean(NoticeText text) {
        return new NoticeText(PlainText.line(text.subject(), Integer.MAX_VALUE), PlainText.lines(text.body()));
    }

    private static Set<String> places(NoticeKind kind) {
        Set<String> places = new TreeSet<>(kind.samples().keySet());
        places.add(Places.RECIPIENT);
        return places;
    }

    private static String inBraces(Set<String> names) {
        return "{" + String.join("}, {", names) + "}";
    }

    private static void requireOne(int changed) {
        if (changed == 0) {
            throw new ConflictException(new Message("notification.text.changedMeanwhile"));
        }
    }

    private void record(String kind, String language, NoticeText text, String person, LocalDateTime now) {
        jdbc.update(
                "insert into notice_text_change (kind, language, subject, body, changed_by, changed_at) values (?, ?, ?, ?, ?, ?)",
                kind,
                language,
                text.subject(),
                text.body(),
                person,
                now);
    }
}
