package th.kamt.notification;

import java.util.Locale;

/** The texts of notices: what a process owner wrote, else the owning module's own. */
public interface NoticeTexts {

    /**
     * The text in force.
     *
     * @param language English, or Thai for any other
     * @throws IllegalArgumentException if no module declares the kind
     */
    NoticeText of(String kind, Locale language);
}
