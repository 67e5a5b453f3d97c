package th.kamt.workcalendar.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.Holiday;
import th.kamt.calendar.Holidays;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.web.Choice;
import th.kamt.web.PageController;
import th.kamt.workcalendar.CalendarFeeds;
import th.kamt.workcalendar.WorkCalendar;
import th.kamt.workcalendar.WorkCalendar.Entry;
import th.kamt.workcalendar.WorkCalendar.Kind;

/** {@code /calendar}: a month or a week of one's own work, for managers of anybody's in their units; and the link for other calendars. */
@PageController
@RequestMapping("/calendar")
class CalendarPage {

    private static final int DAYS_OF_WEEK = 7;
    /** Entries of a day shown at once in a month. */
    private static final int AT_ONCE = 4;
    /** As far from today as a page goes, in years. */
    private static final int FAR = 5;

    private static final String WEEK = "week";
    private static final String EVERYBODY = "all";
    private static final Set<Role> CARERS =
            EnumSet.of(Role.KAMR, Role.SENIOR_KAMR, Role.SECTION_HEAD, Role.NETWORK_UNIT);

    private final WorkCalendar calendar;
    private final CalendarFeeds feeds;
    private final Holidays holidays;
    private final AccessControl access;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;
    private final String baseUrl;

    CalendarPage(
            WorkCalendar calendar,
            CalendarFeeds feeds,
            Holidays holidays,
            AccessControl access,
            Organization organization,
            Texts texts,
            Formats formats,
            Clock clock,
            @Value("${kamt.base-url}") String baseUrl) {
        this.calendar = calendar;
        this.feeds = feeds;
        this.holidays = holidays;
        this.access = access;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** A row of a day. */
    record Row(String href, String tier, String subject, String what, String kind, boolean late) {}

    /**
     * A day.
     *
     * @param outside of another month than the one shown
     * @param rows    shown at once
     * @param more    shown when asked for
     */
    record Day(
            String number,
            String name,
            boolean today,
            boolean outside,
            String holiday,
            List<Row> rows,
            List<Row> more,
            String moreLabel) {

        public boolean isEmpty() {
            return rows.isEmpty() && holiday.isEmpty();
        }
    }

    /** Whose calendar it is: the reader's, a person's at a unit, or a unit's. */
    private record Shown(String unit, String person) {

        boolean isOwn() {
            return unit.isEmpty();
        }
    }

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String who,
            Model model) {
        LocalDate today = Bangkok.dayOf(clock.instant());
        LocalDate shownDay = day(day, today);
        boolean week = WEEK.equals(view);
        Shown shown = shown(unit, who);
        LocalDate monday =
                (week ? shownDay : shownDay.withDayOfMonth(1)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = (week ? shownDay : shownDay.with(TemporalAdjusters.lastDayOfMonth()))
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        List<Entry> entries = entries(shown, monday, sunday);
        model.addAttribute("weeks", weeks(entries, monday, sunday, week ? null : YearMonth.from(shownDay), today));
        model.addAttribute("weekdays", weekdays(monday));
        model.addAttribute("week", week);
        model.addAttribute(
                "period",
                week
                        ? texts.of(new Message("workcalendar.week", formats.dayOfMonth(monday), formats.day(sunday)))
                        : formats.month(shownDay));
        model.addAttribute("nothing", entries.isEmpty());
        model.addAttribute("address", new Addresses(week, shownDay, today, unit.strip(), who.strip()));
        choices(shown, model);
        model.addAttribute("own", shown.isOwn());
        if (shown.isOwn()) {
            model.addAttribute(
                    "feedMade",
                    feeds.madeAt(access.currentPerson())
                            .map(formats::dayAndTime)
                            .orElse(null));
        }
        return "workcalendar/calendar";
    }

    private static LocalDate day(String given, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(given);
            return day.isBefore(today.minusYears(FAR)) || day.isAfter(today.plusYears(FAR)) ? today : day;
        } catch (DateTimeParseException e) {
            return today;
        }
    }

    /** Addresses of the page's neighbours, with the same choice of whose. */
    record Addresses(boolean isWeek, LocalDate day, LocalDate today, String unit, String who) {

        public String previous() {
            return at(isWeek, isWeek ? day.minusWeeks(1) : day.withDayOfMonth(1).minusMonths(1));
        }

        public String next() {
            return at(isWeek, isWeek ? day.plusWeeks(1) : day.withDayOfMonth(1).plusMonths(1));
        }

        public String now() {
            return at(isWeek, today);
        }

        public String month() {
            return at(false, day);
        }

        public String week() {
            return at(true, day);
        }

        public String view() {
            return isWeek ? WEEK : "month";
        }

        private String at(boolean asWeek, LocalDate shown) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/calendar")
                    .queryParam("view", asWeek ? WEEK : "month")
                    .queryParam("day", shown);
            if (!unit.isEmpty()) {
                address.queryParam("unit", "{unit}").queryParam("who", "{who}");
                return address.encode().buildAndExpand(unit, who).toUriString();
            }
            return address.toUriString();
        }
    }

    // --- whose ---

    /** @throws NotFoundException for who may choose nobody, and for whom they may not see */
    private Shown shown(String unit, String who) {
        String code = unit.strip();
        String person = who.strip();
        if (code.isEmpty()) {
            return new Shown("", access.currentPerson());
        }
        if (!mayChoose()) {
            throw new NotFoundException(new Message("workcalendar.unknown"));
        }
        access.requireSee(code);
        if (person.isEmpty() || EVERYBODY.equals(person)) {
            return new Shown(code, EVERYBODY);
        }
        if (calendar.people(code).stream().noneMatch(one -> one.employeeId().equals(person))) {
            throw new NotFoundException(new Message("workcalendar.unknown"));
        }
        return new Shown(code, person);
    }

    /** Who only looks after accounts has a calendar of their own; who has a unit to lead may see its people's. */
    private boolean mayChoose() {
        Optional<Employee> reader = organization.employee(access.currentPerson());
        return reader.map(person -> person.posts().stream().anyMatch(post -> !CARERS.contains(post.role())))
                .orElseGet(access::mayAdminister);
    }

    private List<Entry> entries(Shown shown, LocalDate from, LocalDate until) {
        if (shown.isOwn()) {
            return calendar.ofPerson(shown.person(), from, until);
        }
        return EVERYBODY.equals(shown.person())
                ? calendar.ofUnit(shown.unit(), from, until)
                : calendar.ofPersonAt(shown.person(), shown.unit(), from, until);
    }

    private void choices(Shown shown, Model model) {
        List<Choice> units = new ArrayList<>();
        List<Choice> people = new ArrayList<>();
        if (mayChoose()) {
            Collection<String> visible = access.visibleUnits();
            units.add(new Choice("", texts.of("workcalendar.mine"), shown.isOwn()));
            organization.units().stream()
                    .filter(one -> visible.contains(one.code()))
                    .forEach(one -> units.add(
                            new Choice(one.code(), one.name(), one.code().equals(shown.unit()))));
        }
        if (!shown.isOwn()) {
            people.add(new Choice(EVERYBODY, texts.of("workcalendar.everybody"), EVERYBODY.equals(shown.person())));
            calendar.people(shown.unit())
                    .forEach(one -> people.add(new Choice(
                            one.employeeId(), one.name(), one.employeeId().equals(shown.person()))));
        }
        model.addAttribute("units", units);
        model.addAttribute("people", people);
        model.addAttribute("whose", whose(shown));
    }

    private String whose(Shown shown) {
        if (shown.isOwn()) {
            return organization.nameOf(shown.person());
        }
        String unit = organization.unitName(shown.unit());
        return EVERYBODY.equals(shown.person()) ? unit : organization.nameOf(shown.person()) + " · " + unit;
    }

    // --- days ---

    private List<String> weekdays(LocalDate monday) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < DAYS_OF_WEEK; i++) {
            names.add(texts.of("workcalendar.weekday." + monday.plusDays(i).getDayOfWeek()));
        }
        return names;
    }

    private List<List<Day>> weeks(
            List<Entry> entries, LocalDate monday, LocalDate sunday, YearMonth month, LocalDate today) {
        Map<LocalDate, List<Row>> byDay = entries.stream()
                .collect(Collectors.groupingBy(Entry::day, Collectors.mapping(this::row, Collectors.toList())));
        Map<LocalDate, String> named = holidays(monday, sunday);
        List<List<Day>> weeks = new ArrayList<>();
        for (LocalDate first = monday; !first.isAfter(sunday); first = first.plusDays(DAYS_OF_WEEK)) {
            List<Day> days = new ArrayList<>();
            for (int i = 0; i < DAYS_OF_WEEK; i++) {
                LocalDate day = first.plusDays(i);
                List<Row> rows = byDay.getOrDefault(day, List.of());
                int shown = month == null ? rows.size() : Math.min(rows.size(), AT_ONCE);
                days.add(new Day(
                        Integer.toString(day.getDayOfMonth()),
                        formats.weekday(day),
                        day.equals(today),
                        month != null && !YearMonth.from(day).equals(month),
                        named.getOrDefault(day, ""),
                        rows.subList(0, shown),
                        rows.subList(shown, rows.size()),
                        texts.of(new Message("workcalendar.more", formats.number(rows.size() - shown)))));
            }
            weeks.add(days);
        }
        return weeks;
    }

    private Map<LocalDate, String> holidays(LocalDate from, LocalDate until) {
        Map<LocalDate, String> named = new HashMap<>();
        for (PlanYear year = PlanYear.containing(from);
                year.compareTo(PlanYear.containing(until)) <= 0;
                year = year.next()) {
            for (Holiday holiday : holidays.of(year)) {
                named.put(holiday.day(), texts.of(holiday.name()));
            }
        }
        return named;
    }

    private Row row(Entry entry) {
        String kind = entry.late() ? "LATE" : entry.kind().name();
        return new Row(
                entry.line().href(),
                entry.line().tier(),
                entry.line().subject(),
                entry.line().what(),
                entry.kind() == Kind.OPEN ? "" : texts.of("workcalendar.kind." + kind),
                entry.late());
    }

    // --- the link for other calendars ---

    @PostMapping("/link")
    String make(RedirectAttributes next) {
        String secret = feeds.make(access.currentPerson());
        next.addFlashAttribute("feedLink", baseUrl + "/calendar/feed/" + secret + ".ics");
        return "redirect:/calendar#feed";
    }

    @PostMapping("/link/revoke")
    String revoke(RedirectAttributes next) {
        feeds.revoke(access.currentPerson());
        next.addFlashAttribute("feedRevoked", true);
        return "redirect:/calendar#feed";
    }
}
