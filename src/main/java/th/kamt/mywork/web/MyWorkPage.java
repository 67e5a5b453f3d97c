package th.kamt.mywork.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.MyWork;
import th.kamt.mywork.MyWork.Item;
import th.kamt.mywork.MyWork.When;
import th.kamt.mywork.PlannedWork.Planned;
import th.kamt.mywork.WaitingTasks;
import th.kamt.mywork.WorkLine;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.web.PageController;

/** {@code /my-work}: what is overdue, due today, this week and later; beside it the week. */
@PageController
class MyWorkPage {

    private static final int DAYS_SHOWN = 7;
    private static final int LONGEST_SEARCH = 100;
    /** Rows of what is no task yet; the heading counts them all. */
    private static final int MOST_COMING = 100;

    private static final Set<Role> CARERS = EnumSet.of(Role.KAMR, Role.SECTION_HEAD);

    private final MyWork work;
    private final AccessControl access;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    MyWorkPage(
            MyWork work, AccessControl access, Organization organization, Texts texts, Formats formats, Clock clock) {
        this.work = work;
        this.access = access;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** Items due by then; {@code open}: shown at once; {@code calendar}: sentence that leads to the calendar, or {@code null}. */
    record Part(String id, String heading, boolean open, boolean late, List<Row> rows, String calendar) {}

    /** @param inPlaceOf for whom, where it is not their own, or {@code null}; {@code day}: the day it is due, or how late it is; empty without a deadline */
    record Row(
            String href,
            String tier,
            String subject,
            String what,
            String inPlaceOf,
            String day,
            boolean late,
            WorkLine.Action also) {}

    /** A day of the week that is shown beside the list. */
    record Day(String name, boolean today, List<Row> rows) {}

    @GetMapping("/my-work")
    String page(@RequestParam(defaultValue = "") String q, Model model) {
        String text = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        LocalDate today = Bangkok.dayOf(clock.instant());
        Map<When, List<Item>> found = work.of(access.currentPerson(), text);
        List<Item> all = found.values().stream().flatMap(List::stream).toList();
        List<Planned> coming = work.coming(access.currentPerson(), text);
        boolean nothingUrgent = found.get(When.OVERDUE).isEmpty()
                && found.get(When.TODAY).isEmpty()
                && found.get(When.THIS_WEEK).isEmpty();
        List<Part> parts = new ArrayList<>();
        found.forEach((when, items) -> {
            List<Planned> ahead = when == When.LATER ? coming : List.of();
            if (!items.isEmpty() || !ahead.isEmpty()) {
                parts.add(part(when, items, ahead, today, nothingUrgent || !text.isBlank()));
            }
        });
        model.addAttribute("q", text);
        model.addAttribute("carer", isCarer(access.currentPerson()));
        model.addAttribute("today", formats.longDay(today));
        model.addAttribute("parts", parts);
        model.addAttribute("week", week(all, text, today));
        model.addAttribute("next", next(all, coming, today));
        model.addAttribute("empty", all.isEmpty() && coming.isEmpty());
        model.addAttribute("more", all.size() >= WaitingTasks.MOST);
        return "mywork/my-work";
    }

    /** Whether they look after accounts, so that visits and urgent voice are a tap away. */
    private boolean isCarer(String person) {
        return organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .anyMatch(post -> CARERS.contains(post.role()));
    }

    private Part part(When when, List<Item> items, List<Planned> coming, LocalDate today, boolean openLater) {
        String heading = texts.of("mywork.when." + when);
        List<Row> rows = Stream.concat(
                        items.stream().map(item -> Map.entry(dayOf(item), row(item, today))),
                        coming.stream().limit(MOST_COMING).map(planned -> Map.entry(planned.day(), row(planned))))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        return new Part(
                when.name(),
                heading + " " + formats.number(items.size() + coming.size()),
                when != When.LATER || openLater,
                when == When.OVERDUE,
                rows,
                when == When.LATER
                        ? texts.of(new Message("mywork.calendar", Integer.toString(MyWork.DAYS_AHEAD)))
                        : null);
    }

    /** What has no deadline comes last. */
    private static LocalDate dayOf(Item item) {
        return item.dueOn() == null ? LocalDate.MAX : item.dueOn();
    }

    private Row row(Planned planned) {
        return new Row(
                planned.line().href(),
                planned.line().tier(),
                planned.line().subject(),
                planned.line().what(),
                inPlaceOf(planned.inPlaceOf()),
                texts.of(new Message("mywork.planned", formats.day(planned.day()))),
                false,
                planned.line().also());
    }

    private Row row(Item item, LocalDate today) {
        return new Row(
                item.line().href(),
                item.line().tier(),
                item.line().subject(),
                item.line().what(),
                inPlaceOf(item.inPlaceOf()),
                item.dueOn() == null ? "" : day(item, today),
                item.when() == When.OVERDUE,
                item.line().also());
    }

    private String inPlaceOf(String absent) {
        return absent == null ? null : texts.of(new Message("mywork.inPlaceOf", organization.nameOf(absent)));
    }

    private String day(Item item, LocalDate today) {
        return switch (item.when()) {
            case OVERDUE, TODAY -> formats.relative(item.dueOn(), today);
            case THIS_WEEK -> formats.weekday(item.dueOn());
            case LATER -> formats.day(item.dueOn());
        };
    }

    /** What is due, and what is planned; what is due on the very day it is planned for stands there once. */
    private List<Day> week(List<Item> all, String text, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Planned> planned = text.isBlank()
                ? work.planned(access.currentPerson(), monday, monday.plusDays(DAYS_SHOWN - 1))
                : List.of();
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS_SHOWN; i++) {
            LocalDate day = monday.plusDays(i);
            List<Row> rows = new ArrayList<>();
            all.stream()
                    .filter(item -> day.equals(item.dueOn()))
                    .map(item -> row(item, today))
                    .forEach(rows::add);
            planned.stream()
                    .filter(one -> day.equals(one.day()))
                    .filter(one -> rows.stream()
                            .noneMatch(row -> row.href().equals(one.line().href())))
                    .map(this::row)
                    .forEach(rows::add);
            days.add(new Day(formats.weekday(day), day.equals(today), rows));
        }
        return days;
    }

    /** The day of the next work, where nothing is due today or late; {@code null} if there is none. */
    private String next(List<Item> all, List<Planned> coming, LocalDate today) {
        return Stream.concat(all.stream().map(Item::dueOn), coming.stream().map(Planned::day))
                .filter(Objects::nonNull)
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder())
                .map(formats::day)
                .orElse(null);
    }
}
