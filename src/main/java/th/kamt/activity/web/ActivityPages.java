package th.kamt.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityCare;
import th.kamt.activity.ActivityDesk;
import th.kamt.activity.ActivityElsewhere;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.ActivityViews.Line;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.Filter;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The year's activities as a list, and each with its history, postponement and agreement. */
@PageController
@RequestMapping("/activities")
class ActivityPages {

    /** Value of the filter {@code kamr} that asks for everybody's. */
    private static final String ALL = "all";

    private static final Set<Role> CARERS = EnumSet.of(Role.KAMR, Role.SECTION_HEAD);

    /** A link to where others do the work. */
    record Elsewhere(String href, String text) {}

    private final ActivityDesk desk;
    private final ActivityViews views;
    private final ActivityCare care;
    private final ActivityRows rows;
    private final ActivityFiles files;
    private final AccessControl access;
    private final Organization organization;
    private final ShownYear shownYear;
    private final Texts texts;
    private final List<ActivityElsewhere> elsewhere;

    ActivityPages(
            ActivityDesk desk,
            ActivityViews views,
            ActivityCare care,
            ActivityRows rows,
            ActivityFiles files,
            AccessControl access,
            Organization organization,
            ShownYear shownYear,
            Texts texts,
            List<ActivityElsewhere> elsewhere) {
        this.desk = desk;
        this.views = views;
        this.care = care;
        this.rows = rows;
        this.files = files;
        this.access = access;
        this.organization = organization;
        this.shownYear = shownYear;
        this.texts = texts;
        this.elsewhere = elsewhere;
    }

    private List<ListColumn<Line>> columns() {
        return List.of(
                ListColumn.text(
                        "account",
                        "activity.list.account",
                        line -> line.activity().accountName()),
                ListColumn.text("what", "activity.list.what", line -> rows.what(line.activity())),
                ListColumn.of(
                                "planned",
                                "activity.list.planned",
                                (Line line) -> line.activity().plannedOn())
                        .writing(line -> row(line).planned()),
                ListColumn.text("state", "activity.list.state", line -> rows.state(line.activity())),
                ListColumn.of("due", "activity.list.due", (Line line) -> ActivityViews.nextDue(line.activity()))
                        .writing(line -> row(line).due()),
                ListColumn.text("who", "activity.list.who", line -> rows.who(line.carer())),
                ListColumn.text(
                        "origin",
                        "activity.list.origin",
                        (Line line) -> row(line).origin()),
                ListColumn.plain(
                                "accountId",
                                "activity.list.accountId",
                                (Line line) -> line.activity().accountId())
                        .fileOnly(),
                ListColumn.plain(
                                "unit",
                                "activity.list.unit",
                                (Line line) -> line.activity().unitCode())
                        .fileOnly());
    }

    private ActivityRows.Row row(Line line) {
        return rows.row(line.activity(), line.carer());
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String kamr,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year, care.years());
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("unit", unit);
        boolean bare = (unit + kamr + state + code + month + q).isBlank();
        filters.put("kamr", bare && looksAfterAccounts(access.currentPerson()) ? access.currentPerson() : kamr);
        filters.put("state", isState(state) ? state : "");
        filters.put("code", code);
        filters.put("month", month);
        filters.put("q", q);
        ListAsk ask = ListAsk.of("/activities", filters, sort, page).keeping("year", planYear);
        List<Line> everybodys = views.ofUnits(planYear, access.visibleUnits(ask.filter("unit"), organization)).stream()
                .filter(line -> isIn(line, ask))
                .toList();
        List<Line> found = everybodys.stream()
                .filter(line -> isOf(line, ask.filter("kamr")))
                .toList();
        if (!format.isBlank()) {
            ListView.send(
                    response,
                    format,
                    "activities-" + planYear,
                    columns(),
                    ListView.sorted(ask, columns(), found),
                    texts);
            return null;
        }
        ListView<Line> list = ListView.of(ask, columns(), found);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear,
                        care.years(),
                        one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(this::row).toList());
        model.addAttribute("whose", whose(ask, everybodys));
        model.addAttribute("states", states(ask.filter("state")));
        model.addAttribute("codes", codes(ask.filter("code")));
        return "activity/activities";
    }

    private static boolean isState(String state) {
        return Arrays.stream(ActivityState.values()).anyMatch(one -> one.name().equals(state));
    }

    private boolean isIn(Line line, ListAsk ask) {
        Activity activity = line.activity();
        return (ask.filter("state").isEmpty() || activity.state().name().equals(ask.filter("state")))
                && (ask.filter("code").isEmpty() || activity.code().code().equals(ask.filter("code")))
                && (ask.filter("month").isEmpty()
                        || Integer.toString(activity.plannedOn().getMonthValue())
                                .equals(ask.filter("month")))
                && activity.accountName()
                        .toLowerCase(Locale.ROOT)
                        .contains(ask.filter("q").toLowerCase(Locale.ROOT));
    }

    private static boolean isOf(Line line, String kamr) {
        return kamr.isEmpty() || ALL.equals(kamr) || line.carer().is(kamr);
    }

    private boolean looksAfterAccounts(String person) {
        return organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .anyMatch(post -> CARERS.contains(post.role()));
    }

    /** Mine first, for who looks after accounts; empty for others. */
    private List<Filter> whose(ListAsk ask, List<Line> everybodys) {
        String person = access.currentPerson();
        if (!looksAfterAccounts(person)) {
            return List.of();
        }
        return Stream.of(person, ALL)
                .map(one -> new Filter(
                        texts.of(one.equals(ALL) ? "activity.list.all" : "activity.list.mine"),
                        (int) everybodys.stream()
                                .filter(line -> isOf(line, one))
                                .count(),
                        ask.with("kamr", one).address(),
                        isChosen(one, ask.filter("kamr"))))
                .toList();
    }

    private static boolean isChosen(String whose, String kamr) {
        return whose.equals(kamr) || (kamr.isEmpty() && ALL.equals(whose));
    }

    private List<Choice> states(String chosen) {
        return Arrays.stream(ActivityState.values())
                .map(one -> new Choice(
                        one.name(), texts.of(one.messageKey()), one.name().equals(chosen)))
                .toList();
    }

    private List<Choice> codes(String chosen) {
        return Arrays.stream(EntitlementCode.values())
                .map(one -> new Choice(
                        one.code(),
                        one.code() + " " + texts.of(one.displayName()),
                        one.code().equals(chosen)))
                .toList();
    }

    @GetMapping("/{id:\\d+}")
    String show(@PathVariable long id, Model model) {
        fill(desk.require(id), model);
        return "activity/activity";
    }

    private void fill(Activity activity, Model model) {
        String person = access.currentPerson();
        boolean may = care.mayWork(activity, person);
        String title = rows.what(activity);
        model.addAttribute("activity", activity);
        model.addAttribute("pageYear", activity.year());
        model.addAttribute("what", title);
        model.addAttribute("row", rows.row(activity, care.carer(activity)));
        model.addAttribute("log", views.log(activity).map(rows::log).orElse(null));
        model.addAttribute(
                "changes", views.changes(activity).stream().map(rows::change).toList());
        model.addAttribute("receipt", views.receipt(activity).orElse(null));
        model.addAttribute("files", files.rows(activity.id(), activity.state() == ActivityState.LOGGED, person));
        model.addAttribute("mayAttach", may);
        files.describe(model);
        model.addAttribute("mayLog", may && (activity.state().isAhead() || activity.state() == ActivityState.DONE));
        model.addAttribute("mayPostpone", may && activity.state().isAhead());
        model.addAttribute("mayAgree", activity.state().isAhead() && care.mayAgree(activity, person));
        model.addAttribute("handOver", ActivityRows.handOver(activity));
        model.addAttribute(
                "elsewhere",
                elsewhere.stream()
                        .flatMap(one -> one.of(activity, person).stream())
                        .map(link -> new Elsewhere(link.href(), texts.of(link.text())))
                        .toList());
        model.addAttribute("account", "/accounts/" + activity.accountId() + "?year=" + activity.year());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("activity.list.title"), "/activities?year=" + activity.year()),
                        new Crumb(title + " · " + activity.accountName(), null)));
    }

    @PostMapping("/{id:\\d+}/postpone")
    ModelAndView postpone(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String postponeTo,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return attempt(id, "postpone", postponeTo, reason, model, next, () -> {
            Activity moved = desk.postpone(id, postponeTo, reason);
            return new Message("activity.postponed", moved.plannedOn());
        });
    }

    @PostMapping("/{id:\\d+}/agree")
    ModelAndView agree(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        return attempt(id, "agree", until, reason, model, next, () -> {
            Activity agreed = desk.agree(id, until, reason);
            return new Message("activity.agreed", agreed.agreedUntil());
        });
    }

    private ModelAndView attempt(
            long id,
            String form,
            String day,
            String reason,
            Model model,
            RedirectAttributes next,
            Supplier<Message> work) {
        try {
            next.addFlashAttribute("done", texts.of(work.get()));
            return new ModelAndView("redirect:/activities/" + id);
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            fill(desk.require(id), model);
            model.addAttribute("refusedForm", form);
            model.addAttribute("refusedText", texts.of(e.messages().get(0)));
            model.addAttribute("givenDay", day);
            model.addAttribute("givenReason", reason);
            ModelAndView page = new ModelAndView("activity/activity", model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }
}
