package th.kamt.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** Names of tasks and filters, which the engine keeps in Thai, in another language; what is nobody's message stays as it is. */
@Component
public class SpokenNames {

    /** Stand for arguments while a message is made into a pattern; private use, in nobody's words. */
    private static final List<String> MARKS = List.of("\uE000", "\uE001", "\uE002");

    /**
     * @param arguments index of the argument in each group
     * @param own       letters that are the message's own: the more there are, the surer it is that a name is that message
     */
    private record Name(String key, Pattern words, List<Integer> arguments, int own) {}

    private final ObjectProvider<EngineWords> words;
    private final Texts texts;
    private final Map<Locale, List<Name>> names = new ConcurrentHashMap<>();

    SpokenNames(ObjectProvider<EngineWords> words, Texts texts) {
        this.words = words;
        this.texts = texts;
    }

    /** A name kept in Thai, in the language of the current request. */
    public String said(String text) {
        Locale language = LocaleContextHolder.getLocale();
        boolean thai = language.getLanguage().equals(Texts.THAI.getLanguage());
        return thai || text == null ? text : said(text, Texts.THAI, language);
    }

    /** The same message in the other language, with names among its arguments; what is no message as it is. */
    public String said(String text, Locale from, Locale to) {
        for (Name name : names.computeIfAbsent(from, this::names)) {
            Matcher found = name.words().matcher(text);
            if (found.matches()) {
                Map<Integer, Object> arguments = new TreeMap<>();
                for (int group = 0; group < name.arguments().size(); group++) {
                    arguments.put(name.arguments().get(group), said(found.group(group + 1), from, to));
                }
                return texts.of(new Message(name.key(), List.copyOf(arguments.values())), to);
            }
        }
        return text;
    }

    private List<Name> names(Locale language) {
        return words.orderedStream()
                .flatMap(one -> one.names().stream())
                .map(key -> name(key, texts.of(new Message(key, List.copyOf(MARKS)), language)))
                .sorted(Comparator.comparingInt(Name::own).reversed().thenComparing(Name::key))
                .toList();
    }

    private static Name name(String key, String marked) {
        StringBuilder pattern = new StringBuilder();
        List<Integer> arguments = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int own = 0;
        for (int i = 0; i < marked.length(); i++) {
            char one = marked.charAt(i);
            int argument = MARKS.indexOf(String.valueOf(one));
            if (argument < 0) {
                plain.append(one);
                own++;
            } else {
                pattern.append(Pattern.quote(plain.toString())).append("(.+?)");
                plain.setLength(0);
                arguments.add(argument);
            }
        }
        pattern.append(Pattern.quote(plain.toString()));
        return new Name(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), arguments, own);
    }
}
