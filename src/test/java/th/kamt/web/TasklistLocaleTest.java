package th.kamt.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What we lay over Camunda's Tasklist, against the jar that we lay it over. */
class TasklistLocaleTest {

    private static final String TASKLIST = "META-INF/resources/webjars/camunda/app/tasklist/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|</?[a-z]+\\b[^>]*>|&\\w+;");
    private static final Pattern THAI = Pattern.compile("[\u0E01-\u0E5B]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** Signs, a name, and a text that is empty in English too. */
    private static final Set<String> SAME_IN_EVERY_LANGUAGE = Set.of(
            "APP_VENDOR",
            "NO_TASK_FORM",
            "SEARCH_LESS_THAN",
            "SEARCH_LESS_THAN_EQUALS",
            "SEARCH_GREATER_THAN",
            "SEARCH_GREATER_THAN_EQUALS");

    @Test
    void everyLabelOfTasklistIsThere() throws IOException {
        assertThat(labels("th").keySet()).isEqualTo(labels("en").keySet()).isNotEmpty();
    }

    @Test
    void everyLabelKeepsItsPlaceholdersAndMarks() throws IOException {
        assertThat(placeholders("th")).isEqualTo(placeholders("en"));
    }

    @Test
    void everyLabelIsThai() throws IOException {
        Map<String, String> thai = labels("th");
        thai.keySet().removeAll(SAME_IN_EVERY_LANGUAGE);

        assertThat(thai).allSatisfy((key, label) -> assertThat(label).as(key).containsPattern(THAI));
    }

    @Test
    void aYearIsShownInTheBuddhistEra() throws IOException {
        JsonNode dates = locale("th").get("dateLocales");

        // The first year of the Common Era is 544 of the Buddhist Era; "y" is the year of the era, "YYYY" is not.
        assertThat(dates.at("/eras/0/since").asText()).isEqualTo("0001-01-01");
        assertThat(dates.at("/eras/0/offset").asInt()).isEqualTo(544);
        assertThat(dates.get("longDateFormat"))
                .isNotEmpty()
                .allSatisfy(format -> assertThat(format.asText()).doesNotContain("YY"));
    }

    /** A missing one leaves Tasklist blank. */
    @Test
    void everyCustomScriptExists() throws IOException {
        String config = text(TASKLIST + "scripts/config.js");
        int start = config.indexOf("customScripts: [");
        String list = config.substring(start, config.indexOf(']', start));
        List<String> scripts =
                QUOTED.matcher(list).results().map(name -> name.group(1)).toList();

        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script -> assertThat(resource(TASKLIST + script + ".js"))
                        .as(script)
                        .isNotNull());
    }

    /** The files named as Camunda's come before them: ours is a directory or the application's own jar. */
    @ParameterizedTest
    @ValueSource(strings = {"scripts/config.js", "styles/user-styles.css"})
    void ourFileStandsBeforeTheOneOfTheJar(String file) {
        assertThat(resource(TASKLIST + file).toString()).doesNotContain("camunda-webapp-webjar");
    }

    @Test
    void everyFontOfTheStyleSheetExists() throws IOException {
        List<String> fonts = Pattern.compile("/fonts/([^)]+)\\)")
                .matcher(text(TASKLIST + "styles/user-styles.css"))
                .results()
                .map(font -> font.group(1))
                .toList();

        assertThat(fonts)
                .isNotEmpty()
                .allSatisfy(font ->
                        assertThat(resource("static/fonts/" + font)).as(font).isNotNull());
    }

    @Test
    void tasklistCanReadTheLanguageChosenOnThePages() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new PageLocaleResolver().setLocale(new MockHttpServletRequest(), response, Locale.ENGLISH);

        String cookie = PageLocaleResolver.COOKIE + "=en";
        assertThat(response.getHeader(HttpHeaders.SET_COOKIE))
                .startsWith(cookie + ";")
                .doesNotContain("HttpOnly");
        assertThat(text(TASKLIST + "scripts/config.js")).contains('"' + cookie + '"');
    }

    private static Map<String, List<String>> placeholders(String language) throws IOException {
        return labels(language).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        label -> PLACEHOLDER
                                .matcher(withoutWordsInBrackets(label.getValue()))
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
    }

    /** {@code <null>} and {@code <undefined>} are words for people and are translated. */
    private static String withoutWordsInBrackets(String label) {
        return label.replace("<null>", "").replace("<undefined>", "");
    }

    private static Map<String, String> labels(String language) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        locale(language)
                .get("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static JsonNode locale(String language) throws IOException {
        // Camunda's file begins with a byte order mark.
        return new ObjectMapper()
                .readTree(text(TASKLIST + "locales/" + language + ".json").replace("\uFEFF", ""));
    }

    private static String text(String path) throws IOException {
        try (var in = resource(path).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URL resource(String path) {
        return TasklistLocaleTest.class.getClassLoader().getResource(path);
    }
}
