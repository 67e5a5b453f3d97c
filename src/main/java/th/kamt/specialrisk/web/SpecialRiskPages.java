package th.kamt.specialrisk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.portfolio.Portfolios;
import th.kamt.specialrisk.ActionKind;
import th.kamt.specialrisk.PlanState;
import th.kamt.specialrisk.PlanStep;
import th.kamt.specialrisk.SpecialRiskDraft;
import th.kamt.specialrisk.SpecialRiskPeople;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.specialrisk.SpecialRiskTaskId;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskDesk;

/** {@code /special-risk-plans}: the list, and each plan as its drafters write it, management decides and its actions go. */
@PageController
@RequestMapping("/special-risk-plans")
class SpecialRiskPages {

    private static final String LIST = "/special-risk-plans";
    private static final int FREE_ROWS = 3;

    /** A row of the form. */
    record ActionField(int number, String kind, String what, String on, String owner) {}

    private final SpecialRiskPlans plans;
    private final SpecialRiskPeople people;
    private final SpecialRiskTaskId tasks;
    private final SpecialRiskRows rows;
    private final TaskDesk desk;
    private final Portfolios portfolios;
    private final Organization organization;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;

    SpecialRiskPages(
            SpecialRiskPlans plans,
            SpecialRiskPeople people,
            SpecialRiskTaskId tasks,
            SpecialRiskRows rows,
            TaskDesk desk,
            Portfolios portfolios,
            Organization organization,
            AccessControl access,
            ShownYear shownYear,
            Texts texts,
            Formats formats) {
        this.plans = plans;
        this.people = people;
        this.tasks = tasks;
        this.rows = rows;
        this.desk = desk;
        this.portfolios = portfolios;
        this.organization = organization;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
    }

    // --- the list ---

    private List<ListColumn<SpecialRiskPlan>> columns(Map<Long, Activity> known) {
        return List.of(
                ListColumn.text("account", "specialrisk.column.account", SpecialRiskPlan::accountName),
                ListColumn.text("unit", "specialrisk.column.unit", rows::unit),
                ListColumn.of("state", "specialrisk.column.state", SpecialRiskPlan::state)
                        .writing(rows::state),
                ListColumn.plain("who", "specialrisk.column.who", rows::who),
                ListColumn.figure(
                        "satisfaction",
                        "specialrisk.column.satisfaction",
                        plan -> plan.insight().satisfaction()),
                ListColumn.plain(
                        "actions",
                        "specialrisk.column.actions",
                        (SpecialRiskPlan plan) ->
                                rows.done(plan, known) + "/" + plan.actions().size()),
                ListColumn.of(
                                "next",
                                "specialrisk.column.next",
                                (SpecialRiskPlan plan) -> rows.next(plan, known).orElse(null))
                        .writing(
                                plan -> rows.next(plan, known).map(formats::day).orElse("")),
                ListColumn.plain("accountId", "specialrisk.column.accountId", SpecialRiskPlan::accountId)
                        .fileOnly(),
                ListColumn.plain("unitCode", "specialrisk.column.unitCode", SpecialRiskPlan::unitCode)
                        .fileOnly());
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year, portfolios.years());
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("unit", unit);
        filters.put(
                "state",
                Arrays.stream(PlanState.values()).anyMatch(one -> one.name().equals(state)) ? state : "");
        filters.put("q", q);
        ListAsk ask = ListAsk.of(LIST, filters, sort, page).keeping("year", planYear);
        List<SpecialRiskPlan> all = plans.ofUnits(planYear, access.visibleUnits());
        Collection<String> units = access.visibleUnits(ask.filter("unit"), organization);
        List<SpecialRiskPlan> found =
                all.stream().filter(plan -> isAsked(plan, ask, units)).toList();
        Map<Long, Activity> known = rows.activities(found);
        List<ListColumn<SpecialRiskPlan>> columns = columns(known);
        if (!format.isBlank()) {
            ListView.send(
                    response,
                    format,
                    "special-risk-plans-" + planYear,
                    columns,
                    ListView.sorted(ask, columns, found),
                    texts);
            return null;
        }
        ListView<SpecialRiskPlan> list = ListView.of(ask, columns, found);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear,
                        portfolios.years(),
                        one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("list", list);
        model.addAttribute(
                "rows", list.rows().stream().map(plan -> rows.row(plan, known)).toList());
        model.addAttribute(
                "states",
                Arrays.stream(PlanState.values())
                        .map(one -> new Choice(one.name(), texts.of(one.messageKey())))
                        .toList());
        model.addAttribute(
                "units",
                all.stream()
                        .map(SpecialRiskPlan::unitCode)
                        .distinct()
                        .sorted()
                        .map(code -> new Choice(code, organization.unitName(code)))
                        .toList());
        return "specialrisk/plans";
    }

    private static boolean isAsked(SpecialRiskPlan plan, ListAsk ask, Collection<String> units) {
        return units.contains(plan.unitCode())
                && (ask.filter("state").isEmpty()
                        || ask.filter("state").equals(plan.state().name()))
                && plan.accountName()
                        .toLowerCase(Locale.ROOT)
                        .contains(ask.filter("q").toLowerCase(Locale.ROOT));
    }

    // --- a plan ---

    @GetMapping("/{be}/{account}")
    String show(@PathVariable String be, @PathVariable String account, Model model) {
        SpecialRiskPlan plan = plans.plan(PlanYear.parse(be), account);
        fill(plan, model, values(plan), fields(plan), plan.version());
        return "specialrisk/plan";
    }

    @PostMapping("/{be}/{account}")
    ModelAndView save(
            @PathVariable String be,
            @PathVariable String account,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes next) {
        SpecialRiskPlan plan = plans.plan(PlanYear.parse(be), account);
        List<SpecialRiskDraft.Row> given = IntStream.rangeClosed(1, SpecialRiskDraft.MOST_ACTIONS + FREE_ROWS)
                .filter(number -> typed.containsKey("what" + number))
                .mapToObj(number -> new SpecialRiskDraft.Row(
                        number,
                        typed.get("kind" + number),
                        typed.get("what" + number),
                        typed.get("on" + number),
                        typed.get("owner" + number)))
                .toList();
        SpecialRiskDraft draft = new SpecialRiskDraft(
                typed.get("needs"),
                typed.get("expectations"),
                typed.get("competitor"),
                typed.get("decisionMakers"),
                typed.get("satisfaction"),
                typed.get("satisfactionNote"),
                given);
        boolean saved = false;
        try {
            plans.save(plan.year(), account, version(typed), draft);
            saved = true;
            boolean present = typed.containsKey("present");
            if (present) {
                complete(
                        plan, SpecialRiskTaskId.DRAFT, Map.of(TaskContract.COMMENT, typed.getOrDefault("comment", "")));
            }
            next.addFlashAttribute("done", texts.of(present ? "specialrisk.presented" : "specialrisk.saved"));
            return new ModelAndView("redirect:" + address(plan));
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            SpecialRiskPlan present = plans.plan(plan.year(), account);
            // What was saved before presenting was refused has another version and other row numbers now.
            if (saved) {
                fill(present, model, values(present), fields(present), present.version());
                model.addAttribute("comment", typed.get("comment"));
            } else {
                fill(present, model, typed, fields(given), version(typed));
            }
            return refused(e, model);
        }
    }

    private static int version(Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    @PostMapping("/{be}/{account}/decide")
    ModelAndView decide(
            @PathVariable String be,
            @PathVariable String account,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            RedirectAttributes next) {
        SpecialRiskPlan plan = plans.plan(PlanYear.parse(be), account);
        try {
            complete(
                    plan,
                    SpecialRiskTaskId.AGREE,
                    Map.of(TaskContract.DECISION, decision, TaskContract.COMMENT, comment));
            next.addFlashAttribute("done", texts.of("specialrisk.decided"));
            return new ModelAndView("redirect:" + address(plan));
        } catch (ForbiddenException | NotFoundException | ConflictException e) {
            throw e;
        } catch (RefusedException e) {
            fill(plan, model, values(plan), fields(plan), plan.version());
            model.addAttribute("decision", decision);
            model.addAttribute("comment", comment);
            return refused(e, model);
        }
    }

    /** By the same task and rules as in Tasklist. */
    private void complete(SpecialRiskPlan plan, String task, Map<String, Object> answers) {
        String id = tasks.of(plan, task).orElseThrow(() -> new ConflictException(new Message("specialrisk.noTask")));
        desk.complete(id, access.currentPerson(), answers);
    }

    private static String address(SpecialRiskPlan plan) {
        return plan.page();
    }

    private ModelAndView refused(RefusedException refusal, Model model) {
        model.addAttribute("errors", FieldError.of(refusal, null, texts));
        ModelAndView page = new ModelAndView("specialrisk/plan", model.asMap());
        page.setStatus(refusal instanceof ConflictException ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private void fill(
            SpecialRiskPlan plan, Model model, Map<String, String> values, List<ActionField> fields, int version) {
        String person = access.currentPerson();
        Map<Long, Activity> known = rows.activities(List.of(plan));
        List<PlanStep> steps = plans.steps(plan);
        boolean drafts = plans.mayDraft(plan, person);
        model.addAttribute("plan", plan);
        model.addAttribute("pageYear", plan.year());
        model.addAttribute("row", rows.row(plan, known));
        model.addAttribute("account", "/accounts/" + plan.accountId() + "?year=" + plan.year());
        model.addAttribute("values", values);
        model.addAttribute("fields", fields);
        model.addAttribute("version", version);
        model.addAttribute("errors", List.of());
        model.addAttribute("drafts", drafts);
        model.addAttribute("decides", plans.mayAgree(plan, person));
        model.addAttribute(
                "actions",
                plan.actions().stream()
                        .map(action -> rows.action(action, known))
                        .toList());
        model.addAttribute("steps", steps.stream().map(rows::step).toList());
        model.addAttribute(
                "missing",
                drafts
                        ? plans.missing(plan).stream()
                                .map(fault -> new FieldError(fault.field(), texts.of(fault.message())))
                                .toList()
                        : List.of());
        model.addAttribute("returned", returned(plan, steps));
        model.addAttribute(
                "kinds",
                Arrays.stream(ActionKind.values())
                        .map(kind -> new Choice(kind.name(), texts.of(kind.messageKey())))
                        .toList());
        model.addAttribute(
                "owners",
                drafts
                        ? people.owners(plan).stream()
                                .map(owner -> new Choice(owner, organization.nameOf(owner)))
                                .toList()
                        : List.of());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("specialrisk.list.title"), LIST + "?year=" + plan.year()),
                        new Crumb(plan.accountName(), null)));
    }

    /** What management said of the draft it sent back. */
    private String returned(SpecialRiskPlan plan, List<PlanStep> steps) {
        return steps.stream()
                .filter(step -> plan.state() == PlanState.DRAFT
                        && step.what() == PlanStep.What.RETURNED
                        && step.round() == plan.round() - 1)
                .findFirst()
                .map(step -> texts.of(new Message(
                        "specialrisk.returned", organization.whoActed(step.person(), step.actedFor()), step.comment())))
                .orElse(null);
    }

    private static Map<String, String> values(SpecialRiskPlan plan) {
        Map<String, String> values = new HashMap<>();
        values.put("needs", plan.insight().needs());
        values.put("expectations", plan.insight().expectations());
        values.put("competitor", plan.insight().competitor());
        values.put("decisionMakers", plan.insight().decisionMakers());
        values.put(
                "satisfaction",
                plan.insight().satisfaction() == null
                        ? null
                        : plan.insight().satisfaction().toString());
        values.put("satisfactionNote", plan.insight().satisfactionNote());
        return values;
    }

    private List<ActionField> fields(SpecialRiskPlan plan) {
        return withFree(plan.actions().stream()
                .map(action -> new ActionField(
                        action.position(),
                        action.kind().name(),
                        action.what(),
                        action.on() == null ? "" : CalendarDates.typed(action.on()),
                        action.owner()))
                .toList());
    }

    private static List<ActionField> fields(List<SpecialRiskDraft.Row> given) {
        return given.stream()
                .map(row -> new ActionField(row.number(), row.kind(), row.what(), row.on(), row.owner()))
                .toList();
    }

    /** Some rows more than there are actions, as far as there may be more. */
    private static List<ActionField> withFree(List<ActionField> fields) {
        int free = Math.min(FREE_ROWS, SpecialRiskDraft.MOST_ACTIONS - fields.size());
        return Stream.concat(
                        fields.stream(),
                        IntStream.rangeClosed(fields.size() + 1, fields.size() + free)
                                .mapToObj(number -> new ActionField(number, "VISIT", "", "", "")))
                .toList();
    }
}
