package th.kamt.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.support.Messages;
import th.kamt.support.PlanningTest;

/** Every kind has its own texts in both languages, which use the places it has; places are filled once, safely. */
@PlanningTest
class NoticeTextsTest {

    @Autowired
    private NoticeCatalogue catalogue;

    @Autowired
    private StoredNoticeTexts texts;

    @Autowired
    private Texts words;

    private final NoticeComposer composer = new NoticeComposer(Messages.texts(), new Formats(Messages.source()));

    @Test
    void everyKindHasTextsInBothLanguagesThatUseOnlyItsPlaces() {
        assertThat(catalogue.all()).extracting(NoticeKind::id).contains("task.created", "plan.approved", "mail.digest");
        for (NoticeKind kind : catalogue.all()) {
            Set<String> places = new TreeSet<>(kind.samples().keySet());
            places.add(Places.RECIPIENT);
            for (Locale language : List.of(Texts.THAI, Locale.ENGLISH)) {
                NoticeText own = texts.own(kind.id(), language);
                Set<String> used = new TreeSet<>(Places.in(own.subject()));
                used.addAll(Places.in(own.body()));
                assertThat(places).as(kind.id()).containsAll(used);
                assertThat(words.of(new Message(kind.nameKey()), language))
                        .isNotBlank()
                        .isNotEqualTo(kind.nameKey());
            }
            assertThat(texts.own(kind.id(), Texts.THAI)).isNotEqualTo(texts.own(kind.id(), Locale.ENGLISH));
        }
    }

    /** Both bundles of this module say the same things. */
    @Test
    void everySentenceIsThereInBothLanguages() throws IOException {
        for (String bundle : List.of("notification", "planning-notices")) {
            assertThat(keys(bundle + ".properties")).isEqualTo(keys(bundle + "_en.properties"));
        }
    }

    private static Set<String> keys(String file) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/messages", file))) {
            lines.filter(line -> line.contains("=")).forEach(line -> keys.add(line.substring(0, line.indexOf('='))));
        }
        return keys;
    }

    @Test
    void placesAreFilledInTheReadersLanguageAndEra() {
        NoticeText text = new NoticeText("{day} {number}", "{at} {recipient}\n{word}");
        Map<String, Object> values = Map.of(
                "day",
                LocalDate.of(2026, 11, 30),
                "number",
                12345,
                "at",
                Instant.parse("2026-11-30T03:42:00Z"),
                "word",
                new Message("calendar.format.today"));

        assertThat(composer.fill(text, values, "นาย ก", Texts.THAI))
                .isEqualTo(new NoticeText("30 พ.ย. 2569 12,345", "30 พ.ย. 2569 10:42\u00a0น. นาย ก\nวันนี้"));
        assertThat(composer.fill(text, values, "นาย ก", Locale.ENGLISH).subject())
                .isEqualTo("30 Nov B.E. 2569 12,345");
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysAsItIs() {
        NoticeText filled =
                composer.fill(new NoticeText("{a}", "{a}{b}"), Map.of("a", "{b}$1\\", "b", "ข"), "x", Texts.THAI);

        assertThat(filled).isEqualTo(new NoticeText("{b}$1\\", "{b}$1\\ข"));
    }

    @Test
    void aSubjectIsOneLineOfBoundedLength() {
        NoticeText filled = composer.fill(
                new NoticeText("x {a}", "{a}"),
                Map.of("a", "1\r\nBcc: y\u2028z\u202E" + "ก".repeat(400)),
                "x",
                Texts.THAI);

        assertThat(filled.subject()).startsWith("x 1 Bcc: y z").hasSize(NoticeComposer.LONGEST_SUBJECT);
        assertThat(filled.body()).startsWith("1\nBcc: y");
    }

    @ParameterizedTest
    @CsvSource({
        "a.b@example.org, true",
        "a@b@example.org, false",
        "example.org, false",
        "'A <a@example.org>', false",
        "'a@example.org,b@example.org', false",
        "'a@example.org\nBcc: b@example.org', false",
        "'', false"
    })
    void onlyOnePlainAddressIsWrittenTo(String address, boolean usable) {
        assertThat(MailWriter.usable(address).isPresent()).isEqualTo(usable);
    }

    @Test
    void onlyOurOwnAddressesBecomeLinks() {
        List<List<MailText.Line>> paragraphs = MailText.paragraphs(
                "หนึ่ง\nhttps://kamt.example.org/tasks/1\n\n\nhttps://evil.example.org/ x\nhttps://kamt.example.org.evil/",
                "https://kamt.example.org");

        assertThat(paragraphs).hasSize(2);
        assertThat(paragraphs.get(0).get(1).href()).isEqualTo("https://kamt.example.org/tasks/1");
        assertThat(paragraphs.get(1)).extracting(MailText.Line::href).containsOnlyNulls();
    }
}
