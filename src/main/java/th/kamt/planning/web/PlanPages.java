package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.customer.CustomerSearch;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.entitlement.ViolationKind;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanAmendments;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanComments;
import th.kamt.planning.PlanDeadlines;
import th.kamt.planning.PlanFinding;
import th.kamt.planning.PlanPreparation;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanTakeBack;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.HistoryLine;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.planning.Verdict;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.ScoringProgress;
import th.kamt.selection.Tier;
import th.kamt.staffing.StaffingRules;
import th.kamt.staffing.Violation;
import th.kamt.tabular.TableDownload;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** The pages of one unit's plan, and every change made on them. */
@PageController
@RequestMapping("/plans/{be}/{unit}")
class PlanPages {

    private static final List<String> OWN_CHECKS =
            List.of("NOT_SCORED", "EXCLUSION_UNDECIDED", "DOCUMENTS", "EVENT_LIMIT");
    private static final List<String> OF_AMENDMENTS = List.of("AMENDMENT_EMPTY", "KAMR_LEFT");
    private static final List<String> TYPED_BUDGET = List.of("SEMINAR", "SPEAKERS", "RECREATION", "OTHER");

    private final PlanViews views;
    private final PlanStandings standings;
    private final PlanDeadlines deadlines;
    private final PlanPreparation preparation;
    private final PlanApproval approval;
    private final PlanTakeBack takeBack;
    private final PlanComments comments;
    private final PlanAmendments amendments;
    private final PlanYears years;
    private final PlanSheet sheet;
    private final AccountRows rows;
    private final PlanMatrices matrices;
    private final ScoredAccounts scores;
    private final CustomerList customers;
    private final CustomerSearch search;
    private final ScoringProgress progress;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;

    PlanPages(
            PlanViews views,
            PlanStandings standings,
            PlanDeadlines deadlines,
            PlanPreparation preparation,
            PlanApproval approval,
            PlanTakeBack takeBack,
            PlanComments comments,
            PlanAmendments amendments,
            PlanYears years,
            PlanSheet sheet,
            AccountRows rows,
            PlanMatrices matrices,
            ScoredAccounts scores,
            CustomerList customers,
            CustomerSearch search,
            ScoringProgress progress,
            Organization organization,
            AccessControl access,
            Texts texts,
            Formats formats) {
        this.views = views;
        this.standings = standings;
        this.deadlines = deadlines;
        this.preparation = preparation;
        this.approval = approval;
        this.takeBack = takeBack;
        this.comments = comments;
        this.amendments = amendments;
        this.years = years;
        this.sheet = sheet;
        this.rows = rows;
        this.matrices = matrices;
        this.scores = scores;
        this.customers = customers;
        this.search = search;
        this.progress = progress;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
    }

    /** @param href this filter with everything else of the address kept */
    record Filter(String id, String label, String count, String href, boolean current) {}

    /** One check of the plan; {@code findings} of the same kind. */
    record Check(String label, List<th.kamt.web.FindingLine> findings) {}

    @GetMapping
    String plan(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(required = false) String f,
            @RequestParam(required = false) String cell,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String sort,
            @RequestParam(required = false) Integer page,
            @RequestParam(required = false) String task,
            Model model) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        Optional<PlanView> found = find(year, unit);
        PlanQuery query = PlanQuery.of(f, cell, q, sort, page, task);
        if (found.isEmpty() || isWaiting(found.get())) {
            return waiting(year, organization.requireUnit(unit), found, model);
        }
        fill(model, found.get(), query);
        return "planning/plan";
    }

    @GetMapping(params = "format")
    void export(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(required = false) String f,
            @RequestParam(required = false) String cell,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        PlanView plan = require(year, unit);
        List<AccountView> accounts = rows.select(plan, PlanQuery.of(f, cell, q, sort, 1, null));
        TableDownload.send(response, format, AccountRows.exportName(year, unit), rows.header(), table -> {
            for (AccountView account : accounts) {
                table.row(rows.cells(account));
            }
        });
    }

    /** The KAMR's cell of one account as it is saved: puts a refused choice back. */
    @GetMapping("/kamr")
    String kamrCell(@PathVariable String be, @PathVariable String unit, @RequestParam String account, Model model) {
        PlanView plan = require(PlanYear.parse(be), unit);
        fillCell(model, plan, account);
        return "planning/parts :: kamr";
    }

    /** One change. In the background (htmx) it answers with what changed; else it goes back to the page it came from. */
    @PostMapping("/edits")
    ModelAndView edit(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inBackground,
            Model model,
            RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        Refused refused = null;
        try {
            int version = version(fields.get("version"));
            preparation.edit(year, unit, version, new PlanEditForm(year, fields).edit(), access.currentPerson());
        } catch (NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            refused = Refused.of(e, fields, texts);
        }
        if (inBackground) {
            return background(year, unit, fields, refused, model);
        }
        if (refused == null) {
            flash.addFlashAttribute("saved", texts.of("planning.page.saved"));
        } else {
            flash.addFlashAttribute("refused", refused);
        }
        return new ModelAndView("redirect:" + PlanLinks.back(fields.get("back"), PlanLinks.plan(year, unit)));
    }

    private ModelAndView background(
            PlanYear year, String unit, Map<String, String> fields, Refused refused, Model model) {
        PlanView plan = require(year, unit);
        fill(model, plan, PlanQuery.of(null, null, null, null, null, fields.get("task")));
        fillCell(model, plan, fields.getOrDefault("accountId", ""));
        model.addAttribute("refused", refused);
        HttpStatus status = HttpStatus.OK;
        if (refused != null) {
            status = refused.conflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
        }
        return new ModelAndView("planning/parts :: moved", model.asMap(), status);
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(new Message("planning.edit.incomplete"));
        }
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String be, @PathVariable String unit, RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        try {
            approval.withdraw(year, unit, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of("planning.page.withdrawn"));
        } catch (ConflictException e) {
            flash.addFlashAttribute("refused", Refused.of(e, Map.of("form", "withdraw"), texts));
        }
        return "redirect:" + PlanLinks.plan(year, unit);
    }

    /** The last decision on the plan taken back by who made it. */
    @PostMapping("/take-back")
    String takeBack(@PathVariable String be, @PathVariable String unit, RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        try {
            takeBack.takeBack(year, unit, null, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of("planning.page.takenBack"));
        } catch (ConflictException | ForbiddenException e) {
            flash.addFlashAttribute("refused", Refused.of(e, Map.of("form", "take-back"), texts));
        }
        return "redirect:" + PlanLinks.plan(year, unit);
    }

    /** A comment by who reads the plan without deciding. */
    @PostMapping("/comments")
    String comment(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String comment,
            RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        access.requireSee(unit);
        try {
            comments.add(year, unit, comment, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of("planning.page.comment.saved"));
        } catch (NotFoundException | ForbiddenException e) {
            throw e;
        } catch (RefusedException e) {
            flash.addFlashAttribute("refused", Refused.of(e, Map.of("form", "comment", "comment", comment), texts));
        }
        return "redirect:" + PlanLinks.plan(year, unit);
    }

    @GetMapping("/checks")
    String checks(@PathVariable String be, @PathVariable String unit, Model model) {
        PlanView plan = require(PlanYear.parse(be), unit);
        List<Check> checks = new ArrayList<>();
        Stream.of(
                        OWN_CHECKS.stream(),
                        plan.standing().isAmendment() ? OF_AMENDMENTS.stream() : Stream.<String>empty(),
                        Stream.of(Violation.Kind.values()).map(Enum::name),
                        Stream.of(ViolationKind.values()).map(Enum::name))
                .flatMap(kinds -> kinds)
                .forEach(kind -> checks.add(check(plan, kind)));
        model.addAttribute("checks", checks);
        model.addAttribute("findings", sheet.findings(plan));
        common(model, plan, "planning.page.checks");
        return "planning/checks";
    }

    private Check check(PlanView plan, String kind) {
        List<PlanFinding> all = plan.assessment().findings();
        List<th.kamt.web.FindingLine> shown = sheet.findings(plan);
        List<PlanFinding> ordered = plan.editable()
                ? all
                : Stream.concat(plan.assessment().looks().stream(), plan.assessment().stops().stream())
                        .toList();
        List<th.kamt.web.FindingLine> own = new ArrayList<>();
        for (int at = 0; at < ordered.size(); at++) {
            if (ordered.get(at).stops() && ordered.get(at).kind().equals(kind)) {
                own.add(shown.get(at));
            }
        }
        return new Check(texts.of("planning.check." + kind), own);
    }

    @GetMapping("/matrix")
    String matrix(@PathVariable String be, @PathVariable String unit, Model model) {
        PlanView plan = require(PlanYear.parse(be), unit);
        matrices.fill(model, matrices.held(plan));
        common(model, plan, "planning.page.matrix");
        return "planning/matrix";
    }

    private List<ListColumn<HistoryLine>> historyColumns() {
        return List.of(
                ListColumn.of("at", "planning.page.col.when", HistoryLine::at)
                        .startingWithTheLargest()
                        .writing(line -> Bangkok.iso(line.at())),
                ListColumn.text("what", "planning.page.col.change", (HistoryLine line) -> texts.of(line.what())),
                ListColumn.text(
                        "who",
                        "planning.page.col.who",
                        (HistoryLine line) -> sheet.name(line.person(), line.actedFor())));
    }

    @GetMapping("/history")
    String history(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanView plan = require(PlanYear.parse(be), unit);
        ListAsk ask = ListAsk.of(PlanLinks.plan(plan.year(), unit) + "/history", Map.of("q", q), sort, page);
        String wanted = ask.filter("q").toLowerCase(Locale.ROOT);
        List<HistoryLine> lines = views.history(plan.year(), unit).stream()
                .filter(line -> (texts.of(line.what()) + sheet.name(line.person(), line.actedFor()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        if (!format.isEmpty()) {
            ListView.send(
                    response,
                    format,
                    AccountRows.exportName(plan.year(), unit + "-history"),
                    historyColumns(),
                    ListView.sorted(ask, historyColumns(), lines),
                    texts);
            return null;
        }
        model.addAttribute("list", ListView.of(ask, historyColumns(), lines));
        model.addAttribute("amendments", amendments.of(plan.year(), unit));
        model.addAttribute("sheet", sheet);
        common(model, plan, "planning.page.history");
        return "planning/history";
    }

    private void common(Model model, PlanView plan, String lastCrumb) {
        sheet.frame(model, plan, lastCrumb == null ? null : texts.of(lastCrumb));
        model.addAttribute("stops", plan.assessment().stops().size());
        model.addAttribute("looks", plan.assessment().looks().size());
    }

    private void fill(Model model, PlanView plan, PlanQuery query) {
        common(model, plan, null);
        StaffingRules rules = sheet.rules(plan.year());
        model.addAttribute("approved", plan.standing().status() == PlanStatus.APPROVED);
        model.addAttribute(
                "due",
                plan.standing().dueOn() == null
                        ? null
                        : formats.day(plan.standing().dueOn()));
        model.addAttribute(
                "relative",
                plan.standing().dueOn() == null
                        ? null
                        : sheet.relative(plan.standing().dueOn()));
        model.addAttribute(
                "receipt",
                deadlines
                        .receipt(
                                plan.year(), plan.unit().code(), plan.standing().status())
                        .orElse(null));
        model.addAttribute("stations", sheet.stations(plan));
        model.addAttribute("returned", sheet.returned(plan));
        model.addAttribute("submitted", sheet.submitted(plan));
        model.addAttribute(
                "takeBack",
                takeBack.offer(plan.year(), plan.unit().code(), access.currentPerson())
                        .map(offer -> texts.of(new Message(
                                offer.verdict() == Verdict.APPROVE
                                        ? "planning.bulk.until"
                                        : "planning.bulk.untilChanged",
                                offer.until())))
                        .orElse(null));
        model.addAttribute("comments", comments.of(plan.year(), plan.unit().code()));
        model.addAttribute(
                "mayComment", comments.mayComment(plan.year(), plan.unit().code(), access.currentPerson()));
        amendment(model, plan);
        model.addAttribute("sheet", sheet);
        model.addAttribute("findings", sheet.findings(plan));
        model.addAttribute("tiers", sheet.tiers(plan.totals()));
        model.addAttribute("tierTotal", sheet.tierTotal(plan.totals()));
        model.addAttribute("budget", sheet.budget(plan.totals()));
        model.addAttribute("budgetTotal", sheet.budgetTotal(plan.totals()));
        model.addAttribute("budgetKinds", TYPED_BUDGET);
        model.addAttribute("documentKinds", sheet.documentKinds(plan.year()));
        model.addAttribute("rules", rules);
        model.addAttribute("weights", sheet.weights(rules));
        model.addAttribute("loads", sheet.loads(plan, rules));
        model.addAttribute("kept", sheet.kept(plan));
        model.addAttribute("candidates", sheet.candidates(plan));
        model.addAttribute("deviations", sheet.deviations(plan));
        model.addAttribute("query", query);
        model.addAttribute("task", query.task());
        model.addAttribute("tasklist", PlanLinks.tasklist(query.task()));
        model.addAttribute("changedBy", sheet.name(plan.changedBy()));
        accounts(model, plan, query);
    }

    /** The amendment that is open with what it changes so far, or that the person may ask for one. */
    private void amendment(Model model, PlanView plan) {
        PlanYear year = plan.year();
        String unit = plan.unit().code();
        model.addAttribute("mayAmend", amendments.mayOpen(year, unit, access.currentPerson()));
        if (plan.standing().isAmendment()) {
            PlanAmendments.Change change =
                    amendments.change(year, unit, plan.standing().amendment());
            model.addAttribute("amendment", change.amendment());
            model.addAttribute("amendmentLine", texts.of(change.difference().line()));
            model.addAttribute("listChanges", amendments.listChanges(year, unit));
        }
    }

    private void accounts(Model model, PlanView plan, PlanQuery query) {
        List<AccountView> found = rows.select(plan, query);
        int pages = Math.max(1, (found.size() + PlanQuery.PAGE_SIZE - 1) / PlanQuery.PAGE_SIZE);
        int page = Math.min(query.page(), pages);
        List<AccountView> shown =
                found.subList((page - 1) * PlanQuery.PAGE_SIZE, Math.min(found.size(), page * PlanQuery.PAGE_SIZE));
        List<AccountRows.Kamr> kamrs = rows.kamrs(plan);
        String address = PlanLinks.plan(plan.year(), plan.unit().code());
        model.addAttribute("kamrs", kamrs);
        model.addAttribute(
                "rows",
                shown.stream().map(account -> rows.row(plan, account, kamrs)).toList());
        model.addAttribute("found", found.size());
        model.addAttribute("group", group(plan));
        model.addAttribute(
                "members",
                formats.number(plan.accounts().stream()
                        .filter(account -> account.tier() == Tier.STREAMLINE)
                        .count()));
        model.addAttribute("filters", filters(plan, query, address));
        model.addAttribute("cellName", query.cell().isEmpty() ? null : matrices.name(query.cell()));
        model.addAttribute("here", address + query.string(Map.of()));
        model.addAttribute("clearedHref", address + query.cleared().string(Map.of()) + "#accounts");
        model.addAttribute("xlsx", address + query.on(1).string(Map.of("format", "xlsx")));
        model.addAttribute("csv", address + query.on(1).string(Map.of("format", "csv")));
        model.addAttribute(
                "earlier", page == 1 ? null : address + query.on(page - 1).string(Map.of()) + "#accounts");
        model.addAttribute(
                "later", page == pages ? null : address + query.on(page + 1).string(Map.of()) + "#accounts");
        model.addAttribute("left", formats.number(found.size() - Math.min(found.size(), page * PlanQuery.PAGE_SIZE)));
    }

    /** Address of the Streamline group's page; {@code null} without such accounts. */
    private static String group(PlanView plan) {
        boolean any = plan.accounts().stream().anyMatch(account -> account.tier() == Tier.STREAMLINE);
        return any
                ? PlanLinks.account(
                        plan.year(), StreamlineGroup.of(plan.unit().code()).id())
                : null;
    }

    private List<Filter> filters(PlanView plan, PlanQuery query, String address) {
        return Stream.of("all", "stop", "look", "moved", "not")
                .map(id -> new Filter(
                        id,
                        texts.of("planning.page.filter." + id),
                        formats.number(plan.accounts().stream()
                                .filter(account -> PlanQuery.isIn(account, id))
                                .count()),
                        address + query.filteredBy(id).string(Map.of()) + "#accounts",
                        id.equals(query.filter())))
                .toList();
    }

    private void fillCell(Model model, PlanView plan, String accountId) {
        List<AccountRows.Kamr> kamrs = rows.kamrs(plan);
        AccountView account = plan.accounts().stream()
                .filter(one -> one.accountId().equals(accountId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new Message("planning.account.unknown", accountId)));
        model.addAttribute("plan", plan);
        model.addAttribute("kamrs", kamrs);
        model.addAttribute("row", rows.row(plan, account, kamrs));
        model.addAttribute("group", group(plan));
        model.addAttribute("page", PlanLinks.plan(plan.year(), plan.unit().code()));
    }

    private PlanView require(PlanYear year, String unit) {
        access.requireSee(unit);
        return views.view(year, unit, access.currentPerson());
    }

    private Optional<PlanView> find(PlanYear year, String unit) {
        return standings.of(year, List.of(unit)).isEmpty()
                ? Optional.empty()
                : Optional.of(views.view(year, unit, access.currentPerson()));
    }

    private boolean isWaiting(PlanView plan) {
        return plan.accounts().isEmpty() && plan.unit().kind().hasCustomers();
    }

    /** No plan yet, or none with accounts: says what it waits for. */
    private String waiting(PlanYear year, Unit unit, Optional<PlanView> plan, Model model) {
        Optional<CustomerList.Version> list = customers.version(year);
        boolean scored = scores.latestScoring(year).isPresent();
        String state;
        if (!years.isOpen(year)) {
            state = "notOpen";
        } else if (list.isEmpty()) {
            state = "noList";
        } else if (!scored) {
            state = "scoring";
        } else {
            state = plan.isEmpty() ? "preparing" : "noAccounts";
        }
        model.addAttribute("state", state);
        model.addAttribute("year", year);
        model.addAttribute("unit", unit);
        model.addAttribute("pageYear", year);
        boolean counted = "scoring".equals(state);
        model.addAttribute("done", formats.number(counted ? progress.written(year) : 0));
        model.addAttribute("total", formats.number(counted ? search.accounts(year) : 0));
        model.addAttribute("moving", "scoring".equals(state) || "preparing".equals(state));
        model.addAttribute("here", PlanLinks.plan(year, unit.code()));
        model.addAttribute("plansHref", PlanLinks.plans(year));
        return "planning/waiting";
    }
}
