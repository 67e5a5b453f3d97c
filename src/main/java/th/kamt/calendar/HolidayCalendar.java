package th.kamt.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import th.kamt.message.Message;

/** The holidays as they stood at one revision, and the working days by them. Immutable. */
final class HolidayCalendar implements WorkingDays {

    private final long revision;
    private final NavigableMap<LocalDate, Holiday> holidays;

    HolidayCalendar(long revision, Collection<Holiday> holidays) {
        this.revision = revision;
        NavigableMap<LocalDate, Holiday> byDay = new TreeMap<>();
        holidays.forEach(holiday -> byDay.put(holiday.day(), holiday));
        this.holidays = Collections.unmodifiableNavigableMap(byDay);
    }

    long revision() {
        return revision;
    }

    Optional<Holiday> on(LocalDate day) {
        return Optional.ofNullable(holidays.get(day));
    }

    List<Holiday> of(PlanYear year) {
        return List.copyOf(
                holidays.subMap(year.firstDay(), true, year.lastDay(), true).values());
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !holidays.containsKey(day);
    }

    @Override
    public LocalDate firstOnOrAfter(LocalDate day) {
        LocalDate worked = day;
        while (!isWorkingDay(worked)) {
            worked = worked.plusDays(1);
        }
        return worked;
    }

    @Override
    public LocalDate plus(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("working days: " + workingDays);
        }
        LocalDate worked = firstOnOrAfter(day);
        for (int counted = 0; counted < workingDays; counted++) {
            worked = firstOnOrAfter(worked.plusDays(1));
        }
        return worked;
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        if (!to.isAfter(from)) {
            return 0;
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    @Override
    public List<CountedDay> count(LocalDate from, LocalDate to) {
        LocalDate dayZero = firstOnOrAfter(from);
        List<CountedDay> days = new ArrayList<>();
        int number = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            boolean counted = isWorkingDay(day);
            if (counted && day.isAfter(dayZero)) {
                number++;
            }
            days.add(new CountedDay(
                    day, number, counted, counted ? new Message("calendar.count.day", number) : whyNotWorked(day)));
        }
        return days;
    }

    @Override
    public List<Message> warnings(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(year -> new PlanYear(year + PlanYear.ERA_OFFSET))
                .filter(year -> of(year).isEmpty())
                .map(year -> new Message("calendar.holiday.noneEntered", year.toString()))
                .toList();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private Message whyNotWorked(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> new Message("calendar.weekday.saturday");
            case SUNDAY -> new Message("calendar.weekday.sunday");
            default -> holidays.get(day).name();
        };
    }
}
