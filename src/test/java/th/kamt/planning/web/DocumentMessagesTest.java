package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanStatus;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad.BandPosition;
import th.kamt.support.FileDecisionTables;

/** Words put together from a code: every code the forms can meet has them, in both languages. */
class DocumentMessagesTest {

    private static final List<String> CRITERIA = List.of("A", "B", "C", "D", "E", "F");

    private static final ResourceBundleMessageSource WORDS = words();

    private static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames("messages/documents", "messages/entitlement", "messages/selection");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyCodeHasItsWordsInBothLanguages(String key) {
        assertThat(WORDS.getMessage(key, new Object[] {"", ""}, null, Locale.forLanguageTag("th")))
                .isNotBlank();
        assertThat(WORDS.getMessage(key, new Object[] {"", ""}, null, Locale.ENGLISH))
                .isNotBlank();
    }

    static Stream<String> keys() {
        return Stream.of(
                        corporateDocuments(),
                        Stream.of("ALLOWANCE", "SEMINAR", "SPEAKERS", "RECREATION", "OTHER")
                                .map(kind -> "documents.budget." + kind),
                        Stream.of(PlanStatus.values())
                                .flatMap(status -> Stream.of("documents.mark." + status, "documents.state." + status)),
                        Stream.of(BandPosition.values())
                                .filter(position -> position != BandPosition.WITHIN)
                                .map(position -> "documents.load." + position),
                        posts(),
                        Stream.of(DocumentForm.values())
                                .flatMap(form ->
                                        Stream.of("documents.form." + form.code(), "documents.basis." + form.code())),
                        IntStream.rangeClosed(1, 3).mapToObj(part -> "documents.part." + part),
                        CRITERIA.stream()
                                .flatMap(letter ->
                                        Stream.of("documents.criterion." + letter, "selection.letter." + letter)),
                        Stream.of("kasm", "risk", "both", "special.A", "special.B", "special.C", "special.D", "topUp")
                                .map(reason -> "documents.reason." + reason),
                        Stream.of("ACCOUNT", "GROUP")
                                .flatMap(recipient -> Stream.of("YEAR", "QUARTER", "MONTH")
                                        .map(period -> "documents.minimum." + recipient + "." + period)),
                        Arrays.stream(Tier.values()).map(tier -> "selection.tier." + tier),
                        IntStream.rangeClosed(1, 12).mapToObj(month -> "entitlement.monthShort." + month))
                .flatMap(keys -> keys);
    }

    /** What the process owner's table proposes, and what a unit adds itself. */
    private static Stream<String> corporateDocuments() {
        Stream<String> proposed = new FileDecisionTables()
                .rows("corporateDocuments", new PlanYear(2570)).stream()
                        .map(row -> row.get("kind").toString());
        return Stream.concat(proposed, Stream.of("OWN")).map(kind -> "documents.corporate." + kind);
    }

    /** Everybody who signs: preparers and the stations of every route. */
    private static Stream<String> posts() {
        Stream<String> preparers =
                Stream.of("office-manager", "province-ceo", "chief-customer-service", "director-engineering-hq");
        Stream<String> deciders = Stream.of(
                "province-service-manager",
                "chief-customer-service",
                "director-engineering-service",
                "assistant-governor-region",
                "deputy-governor-business");
        return Stream.concat(preparers, deciders).distinct().map(role -> "documents.post." + role);
    }
}
