package th.kamt.network.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.network.NetworkTaskId;
import th.kamt.network.NetworkWork;
import th.kamt.network.NetworkWorks;
import th.kamt.network.NetworkWorks.Given;
import th.kamt.network.WorkKind;
import th.kamt.organization.AccessControl;
import th.kamt.portfolio.AccountInCare;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.workflow.TaskContract;
import th.kamt.workflow.TaskDesk;

/** {@code /network-works}: what pilot centres handed to their Network side, and what it reported. */
@PageController
@RequestMapping("/network-works")
class NetworkPages {

    private static final String LIST = "/network-works";
    private static final List<String> STATES = List.of("OPEN", "REPORTED", "RETURNED");

    private final NetworkWorks works;
    private final NetworkRows rows;
    private final NetworkTaskId tasks;
    private final TaskDesk desk;
    private final AccessControl access;
    private final Texts texts;

    NetworkPages(
            NetworkWorks works,
            NetworkRows rows,
            NetworkTaskId tasks,
            TaskDesk desk,
            AccessControl access,
            Texts texts) {
        this.works = works;
        this.rows = rows;
        this.tasks = tasks;
        this.desk = desk;
        this.access = access;
        this.texts = texts;
    }

    private List<ListColumn<NetworkWork>> columns() {
        return List.of(
                ListColumn.text("account", "network.column.account", NetworkWork::accountName),
                ListColumn.text("kind", "network.column.kind", rows::kind),
                ListColumn.text("unit", "network.column.unit", (NetworkWork work) -> rows.unit(work.unitCode())),
                ListColumn.text(
                        "network", "network.column.network", (NetworkWork work) -> rows.unit(work.networkCode())),
                ListColumn.of("wanted", "network.column.wanted", NetworkWork::wantedOn)
                        .writing(work -> rows.day(work.wantedOn())),
                ListColumn.text("state", "network.column.state", rows::state),
                ListColumn.plain(
                        "by",
                        "network.column.by",
                        (NetworkWork work) -> rows.row(work).by()),
                ListColumn.plain("number", "network.column.number", NetworkWork::number)
                        .fileOnly(),
                ListColumn.plain("accountId", "network.column.accountId", NetworkWork::accountId)
                        .fileOnly(),
                ListColumn.plain("what", "network.column.what", NetworkWork::what)
                        .fileOnly(),
                ListColumn.plain("report", "network.column.report", NetworkWork::report)
                        .fileOnly());
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", STATES.contains(state) ? state : "");
        filters.put("kind", kinds().stream().anyMatch(one -> one.value().equals(kind)) ? kind : "");
        filters.put("q", q);
        ListAsk ask = ListAsk.of(LIST, filters, sort, page);
        List<NetworkWork> found =
                works.all().stream().filter(work -> isAsked(work, ask)).toList();
        if (!format.isBlank()) {
            ListView.send(response, format, "network-works", columns(), ListView.sorted(ask, columns(), found), texts);
            return null;
        }
        ListView<NetworkWork> list = ListView.of(ask, columns(), found);
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(rows::row).toList());
        model.addAttribute("kinds", kinds());
        model.addAttribute(
                "states",
                STATES.stream()
                        .map(one -> new Choice(one, texts.of("network.state." + one)))
                        .toList());
        model.addAttribute(
                "mayHandOver", !works.accounts(access.currentPerson()).isEmpty());
        return "network/works";
    }

    private static boolean isAsked(NetworkWork work, ListAsk ask) {
        return (ask.filter("state").isEmpty() || work.stateKey().endsWith("." + ask.filter("state")))
                && (ask.filter("kind").isEmpty()
                        || ask.filter("kind").equals(work.kind().name()))
                && work.accountName()
                        .toLowerCase(Locale.ROOT)
                        .contains(ask.filter("q").toLowerCase(Locale.ROOT));
    }

    private List<Choice> kinds() {
        return Arrays.stream(WorkKind.values())
                .map(one -> new Choice(one.name(), texts.of(one.messageKey())))
                .toList();
    }

    // --- handing over ---

    @GetMapping("/new")
    String blank(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String activity,
            @RequestParam(defaultValue = "") String voice,
            Model model) {
        Map<String, String> values = new HashMap<>();
        values.put("account", account);
        values.put("activity", activity);
        values.put("voice", voice);
        values.put("key", UUID.randomUUID().toString());
        fillNew(values, model);
        return "network/new";
    }

    @PostMapping("/new")
    ModelAndView handOver(@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        try {
            NetworkWork work = works.handOver(new Given(
                    typed.get("account"),
                    typed.get("network"),
                    typed.get("kind"),
                    typed.get("what"),
                    typed.get("wantedOn"),
                    typed.get("activity"),
                    typed.get("voice"),
                    typed.get("key")));
            next.addFlashAttribute("done", texts.of("network.handedOver"));
            return new ModelAndView("redirect:" + work.page());
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            fillNew(typed, model);
            return refused(e, model, "network/new");
        }
    }

    private void fillNew(Map<String, String> values, Model model) {
        List<AccountInCare> accounts = works.accounts(access.currentPerson());
        List<AccountInCare> chosen = accounts.stream()
                .filter(one -> one.accountId().equals(values.get("account")))
                .toList();
        model.addAttribute("values", values);
        model.addAttribute(
                "accounts",
                accounts.stream()
                        .map(one -> new Choice(one.accountId(), one.name()))
                        .toList());
        model.addAttribute(
                "networks",
                works.networks(chosen.isEmpty() ? accounts : chosen).stream()
                        .map(unit -> new Choice(unit.code(), unit.name()))
                        .toList());
        model.addAttribute("kinds", kinds());
        model.addAttribute("errors", List.of());
        crumbs(texts.of("network.new"), model);
    }

    private void crumbs(String title, Model model) {
        model.addAttribute("crumbs", List.of(new Crumb(texts.of("network.list.title"), LIST), new Crumb(title, null)));
    }

    // --- one of them ---

    @GetMapping("/{number:\\d{1,18}}")
    String show(@PathVariable long number, Model model) {
        fill(works.work(number), model);
        return "network/work";
    }

    @PostMapping("/{number:\\d{1,18}}/report")
    ModelAndView report(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String comment,
            Model model,
            RedirectAttributes next) {
        NetworkWork work = works.work(number);
        try {
            works.requireMayReport(number, access.currentPerson());
            String task =
                    tasks.of(work).orElseThrow(() -> new ConflictException(new Message("network.reportedAlready")));
            desk.complete(task, access.currentPerson(), Map.of(TaskContract.COMMENT, comment));
            next.addFlashAttribute("done", texts.of("network.reported"));
            return new ModelAndView("redirect:" + work.page());
        } catch (ForbiddenException | NotFoundException | ConflictException e) {
            throw e;
        } catch (RefusedException e) {
            fill(work, model);
            model.addAttribute("comment", comment);
            return refused(e, model, "network/work");
        }
    }

    @PostMapping("/{number:\\d{1,18}}/return")
    ModelAndView giveBack(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes next) {
        NetworkWork work = works.work(number);
        try {
            works.giveBack(number, reason);
            next.addFlashAttribute("done", texts.of("network.givenBack"));
            return new ModelAndView("redirect:" + work.page());
        } catch (FieldsRefusedException e) {
            fill(work, model);
            model.addAttribute("reason", reason);
            return refused(e, model, "network/work");
        }
    }

    private void fill(NetworkWork work, Model model) {
        String person = access.currentPerson();
        model.addAttribute("work", work);
        model.addAttribute("pageYear", work.year());
        model.addAttribute("row", rows.row(work));
        model.addAttribute(
                "account",
                access.maySee(work.unitCode()) ? "/accounts/" + work.accountId() + "?year=" + work.year() : null);
        model.addAttribute("reports", works.mayReport(work, person));
        boolean goesOn = work.isReported() && works.mayHandOver(work.year(), work.accountId(), person);
        model.addAttribute("log", goesOn && !work.returned() ? log(work) : null);
        model.addAttribute("again", goesOn && work.returned() ? again(work) : null);
        model.addAttribute("errors", List.of());
        crumbs(work.accountName(), model);
    }

    /** What was given back, to be handed over anew, with what it belongs to. */
    private static String again(NetworkWork work) {
        return LIST + "/new?account=" + work.accountId()
                + (work.activityId() == null ? "" : "&activity=" + work.activityId())
                + (work.voiceNumber() == null ? "" : "&voice=" + work.voiceNumber());
    }

    /** Where the KAMR logs what was done. */
    private static String log(NetworkWork work) {
        return work.activityId() == null
                ? "/activities/new?account=" + work.accountId() + "&code="
                        + work.kind().loggedAs().code()
                : "/activities/" + work.activityId() + "/log";
    }

    private ModelAndView refused(RefusedException refusal, Model model, String view) {
        model.addAttribute("errors", FieldError.of(refusal, "comment", texts));
        ModelAndView page = new ModelAndView(view, model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }
}
