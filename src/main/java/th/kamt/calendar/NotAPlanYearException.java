package th.kamt.calendar;

import th.kamt.message.Message;
import th.kamt.message.RefusedException;

/** The text is no plan year of the Buddhist Era. A C.E. year is recognised and the B.E. year meant is named. */
public class NotAPlanYearException extends RefusedException {

    NotAPlanYearException(String text) {
        super(messageFor(text));
    }

    private static Message messageFor(String text) {
        if (text.matches("(19|20|21)\\d\\d")) {
            String meant = Integer.toString(Integer.parseInt(text) + PlanYear.ERA_OFFSET);
            return new Message("calendar.year.commonEra", text, meant);
        }
        return new Message("calendar.year.invalid", text);
    }
}
