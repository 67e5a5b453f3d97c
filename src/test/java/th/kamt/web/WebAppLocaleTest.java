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
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What we lay over Camunda's web apps, against the jar that we lay it over. */
class WebAppLocaleTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final String TASKLIST = APPS + "tasklist/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|</?[a-z]+\\b[^>]*>|&\\w+;");
    private static final Pattern THAI = Pattern.compile("[\u0E01-\u0E5B]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]+");

    /** Pages nobody sees here: the setup page is closed, and neither cases nor variables of batches and migrations are used. */
    private static final Pattern STAYS_ENGLISH = Pattern.compile("SETUP_.*|VARIABLE_ADD_.*_(BATCH|CASE|MIGRATION)");

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
        assertThat(labels("tasklist", "th").keySet())
                .isEqualTo(labels("tasklist", "en").keySet())
                .isNotEmpty();
    }

    /** The other apps' English files also name what only the engine's enterprise edition shows. */
    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin", "welcome"})
    void everyLabelThatTheShippedCodeCanShowIsThereButTheRareOnes(String app) throws IOException {
        String code = text(APPS + app + "/camunda-" + app + "-bootstrap.js")
                + text(APPS + app + "/index.html")
                + text("META-INF/resources/webjars/camunda/lib/deps.js")
                + (app.equals("welcome") ? "" : text("META-INF/resources/plugin/" + app + "/app/plugin.js"));
        Set<String> named = NAME.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(labels(app, "en").keySet());

        missing.retainAll(named);
        missing.removeAll(labels(app, "th").keySet());

        assertThat(missing).allSatisfy(key -> assertThat(key).matches(STAYS_ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit", "admin", "welcome"})
    void noLabelIsOneThatTheAppDoesNotKnow(String app) throws IOException {
        assertThat(labels(app, "en").keySet()).containsAll(labels(app, "th").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyLabelKeepsItsPlaceholdersAndMarks(String app) throws IOException {
        Map<String, List<String>> english = placeholders(app, "en");

        assertThat(placeholders(app, "th"))
                .allSatisfy((key, marks) -> assertThat(marks).as(key).isEqualTo(english.get(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyLabelIsThai(String app) throws IOException {
        Map<String, String> english = labels(app, "en");

        assertThat(labels(app, "th"))
                .allSatisfy((key, label) -> assertThat(SAME_IN_EVERY_LANGUAGE.contains(key)
                                || THAI.matcher(label).find())
                        .as(key + " " + label + " " + english.get(key))
                        .isTrue());
    }

    @Test
    void aYearIsShownInTheBuddhistEra() throws IOException {
        JsonNode dates = locale("tasklist", "th").get("dateLocales");

        // The first year of the Common Era is 544 of the Buddhist Era; "y" is the year of the era, "YYYY" is not.
        assertThat(dates.at("/eras/0/since").asText()).isEqualTo("0001-01-01");
        assertThat(dates.at("/eras/0/offset").asInt()).isEqualTo(544);
        assertThat(dates.get("longDateFormat"))
                .isNotEmpty()
                .allSatisfy(format -> assertThat(format.asText()).doesNotContain("YY"));
    }

    /** A missing one leaves the app blank. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyCustomScriptExists(String app) throws IOException {
        String config = text(APPS + app + "/scripts/config.js");
        int start = config.indexOf("customScripts: [");
        String list = config.substring(start, config.indexOf(']', start));
        List<String> scripts =
                QUOTED.matcher(list).results().map(name -> name.group(1)).toList();

        assertThat(scripts)
                .isNotEmpty()
                .allSatisfy(script -> assertThat(resource(APPS + app + "/" + script + ".js"))
                        .as(script)
                        .isNotNull());
    }

    /** The files named as Camunda's come before them: ours is a directory or the application's own jar. */
    @ParameterizedTest
    @CsvSource({
        "tasklist, scripts/config.js", "tasklist, styles/user-styles.css",
        "cockpit, scripts/config.js", "cockpit, styles/user-styles.css",
        "admin, scripts/config.js", "admin, styles/user-styles.css",
        "welcome, scripts/config.js", "welcome, styles/user-styles.css"
    })
    void ourFileStandsBeforeTheOneOfTheJar(String app, String file) {
        assertThat(resource(APPS + app + "/" + file).toString()).doesNotContain("camunda-webapp-webjar");
    }

    @Test
    void everyFontOfTheStyleSheetExists() throws IOException {
        List<String> fonts = Pattern.compile("/fonts/([^)]+)\\)")
                .matcher(text(TASKLIST + "styles/webapp.css"))
                .results()
                .map(font -> font.group(1))
                .toList();

        assertThat(fonts)
                .isNotEmpty()
                .allSatisfy(font ->
                        assertThat(resource("static/fonts/" + font)).as(font).isNotNull());
    }

    @Test
    void theWebAppsCanReadTheLanguageChosenOnThePages() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new PageLocaleResolver().setLocale(new MockHttpServletRequest(), response, Locale.ENGLISH);

        String cookie = PageLocaleResolver.COOKIE + "=en";
        assertThat(response.getHeader(HttpHeaders.SET_COOKIE))
                .startsWith(cookie + ";")
                .doesNotContain("HttpOnly");
        assertThat(text(TASKLIST + "scripts/webapp.js")).contains('"' + cookie + '"');
    }

    private static Map<String, List<String>> placeholders(String app, String language) throws IOException {
        return labels(app, language).entrySet().stream()
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

    private static Map<String, String> labels(String app, String language) throws IOException {
        Map<String, String> labels = new TreeMap<>();
        locale(app, language)
                .get("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static JsonNode locale(String app, String language) throws IOException {
        // Camunda's file begins with a byte order mark.
        return new ObjectMapper()
                .readTree(text(APPS + app + "/locales/" + language + ".json").replace("\uFEFF", ""));
    }

    private static String text(String path) throws IOException {
        try (var in = resource(path).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URL resource(String path) {
        return WebAppLocaleTest.class.getClassLoader().getResource(path);
    }
}
