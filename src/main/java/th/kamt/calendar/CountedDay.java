package th.kamt.calendar;

import java.time.LocalDate;
import th.kamt.message.Message;

/**
 * A calendar day of a working-day count, for a deadline's receipt.
 *
 * @param number working days counted up to and including this day; 0 on day 0 and before it
 * @param counted whether the day is worked and so has a number of its own, 0 for day 0
 * @param why the number; where not counted, Saturday, Sunday or the holiday's name
 */
public record CountedDay(LocalDate day, int number, boolean counted, Message why) {}
