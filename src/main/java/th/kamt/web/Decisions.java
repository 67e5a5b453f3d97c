package th.kamt.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The decisions taken where the manual is silent or contradicts itself (D-1 to D-28 with the manual’s rules, the later ones our own), from {@code decisions.yml}. */
@Component
class Decisions {

    /**
     * One decision.
     *
     * @param id     e.g. {@code D-14}
     * @param clause e.g. {@code 6.1.2}
     * @param kept   {@code table}, {@code model}, {@code configuration} or {@code code}
     * @param place  the table, model or setting, by name
     * @param text   in both languages
     */
    public record Decision(
            String id, String clause, int step, boolean inEffect, String kept, String place, Map<String, String> text) {

        public Decision {
            text = Map.copyOf(text);
        }

        /** In the reader's language. */
        public String wording() {
            String thai = text.get("th");
            return text.getOrDefault(LocaleContextHolder.getLocale().getLanguage(), thai);
        }
    }

    private final List<Decision> all = read();

    /** Ordered by number. */
    List<Decision> all() {
        return all;
    }

    private static List<Decision> read() {
        try (InputStream in = new ClassPathResource("decisions.yml").getInputStream()) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return entries.stream().map(Decisions::decision).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Decision decision(Map<String, Object> entry) {
        return new Decision(
                (String) entry.get("id"),
                entry.get("clause").toString(),
                (Integer) entry.get("step"),
                (Boolean) entry.get("inEffect"),
                (String) entry.get("kept"),
                (String) entry.get("place"),
                Map.of("th", (String) entry.get("th"), "en", (String) entry.get("en")));
    }
}
