package th.kamt.calendar;

import java.time.LocalDate;
import th.kamt.message.Message;

/** A public holiday or its substitution day, named in both languages. */
public record Holiday(LocalDate day, String nameTh, String nameEn) {

    /** Its name in the reader's language. */
    public Message name() {
        return new Message("calendar.holiday.name", nameTh, nameEn);
    }
}
