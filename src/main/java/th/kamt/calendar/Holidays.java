package th.kamt.calendar;

import java.time.LocalDate;
import java.util.List;
import th.kamt.message.Message;

/** The public holidays as an administrator keeps them (R-CAL-1). */
public interface Holidays {

    /** Of that year, in order; none means that nobody has entered them yet. */
    List<Holiday> of(PlanYear year);

    /** Who entered or removed what of that year, latest first; days that came with the application have no entry. */
    List<HolidayChange> changes(PlanYear year);

    /**
     * Enters a holiday and publishes {@link HolidaysChanged}.
     *
     * @param pastConfirmed whether the person knows that the day is past and that deadlines already ended stay as they are
     * @param person the person's id
     * @return remarks to show: a holiday on a weekend changes nothing, and which day would be its substitution
     * @throws PastHolidayException if the day is past and that is not confirmed
     * @throws th.kamt.message.ConflictException if that day is a holiday already
     * @throws th.kamt.message.RefusedException if a name is missing or too long
     */
    List<Message> add(LocalDate day, String nameTh, String nameEn, boolean pastConfirmed, String person);

    /**
     * Makes a holiday a day like others, and publishes {@link HolidaysChanged}.
     *
     * @return remarks to show: on a weekend that changes nothing
     * @throws PastHolidayException if the day is past and that is not confirmed
     * @throws th.kamt.message.NotFoundException if that day is no holiday
     */
    List<Message> remove(LocalDate day, boolean pastConfirmed, String person);

    /** The day that makes up for a holiday on a weekend: the next working day after it. */
    LocalDate substitutionFor(LocalDate day);
}
