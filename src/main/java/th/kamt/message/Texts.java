package th.kamt.message;

import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts messages into the reader's language: English where asked for, else Thai. */
@Component
public class Texts {

    public static final Locale THAI = Locale.forLanguageTag("th");

    private final MessageSource bundles;

    public Texts(MessageSource bundles) {
        this.bundles = bundles;
    }

    /** In the language of the current request. */
    public String of(Message message) {
        return of(message, LocaleContextHolder.getLocale());
    }

    public String of(Message message, Locale locale) {
        return bundles.getMessage(message.key(), rendered(message, locale), message.key(), language(locale));
    }

    /** A text without arguments, in the language of the current request. */
    public String of(String key) {
        return of(new Message(key));
    }

    /** A text without arguments, where there need not be one, in the language of the current request. */
    public Optional<String> find(String key) {
        Locale language = language(LocaleContextHolder.getLocale());
        return Optional.ofNullable(bundles.getMessage(key, new Object[] {""}, null, language));
    }

    /** The refusal in a few words: the text {@code KEY.title}, or {@code otherwise} where the message has none. */
    public String titleOf(Message message, String otherwise) {
        Locale language = language(LocaleContextHolder.getLocale());
        String title = bundles.getMessage(message.key() + ".title", null, "", language);
        return title == null || title.isEmpty() ? of(otherwise) : title;
    }

    /** How to mend what the message says: {@code KEY.hint} with the same arguments, or {@code otherwise}. */
    public Message hintOf(Message message, String otherwise) {
        String key = message.key() + ".hint";
        String hint = bundles.getMessage(key, null, "", THAI);
        return hint == null || hint.isEmpty() ? new Message(otherwise) : new Message(key, message.arguments());
    }

    private Object[] rendered(Message message, Locale locale) {
        if (message.arguments().isEmpty()) {
            // Without arguments Spring would skip MessageFormat and show doubled quotes as they stand.
            return new Object[] {""};
        }
        return message.arguments().stream()
                .map(argument -> rendered(argument, locale))
                .toArray();
    }

    private String rendered(Object argument, Locale locale) {
        if (argument instanceof Message nested) {
            return of(nested, locale);
        }
        return argument instanceof LocalDate day ? day(day, locale) : argument.toString();
    }

    /** {@code 30 พ.ย. 2569}, {@code 30 Nov B.E. 2569}. */
    public static String day(LocalDate day, Locale locale) {
        Locale language = language(locale);
        String pattern = language.equals(Locale.ENGLISH) ? "d MMM 'B.E.' y" : "d MMM y";
        return DateTimeFormatter.ofPattern(pattern, language)
                .withChronology(ThaiBuddhistChronology.INSTANCE)
                .format(day);
    }

    private static Locale language(Locale locale) {
        return "en".equals(locale.getLanguage()) ? Locale.ENGLISH : THAI;
    }
}
