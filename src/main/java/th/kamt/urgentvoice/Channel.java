package th.kamt.urgentvoice;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.message.Message;

/** How an urgent voice came in; any other is told in words. */
public enum Channel {
    PHONE,
    LINE,
    EMAIL,
    MEETING,
    CALL_CENTER,
    LETTER;

    private String messageKey() {
        return "urgentvoice.channel." + name();
    }

    public static Optional<Channel> of(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.name().equalsIgnoreCase(code))
                .findFirst();
    }

    /** As people read it; words of one's own stay as they are. */
    public static Message words(String channel) {
        return of(channel)
                .map(known -> new Message(known.messageKey()))
                .orElseGet(() -> new Message("urgentvoice.channel.own", channel));
    }
}
