package th.kamt.notification;

import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Texts of the table {@code notice_text} before those of the bundles. */
@Component
class StoredNoticeTexts implements NoticeTexts {

    /** @param version of the row */
    record Stored(NoticeText text, int version) {}

    private final JdbcTemplate jdbc;
    private final NoticeCatalogue catalogue;
    private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

    StoredNoticeTexts(JdbcTemplate jdbc, NoticeCatalogue catalogue, MessageSourceProperties settings) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        bundles.addBasenames(settings.getBasename().toArray(String[]::new));
        bundles.setDefaultEncoding(settings.getEncoding().name());
        bundles.setFallbackToSystemLocale(false);
        // Named places are not MessageFormat's.
        bundles.setAlwaysUseMessageFormat(false);
    }

    @Override
    public NoticeText of(String kind, Locale language) {
        return stored(kind, language).map(Stored::text).orElseGet(() -> own(kind, language));
    }

    /** The owning module's text. */
    NoticeText own(String kind, Locale language) {
        catalogue.require(kind);
        Locale spoken = Mail.language(Mail.code(language));
        return new NoticeText(
                bundles.getMessage("notification." + kind + ".subject", null, spoken),
                bundles.getMessage("notification." + kind + ".body", null, spoken));
    }

    Optional<Stored> stored(String kind, Locale language) {
        return jdbc
                .query(
                        "select subject, body, version from notice_text where kind = ? and language = ?",
                        (row, number) -> new Stored(new NoticeText(row.getString(1), row.getString(2)), row.getInt(3)),
                        kind,
                        Mail.code(language))
                .stream()
                .findFirst();
    }
}
