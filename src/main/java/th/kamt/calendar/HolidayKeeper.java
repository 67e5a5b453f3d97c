package th.kamt.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.WrittenWords;

@Service
@Transactional
class HolidayKeeper implements Holidays {

    private static final int LONGEST_NAME = 200;

    private final HolidayStore store;
    private final CachedWorkingDays calendars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HolidayKeeper(
            HolidayStore store,
            CachedWorkingDays calendars,
            ApplicationEventPublisher events,
            @Qualifier("businessClock") Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Holiday> of(PlanYear year) {
        return calendars.calendar().of(year);
    }

    @Override
    @Transactional(readOnly = true)
    public List<HolidayChange> changes(PlanYear year) {
        return store.changes(year);
    }

    @Override
    public List<Message> add(LocalDate day, String nameTh, String nameEn, boolean pastConfirmed, String person) {
        requireYear(day);
        Holiday holiday = new Holiday(
                day, name(nameTh, "calendar.holiday.nameTh.missing"), name(nameEn, "calendar.holiday.nameEn.missing"));
        store.raiseRevision();
        Optional<Holiday> present = store.load().on(day);
        if (present.isPresent()) {
            throw new ConflictException(new Message(
                    "calendar.holiday.twice", DayWords.of(day), present.get().name()));
        }
        requireNotPast(day, pastConfirmed);
        store.insert(holiday);
        return changed(holiday, HolidayChange.Kind.ADDED, person);
    }

    @Override
    public List<Message> remove(LocalDate day, boolean pastConfirmed, String person) {
        requireYear(day);
        store.raiseRevision();
        Holiday present = store.load()
                .on(day)
                .orElseThrow(() -> new NotFoundException(new Message("calendar.holiday.none", DayWords.of(day))));
        requireNotPast(day, pastConfirmed);
        store.delete(day);
        return changed(present, HolidayChange.Kind.REMOVED, person);
    }

    @Override
    @Transactional(readOnly = true)
    public LocalDate substitutionFor(LocalDate day) {
        return calendars.firstOnOrAfter(day.plusDays(1));
    }

    private List<Message> changed(Holiday holiday, HolidayChange.Kind kind, String person) {
        HolidayChange change = new HolidayChange(holiday, kind, person, clock.instant());
        store.record(change);
        calendars.changedInThisTransaction();
        events.publishEvent(new HolidaysChanged(change));
        return remarks(holiday.day(), kind);
    }

    private List<Message> remarks(LocalDate day, HolidayChange.Kind kind) {
        List<Message> remarks = new ArrayList<>();
        if (HolidayCalendar.isWeekend(day)) {
            remarks.add(
                    kind == HolidayChange.Kind.REMOVED
                            ? new Message("calendar.holiday.weekend.removed", DayWords.of(day))
                            : new Message(
                                    "calendar.holiday.weekend.added",
                                    DayWords.of(day),
                                    DayWords.of(substitutionFor(day))));
        }
        if (day.isBefore(today())) {
            remarks.add(new Message("calendar.holiday.past.done"));
        }
        return remarks;
    }

    private void requireNotPast(LocalDate day, boolean confirmed) {
        if (day.isBefore(today()) && !confirmed) {
            throw new PastHolidayException(day);
        }
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    private static void requireYear(LocalDate day) {
        // Refuses a year no plan could have, and says so when a B.E. year was taken for one of the Common Era.
        PlanYear.containing(day);
    }

    private static String name(String text, String missing) {
        String name = WrittenWords.of(text).replaceAll("\\s+", " ");
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(new Message(missing));
        }
        if (name.length() > LONGEST_NAME) {
            throw new RefusedException(new Message("calendar.holiday.name.long", LONGEST_NAME));
        }
        return name;
    }
}
