package th.kamt.web;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** {@link Texts} for templates, which hand it what may be missing. In templates {@code ${@words.say(finding.message)}}. */
@Component("words")
public class Words {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> WORDED = Set.of(403, 404, 409, 413, 422);

    private final Texts texts;

    public Words(Texts texts) {
        this.texts = texts;
    }

    /** Empty for {@code null}. The only method of its name and number of arguments: templates may hand it a null. */
    public String say(Message message) {
        return message == null ? "" : texts.of(message);
    }

    public List<String> sayAll(List<Message> sentences) {
        return sentences.stream().map(this::say).toList();
    }

    /** The status itself where a page has words for it, else 400 or 500. */
    public int errorCode(int status) {
        int general = status >= SERVER_ERROR ? SERVER_ERROR : CLIENT_ERROR;
        return WORDED.contains(status) ? status : general;
    }
}
