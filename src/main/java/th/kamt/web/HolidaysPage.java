package th.kamt.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.calendar.Holiday;
import th.kamt.calendar.HolidayChange;
import th.kamt.calendar.Holidays;
import th.kamt.calendar.NotADayException;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PastHolidayException;
import th.kamt.calendar.PlanYear;
import th.kamt.calendar.WorkingDays;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;

/** The holidays of a year: read by everybody, kept by administrators. */
@PageController
@RequestMapping("/admin/calendar")
class HolidaysPage {

    /** A month with holidays. */
    public record Month(LocalDate first, List<Line> lines) {}

    /** A holiday; {@code idle} if it lies on a weekend and so changes nothing. */
    public record Line(Holiday holiday, boolean idle) {}

    /** A line of the history. */
    public record Change(HolidayChange change, String person, List<HolidayMoves.Move> moves) {}

    /** What was typed, as typed. */
    public record Entry(String day, String nameTh, String nameEn) {

        static final Entry EMPTY = new Entry("", "", "");
    }

    /** What would be done on a yes, and the question: the day is past, or was meant otherwise than typed. */
    public record Question(String text, String action, Entry entry, boolean past) {}

    private final Holidays holidays;
    private final HolidayMoves moves;
    private final WorkingDays workingDays;
    private final AccessControl access;
    private final Organization organization;
    private final ShownYear shownYear;
    private final Formats formats;
    private final Words words;
    private final Texts texts;

    HolidaysPage(
            Holidays holidays,
            HolidayMoves moves,
            WorkingDays workingDays,
            AccessControl access,
            Organization organization,
            ShownYear shownYear,
            Formats formats,
            Words words,
            Texts texts) {
        this.holidays = holidays;
        this.moves = moves;
        this.workingDays = workingDays;
        this.access = access;
        this.organization = organization;
        this.shownYear = shownYear;
        this.formats = formats;
        this.words = words;
        this.texts = texts;
    }

    private List<ListColumn<Holiday>> columns() {
        return List.of(
                ListColumn.of("day", "calendar.page.col.day", Holiday::day),
                ListColumn.text("name", "calendar.page.col.name", (Holiday holiday) -> words.say(holiday.name())));
    }

    /** The year's holidays as a file; there are too few of them for pages. */
    @GetMapping(params = "format")
    void export(@RequestParam(required = false) String year, @RequestParam String format, HttpServletResponse response)
            throws IOException {
        PlanYear shown = shownYear.of(year);
        ListView.send(response, format, "holidays-" + shown, columns(), holidays.of(shown), texts);
    }

    @GetMapping(params = "!format")
    ModelAndView show(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String nameTh,
            @RequestParam(defaultValue = "") String nameEn,
            Model model) {
        List<FieldError> problems = new ArrayList<>();
        PlanYear shown = yearOr(year, problems);
        model.addAttribute("typedYear", year == null ? shown.toString() : year);
        return page(model, shown, new Entry(day, nameTh, nameEn), problems);
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String nameTh,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(required = false) String year,
            Model model,
            RedirectAttributes next) {
        access.requireAdminister();
        Entry entry = new Entry(day, nameTh, nameEn);
        return attempt("/admin/calendar", entry, year, model, () -> {
            LocalDate read = CalendarDates.parse(day);
            List<Message> remarks = holidays.add(read, nameTh, nameEn, past, access.currentPerson());
            if (remarks.stream().anyMatch(remark -> remark.key().equals("calendar.holiday.weekend.added"))) {
                next.addFlashAttribute("substitution", substitution(read, nameTh, nameEn));
            }
            return done(read, new Message("calendar.page.added", formats.day(read)), remarks, next);
        });
    }

    @PostMapping("/remove")
    ModelAndView remove(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(required = false) String year,
            Model model,
            RedirectAttributes next) {
        access.requireAdminister();
        return attempt("/admin/calendar/remove", new Entry(day, "", ""), year, model, () -> {
            LocalDate read = CalendarDates.parse(day);
            List<Message> remarks = holidays.remove(read, past, access.currentPerson());
            return done(read, new Message("calendar.page.removed", formats.day(read)), remarks, next);
        });
    }

    private ModelAndView attempt(String action, Entry entry, String year, Model model, Supplier<ModelAndView> work) {
        try {
            return work.get();
        } catch (PastHolidayException e) {
            model.addAttribute("question", new Question(words.say(e.messages().get(0)), action, entry, true));
            return refused(model, year, entry, List.of());
        } catch (NotADayException e) {
            e.meant()
                    .ifPresent(meant -> model.addAttribute(
                            "question",
                            new Question(
                                    words.say(e.messages().get(0)),
                                    action,
                                    new Entry(CalendarDates.typed(meant), entry.nameTh(), entry.nameEn()),
                                    false)));
            return refused(model, year, entry, errors("day", e));
        } catch (RefusedException e) {
            return refused(model, year, entry, errors(fieldOf(e), e));
        }
    }

    private ModelAndView refused(Model model, String year, Entry entry, List<FieldError> errors) {
        PlanYear shown = yearOr(year, new ArrayList<>());
        model.addAttribute("typedYear", shown.toString());
        ModelAndView page = page(model, shown, entry, errors);
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private ModelAndView done(LocalDate day, Message what, List<Message> remarks, RedirectAttributes next) {
        next.addFlashAttribute("done", words.say(what));
        next.addFlashAttribute("remarks", words.sayAll(remarks));
        return new ModelAndView("redirect:/admin/calendar?year=" + PlanYear.containing(day));
    }

    private ModelAndView page(Model model, PlanYear year, Entry entry, List<FieldError> problems) {
        List<Month> months = new ArrayList<>();
        for (Holiday holiday : holidays.of(year)) {
            LocalDate first = holiday.day().withDayOfMonth(1);
            if (months.isEmpty() || !months.get(months.size() - 1).first().equals(first)) {
                months.add(new Month(first, new ArrayList<>()));
            }
            months.get(months.size() - 1).lines().add(new Line(holiday, isWeekend(holiday.day())));
        }
        model.addAttribute("year", year);
        model.addAttribute("before", Integer.toString(year.buddhistEra() - 1));
        model.addAttribute("after", Integer.toString(year.buddhistEra() + 1));
        model.addAttribute("months", months);
        ListAsk list = ListAsk.of("/admin/calendar", Map.of(), "", 1).keeping("year", year);
        model.addAttribute("xlsx", list.address("xlsx"));
        model.addAttribute("csv", list.address("csv"));
        model.addAttribute("warnings", words.sayAll(workingDays.warnings(year.firstDay(), year.lastDay())));
        model.addAttribute("entry", entry);
        model.addAttribute("problems", problems);
        model.addAttribute("mayChange", access.mayAdminister());
        model.addAttribute(
                "changes",
                holidays.changes(year).stream()
                        .map(change -> new Change(change, nameOf(change.person()), moves.of(change)))
                        .toList());
        return new ModelAndView("calendar/holidays", model.asMap());
    }

    private Entry substitution(LocalDate day, String nameTh, String nameEn) {
        return new Entry(
                CalendarDates.typed(holidays.substitutionFor(day)),
                texts.of(new Message("calendar.holiday.substitutionName", nameTh.strip()), Texts.THAI),
                texts.of(new Message("calendar.holiday.substitutionName", nameEn.strip()), Locale.ENGLISH));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5;
    }

    private String nameOf(String person) {
        return organization.nameOf(person);
    }

    private PlanYear yearOr(String typed, List<FieldError> problems) {
        try {
            return shownYear.of(typed);
        } catch (NotAPlanYearException e) {
            problems.addAll(errors("year", e));
            return shownYear.present();
        }
    }

    private static String fieldOf(RefusedException refused) {
        return switch (refused.messages().get(0).key()) {
            case "calendar.holiday.nameTh.missing" -> "nameTh";
            case "calendar.holiday.nameEn.missing" -> "nameEn";
            default -> "day";
        };
    }

    private List<FieldError> errors(String field, RefusedException refused) {
        return refused.messages().stream()
                .map(message -> new FieldError(field, words.say(message)))
                .toList();
    }
}
