package th.kamt.calendar;

import java.time.LocalDate;
import java.util.Optional;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The text is no day as people write it. Where a C.E. year or a short year was typed, it names the day meant. */
public class NotADayException extends RefusedException {

    private final LocalDate meant;

    NotADayException(Message message) {
        this(message, null);
    }

    NotADayException(Message message, LocalDate meant) {
        super(message);
        this.meant = meant;
    }

    /** The day the person probably meant, to be offered as the answer of one click. */
    public Optional<LocalDate> meant() {
        return Optional.ofNullable(meant);
    }
}
