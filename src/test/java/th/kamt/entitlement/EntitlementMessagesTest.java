package th.kamt.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import th.kamt.message.Message;
import th.kamt.selection.Tier;

class EntitlementMessagesTest {

    private static final Properties THAI = load("entitlement.properties");
    private static final Properties ENGLISH = load("entitlement_en.properties");

    @ParameterizedTest
    @MethodSource("keysMadeOfNames")
    void everyNameHasItsWordsInBothLanguages(String key) {
        assertThat(THAI).containsKey(key);
        assertThat(ENGLISH).containsKey(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceUsesTheSameArgumentsInBothLanguages(String key) {
        assertThat(format(ENGLISH, key).getFormatsByArgumentIndex())
                .hasSameSizeAs(format(THAI, key).getFormatsByArgumentIndex());
    }

    static Stream<String> keys() {
        return Stream.concat(THAI.stringPropertyNames().stream(), ENGLISH.stringPropertyNames().stream())
                .distinct()
                .sorted();
    }

    static Stream<String> keysMadeOfNames() {
        return Stream.of(
                        Stream.of(EntitlementCode.values())
                                .map(EntitlementCode::displayName)
                                .map(Message::key),
                        Stream.of(EntitlementKind.values())
                                .map(EntitlementKind::displayName)
                                .map(Message::key),
                        Stream.of(Tier.values()).map(tier -> "entitlement.receiver." + tier),
                        Stream.of("entitlement.receiver.TOP_UP", "entitlement.receiver.group"),
                        Stream.of(CodeRule.Condition.values())
                                .map(condition -> "entitlement.check.required." + condition),
                        Stream.of(CodeRule.Condition.values())
                                .filter(condition -> condition != CodeRule.Condition.NONE)
                                .map(condition -> "entitlement.check.condition." + condition),
                        IntStream.rangeClosed(1, 12).mapToObj(month -> "entitlement.month." + month),
                        IntStream.rangeClosed(1, 12).mapToObj(month -> "entitlement.monthShort." + month))
                .flatMap(stream -> stream);
    }

    private static MessageFormat format(Properties bundle, String key) {
        assertThat(bundle).containsKey(key);
        return new MessageFormat(bundle.getProperty(key), Locale.ROOT);
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
