package th.kamt.mywork.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import th.kamt.mywork.WaitingTasks;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.web.PageController;

/** {@code /my-work}: what is overdue, due today, this week and later; beside it the week. */
@PageController
class MyWorkPage {

    private static final int DAYS_SHOWN = 7;
    private static final int LONGEST_SEARCH = 100;

    private final MyWork work;
    private static final Set<Role> CARERS = EnumSet.of(Role.KAMR, Role.SECTION_HEAD);

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

    /** Items due by then; {@code open}: shown at once. */
    record Part(String id, String heading, boolean open, boolean late, List<Row> rows) {}

    /** @param inPlaceOf for whom, where it is not their own, or {@code null}; {@code day}: the day it is due, or how late it is; empty without a deadline */
    record Row(String href, String tier, String subject, String what, String inPlaceOf, String day, boolean late) {}

    /** A day of the week that is shown beside the list. */
    record Day(String name, boolean today, List<Row> rows) {}

    @GetMapping("/my-work")
    String page(@RequestParam(defaultValue = "") String q, Model model) {
        String text = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
        LocalDate today = Bangkok.dayOf(clock.instant());
        Map<When, List<Item>> found = work.of(access.currentPerson(), text);
        List<Item> all = found.values().stream().flatMap(List::stream).toList();
        boolean nothingUrgent = found.get(When.OVERDUE).isEmpty()
                && found.get(When.TODAY).isEmpty()
                && found.get(When.THIS_WEEK).isEmpty();
        List<Part> parts = new ArrayList<>();
        found.forEach((when, items) -> {
            if (!items.isEmpty()) {
                parts.add(part(when, items, today, nothingUrgent || !text.isBlank()));
            }
        });
        model.addAttribute("q", text);
        model.addAttribute("carer", isCarer(access.currentPerson()));
        model.addAttribute("today", formats.longDay(today));
        model.addAttribute("parts", parts);
        model.addAttribute("week", week(all, today));
        model.addAttribute("next", next(all, today));
        model.addAttribute("empty", all.isEmpty());
        model.addAttribute("more", all.size() >= WaitingTasks.MOST);
        return "mywork/my-work";
    }

    /** Whether they look after accounts, so that visits and urgent voice are a tap away. */
    private boolean isCarer(String person) {
        return organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .anyMatch(post -> CARERS.contains(post.role()));
    }

    private Part part(When when, List<Item> items, LocalDate today, boolean openLater) {
        String heading = texts.of("mywork.when." + when);
        List<Row> rows = items.stream().map(item -> row(item, today)).toList();
        return new Part(
                when.name(),
                heading + " " + formats.number(items.size()),
                when != When.LATER || openLater,
                when == When.OVERDUE,
                rows);
    }

    private Row row(Item item, LocalDate today) {
        return new Row(
                item.line().href(),
                item.line().tier(),
                item.line().subject(),
                item.line().what(),
                item.inPlaceOf() == null
                        ? null
                        : texts.of(new Message("mywork.inPlaceOf", organization.nameOf(item.inPlaceOf()))),
                item.dueOn() == null ? "" : day(item, today),
                item.when() == When.OVERDUE);
    }

    private String day(Item item, LocalDate today) {
        return switch (item.when()) {
            case OVERDUE, TODAY -> formats.relative(item.dueOn(), today);
            case THIS_WEEK -> formats.weekday(item.dueOn());
            case LATER -> formats.day(item.dueOn());
        };
    }

    private List<Day> week(List<Item> all, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS_SHOWN; i++) {
            LocalDate day = monday.plusDays(i);
            List<Row> due = all.stream()
                    .filter(item -> day.equals(item.dueOn()))
                    .map(item -> row(item, today))
                    .toList();
            days.add(new Day(formats.weekday(day), day.equals(today), due));
        }
        return days;
    }

    /** The day of the next work, where nothing is due today or late; {@code null} if there is none. */
    private String next(List<Item> all, LocalDate today) {
        return all.stream()
                .map(Item::dueOn)
                .filter(Objects::nonNull)
                .filter(day -> day.isAfter(today))
                .findFirst()
                .map(formats::day)
                .orElse(null);
    }
}
