package th.kamt.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** Fills the places of a text in the reader's language. */
@Component
class NoticeComposer {

    static final int LONGEST_SUBJECT = 250;

    private final Texts texts;
    private final Formats formats;

    NoticeComposer(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** @return finished: the subject one line, the body lines */
    NoticeText fill(NoticeText text, Map<String, Object> values, String recipientName, Locale language) {
        Map<String, String> written = new HashMap<>();
        values.forEach((name, value) -> written.put(name, write(name, value, language)));
        written.put(Places.RECIPIENT, PlainText.line(recipientName, LONGEST_SUBJECT));
        String subject = Places.fill(text.subject(), written, value -> PlainText.line(value, LONGEST_SUBJECT));
        String body = Places.fill(text.body(), written, PlainText::lines);
        return new NoticeText(PlainText.line(subject, LONGEST_SUBJECT), PlainText.lines(body));
    }

    /** The same for who stands in for its recipient, with a line that says for whom it is. */
    NoticeText inPlaceOf(NoticeText text, String absentName, Locale language) {
        String line =
                texts.of(new Message("notification.standIn", PlainText.line(absentName, LONGEST_SUBJECT)), language);
        return new NoticeText(text.subject(), text.body() + "\n\n" + line);
    }

    private String write(String name, Object value, Locale language) {
        Formats here = formats.in(language);
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Message message) {
            return texts.of(message, language);
        }
        if (value instanceof LocalDate day) {
            return here.day(day);
        }
        if (value instanceof Instant instant) {
            return here.dayAndTime(instant);
        }
        if (value instanceof Number number) {
            return here.number(number);
        }
        throw new IllegalArgumentException("a notice cannot write {" + name + "}: " + value.getClass());
    }
}
