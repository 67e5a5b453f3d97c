package th.kamt.workflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;

/** Renders messages in the language of the request being served, Thai if there is none. */
@Component
public class Sentences {

    private final MessageSource texts;

    Sentences(MessageSource texts) {
        this.texts = texts;
    }

    public String of(List<Message> messages) {
        return messages.stream().map(this::of).collect(Collectors.joining(" "));
    }

    public String of(Message message) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message nested ? of(nested) : argument)
                .toArray();
        return texts.getMessage(message.key(), arguments, lastPart(message.key()), locale());
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocaleContext() == null
                ? Locale.forLanguageTag("th")
                : LocaleContextHolder.getLocale();
    }
}
