package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import th.kamt.entitlement.ViolationKind;
import th.kamt.selection.Tier;
import th.kamt.staffing.Violation;

/** Every sentence the plans' code and pages say is there in both languages, and says all it is given. */
class PlanningMessagesTest {

    private static final Properties THAI = load("planning.properties");
    private static final Properties ENGLISH = load("planning_en.properties");
    /** A whole key in code or template; one that ends in a dot is put together, see {@link #keysPutTogether()}. */
    private static final Pattern KEY = Pattern.compile("planning\\.[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9_]");

    private static final Pattern QUOTED = Pattern.compile("\"(" + KEY.pattern() + ")\"");

    @ParameterizedTest
    @MethodSource({"keysOfCode", "keysOfTemplates", "keysPutTogether"})
    void everyKeyHasItsWordsInBothLanguages(String key) {
        assertThat(THAI).containsKey(key);
        assertThat(ENGLISH).containsKey(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceUsesEveryArgumentInBothLanguages(String key) {
        Set<Integer> thai = arguments(THAI, key);

        assertThat(thai).isEqualTo(arguments(ENGLISH, key));
        assertThat(thai).isEqualTo(IntStream.range(0, thai.size()).boxed().collect(Collectors.toSet()));
    }

    @Test
    void theKeysAreFoundAtAll() throws IOException {
        assertThat(keysOfCode()).contains("planning.edit.changedMeanwhile", "planning.finding.TOP_UP.detail");
        assertThat(keysOfTemplates()).contains("planning.page.ready", "planning.account.services");
    }

    static Stream<String> keysOfCode() throws IOException {
        return found(Path.of("src/main/java/th/kamt/planning"), QUOTED, 1);
    }

    static Stream<String> keysOfTemplates() throws IOException {
        Set<String> partTemplates = Set.of("planning.page", "planning.account");
        return found(
                        Path.of("src/main/resources/templates/planning"),
                        Pattern.compile(KEY.pattern() + "(?![.$A-Za-z])"),
                        0)
                .filter(key -> !partTemplates.contains(key));
    }

    static Stream<String> keysPutTogether() {
        return Stream.of(
                        Stream.of(Tier.values()).map(tier -> "planning.tier." + tier),
                        Stream.of("planning.tier.NONE"),
                        Stream.of("ALLOWANCE", "SEMINAR", "SPEAKERS", "RECREATION", "OTHER")
                                .map(kind -> "planning.budget." + kind),
                        Stream.of(Verdict.values())
                                .flatMap(verdict -> Stream.of(
                                        "planning.verdict." + verdict, "planning.verdict." + verdict + ".last")),
                        Stream.of("LOAD_LOW", "LOAD_HIGH")
                                .flatMap(matter -> Stream.of(
                                        "planning.finding." + matter, "planning.finding." + matter + ".detail")),
                        Stream.of("accounts", "kamrs", "entitlements", "targets", "policy")
                                .map(point -> "planning.standard." + point),
                        Stream.of(Station.values()).map(station -> "planning.station." + station),
                        Stream.of(PlanStatus.values()).map(status -> "planning.page.status." + status),
                        Stream.of("all", "late").map(status -> "planning.page.status." + status),
                        Stream.of("NOT_SCORED", "EXCLUSION_UNDECIDED", "DOCUMENTS", "EVENT_LIMIT")
                                .map(kind -> "planning.check." + kind),
                        Stream.of(Violation.Kind.values()).map(kind -> "planning.check." + kind),
                        Stream.of(ViolationKind.values()).map(kind -> "planning.check." + kind),
                        Stream.of("decide", "reason", "source", "load", "why", "mend", "look")
                                .map(action -> "planning.page.action." + action),
                        Stream.of("all", "stop", "look", "moved", "not").map(id -> "planning.page.filter." + id),
                        Stream.of("need", "name", "tier", "risk", "bill", "kamr")
                                .map(id -> "planning.page.order." + id),
                        Stream.of("notOpen", "noList", "scoring", "preparing", "noAccounts")
                                .map(state -> "planning.waiting." + state),
                        Stream.of("H", "M", "L", "ML").map(value -> "planning.page.value." + value),
                        Stream.of("special", "risk", "topUp").map(why -> "planning.page.matrix.without." + why),
                        Stream.of("main", "secondary").map(group -> "planning.page.group." + group),
                        IntStream.rangeClosed(1, 5).mapToObj(level -> "planning.page.probability." + level),
                        IntStream.rangeClosed(1, 5).mapToObj(level -> "planning.page.impact." + level))
                .flatMap(keys -> keys);
    }

    static Stream<String> keys() {
        return THAI.stringPropertyNames().stream().sorted();
    }

    private static Set<Integer> arguments(Properties bundle, String key) {
        String text = bundle.getProperty(key, "");
        // A wrong quote or brace fails here rather than before a person.
        assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[0])).isNotNull();
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> found(Path folder, Pattern pattern, int group) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Set<String> keys = new TreeSet<>();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file).replaceAll("(?m)^(import|package) .*$", ""));
            while (matcher.find()) {
                keys.add(matcher.group(group));
            }
        }
        return keys.stream();
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages", file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
