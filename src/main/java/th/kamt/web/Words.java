package th.kamt.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;

/** Says a {@link Message} in the reader's language. In templates {@code ${@words.say(finding.message)}}. */
@Component("words")
public class Words {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> WORDED = Set.of(403, 404, 409, 413, 422);

    private final MessageSource messages;

    public Words(MessageSource messages) {
        this.messages = messages;
    }

    /** Empty for {@code null}. */
    public String say(Message message) {
        return message == null ? "" : say(message, LocaleContextHolder.getLocale());
    }

    public String say(Message message, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message inner ? say(inner, locale) : argument)
                .toArray();
        return messages.getMessage(message.key(), arguments, locale);
    }

    public List<String> say(List<Message> sentences) {
        return sentences.stream().map(this::say).toList();
    }

    /** The status itself where a page has words for it, else 400 or 500. */
    public int errorCode(int status) {
        int general = status >= SERVER_ERROR ? SERVER_ERROR : CLIENT_ERROR;
        return WORDED.contains(status) ? status : general;
    }
}
