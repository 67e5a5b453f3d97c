package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.AccountList;
import th.kamt.planning.AccountList.Wanted;
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanYears;
import th.kamt.web.Crumb;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** All plans a person may see, and the opening of a year. */
@PageController
@RequestMapping("/plans")
class AllPlansPages {

    private static final String ALL = "all";
    private static final String AMENDING = "amending";
    private static final List<String> STATUSES =
            List.of(ALL, "PREPARING", "RETURNED", "IN_APPROVAL", "APPROVED", AMENDING, "late");

    private final PlanStandings standings;
    private final PlanYears years;
    private final PlanSheet sheet;
    private final ApprovalWave wave;
    private final AccountList accounts;
    private final PlanMatrices matrices;
    private final CustomerList customers;
    private final Organization organization;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    AllPlansPages(
            PlanStandings standings,
            PlanYears years,
            PlanSheet sheet,
            ApprovalWave wave,
            AccountList accounts,
            PlanMatrices matrices,
            CustomerList customers,
            Organization organization,
            AccessControl access,
            ShownYear shownYear,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.standings = standings;
        this.years = years;
        this.sheet = sheet;
        this.wave = wave;
        this.accounts = accounts;
        this.matrices = matrices;
        this.customers = customers;
        this.organization = organization;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** @param waitsFor the station it lies at, empty once approved */
    record PlanRow(
            String href,
            String unit,
            String region,
            String regionCode,
            String status,
            boolean amending,
            String statusText,
            String waitsFor,
            String due,
            String relative,
            boolean late,
            LocalDate dueOn) {}

    private static List<ListColumn<PlanRow>> columns() {
        return List.of(
                ListColumn.text("unit", "planning.page.col.unit", PlanRow::unit),
                ListColumn.text("region", "planning.page.region", PlanRow::region),
                ListColumn.text("status", "planning.page.col.status", PlanRow::statusText),
                ListColumn.text("at", "planning.page.col.waitsFor", PlanRow::waitsFor),
                ListColumn.of("due", "planning.page.col.due", PlanRow::dueOn));
    }

    @GetMapping
    String ofShownYear(@RequestParam(required = false) String year) {
        return "redirect:" + PlanLinks.plans(shownYear.of(year));
    }

    @GetMapping(path = "/{be}", params = "!format")
    String plans(
            @PathVariable String be,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        PlanYear year = PlanYear.parse(be);
        fill(model, year, ask(year, region, status, q, sort, page));
        return "planning/plans";
    }

    @GetMapping(path = "/{be}", params = "format")
    void export(
            @PathVariable String be,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        ListAsk ask = ask(year, region, status, q, sort, 1);
        List<PlanRow> found = rows(standings.of(year, access.visibleUnits())).stream()
                .filter(row -> isInRegion(row, ask) && isIn(row, ask.filter("status")))
                .toList();
        ListView.send(
                response,
                format,
                AccountRows.exportName(year, "plans"),
                columns(),
                ListView.sorted(ask, columns(), found),
                texts);
    }

    /** Both matrices over all key accounts the person may see, of one region or of all. */
    @GetMapping("/{be}/matrix")
    String matrix(@PathVariable String be, @RequestParam(defaultValue = "") String region, Model model) {
        PlanYear year = PlanYear.parse(be);
        Collection<String> visible = access.visibleUnits();
        if (!region.isEmpty()) {
            access.requireSee(region);
        }
        Collection<String> units = region.isEmpty()
                ? visible
                : organization.unitAndBelow(region).stream().map(Unit::code).toList();
        boolean headquarters =
                units.stream().map(organization::requireUnit).anyMatch(unit -> unit.kind() == UnitKind.HQ);
        List<String> offices = units.stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.kind().hasCustomers())
                .map(Unit::code)
                .toList();
        List<AccountList.Alike> alike = accounts.matrices(year, Wanted.all(offices, headquarters));
        matrices.fill(
                model,
                matrices.held(
                        year,
                        alike,
                        cell -> ListAsk.of(AccountListPages.PATH, Map.of("cell", cell, "unit", region), "", 1)
                                .keeping("year", year)
                                .address()));
        String place = region.isEmpty()
                ? all(visible)
                : organization.requireUnit(region).name();
        model.addAttribute("place", place);
        model.addAttribute("region", region);
        model.addAttribute("regions", regions(visible, List.of()));
        model.addAttribute("address", PlanLinks.plans(year) + "/matrix");
        model.addAttribute("year", year);
        model.addAttribute("pageYear", year);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(
                                texts.of(new Message("planning.page.allPlans", year.toString())),
                                PlanLinks.plans(year)),
                        new Crumb(texts.of("planning.page.matrix"), null)));
        return "planning/matrix-of-many";
    }

    /** All that the person sees, by the unit it is under; all regions for who sees more than what is under one. */
    private String all(Collection<String> visible) {
        List<Unit> tops = visible.stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.parentCode() == null || !visible.contains(unit.parentCode()))
                .toList();
        boolean one = tops.size() == 1 && tops.get(0).kind() != UnitKind.HQ;
        return one ? tops.get(0).name() : texts.of("planning.page.region.all");
    }

    private static ListAsk ask(PlanYear year, String region, String status, String q, String sort, int page) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("region", region);
        filters.put("status", STATUSES.contains(status) && !ALL.equals(status) ? status : "");
        filters.put("q", q);
        return ListAsk.of(PlanLinks.plans(year), filters, sort, page);
    }

    /** Opens a year; what was typed wrong is said beside the field, a C.E. year with the B.E. year meant. */
    @PostMapping("/open")
    ModelAndView open(@RequestParam(defaultValue = "") String year, Model model, RedirectAttributes flash) {
        access.requireAdminister();
        try {
            PlanYear planYear = PlanYear.parse(year);
            years.open(planYear, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of(new Message("planning.page.opened", planYear.toString())));
            return new ModelAndView("redirect:" + PlanLinks.plans(planYear));
        } catch (RefusedException e) {
            PlanYear present = shownYear.present();
            fill(model, present, ask(present, "", "", "", "", 1));
            model.addAttribute("entered", year);
            model.addAttribute(
                    "openRefused",
                    String.join(" ", e.messages().stream().map(texts::of).toList()));
            return new ModelAndView("planning/plans", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private void fill(Model model, PlanYear year, ListAsk ask) {
        Collection<String> visible = access.visibleUnits();
        List<PlanStanding> plans = standings.of(year, visible);
        List<PlanRow> all = rows(plans);
        List<PlanRow> ofRegion =
                all.stream().filter(row -> isInRegion(row, ask)).toList();
        String status = ask.filter("status");
        String address = PlanLinks.plans(year);
        model.addAttribute("year", year);
        model.addAttribute("pageYear", year);
        model.addAttribute(
                "years",
                shownYear.choices(
                        year,
                        one -> new ListAsk(PlanLinks.plans(one), Map.of(), ask.filters(), ask.sort(), 1).address()));
        model.addAttribute("open", years.isOpen(year));
        model.addAttribute("waitsFor", waitsFor(year));
        model.addAttribute("mayOpen", access.mayAdminister());
        model.addAttribute("all", all.size());
        model.addAttribute("region", ask.filter("region"));
        model.addAttribute("regions", regions(visible, all));
        model.addAttribute(
                "list",
                ListView.of(
                        ask,
                        columns(),
                        ofRegion.stream().filter(row -> isIn(row, status)).toList()));
        model.addAttribute(
                "filters",
                STATUSES.stream()
                        .map(id -> new PlanPages.Filter(
                                id,
                                texts.of("planning.page.status." + id),
                                formats.number(ofRegion.stream()
                                        .filter(row -> isIn(row, id))
                                        .count()),
                                ask.with("status", ALL.equals(id) ? "" : id).address(),
                                id.equals(status.isEmpty() ? ALL : status)))
                        .toList());
        model.addAttribute("address", address);
        model.addAttribute("entered", shownYear.toOpen().toString());
        if (plans.size() > 1) {
            model.addAttribute(
                    "wave",
                    wave.of(
                            year,
                            plans,
                            region -> ListAsk.of(address, Map.of("region", region), "", 1)
                                    .address()));
        }
    }

    private List<PlanRow> rows(List<PlanStanding> plans) {
        return plans.stream().map(this::row).toList();
    }

    /** HQ's plan is of no region: it is found under HQ's own code. */
    private static boolean isInRegion(PlanRow row, ListAsk ask) {
        String region = ask.filter("region");
        String text = ask.filter("q").toLowerCase(Locale.ROOT);
        boolean found = text.isEmpty()
                || row.unit().toLowerCase(Locale.ROOT).contains(text)
                || row.waitsFor().toLowerCase(Locale.ROOT).contains(text);
        return found && (region.isEmpty() || region.equals(row.regionCode()));
    }

    /** What a year without plans waits for, as a key. */
    private String waitsFor(PlanYear year) {
        if (!years.isOpen(year)) {
            return "planning.waiting.notOpen";
        }
        return customers.version(year).isEmpty() ? "planning.waiting.noListOfYear" : "planning.waiting.preparing";
    }

    private static boolean isIn(PlanRow row, String status) {
        return switch (status) {
            case "", ALL -> true;
            case "late" -> row.late();
            case AMENDING -> row.amending();
            // What was approved stays in force while it is amended.
            case "APPROVED" -> row.amending() || row.status().equals(status);
            default -> row.status().equals(status);
        };
    }

    private List<Unit> regions(Collection<String> visible, List<PlanRow> rows) {
        return organization.units().stream()
                .filter(unit -> unit.kind() == UnitKind.REGION)
                .filter(unit -> visible.contains(unit.code())
                        || rows.stream().anyMatch(row -> unit.code().equals(row.regionCode())))
                .toList();
    }

    /** Who prepares it, or the next station; nothing once it is approved. */
    private String waitsFor(PlanStanding standing, Unit unit) {
        if (standing.status().isOpen()) {
            return sheet.preparerName(unit);
        }
        return standing.stations().stream()
                .filter(station -> station.verdict() == null)
                .findFirst()
                .map(StationStanding::station)
                .map(station -> sheet.stationName(unit, station))
                .orElse("");
    }

    private PlanRow row(PlanStanding standing) {
        Unit unit = organization.requireUnit(standing.unitCode());
        boolean approved = standing.status() == PlanStatus.APPROVED;
        LocalDate today = Bangkok.dayOf(clock.instant());
        return new PlanRow(
                PlanLinks.plan(standing.year(), unit.code()),
                unit.name(),
                Optional.ofNullable(unit.regionCode())
                        .flatMap(organization::unit)
                        .map(Unit::name)
                        .orElse(""),
                Objects.requireNonNullElse(unit.regionCode(), unit.code()),
                standing.status().name(),
                standing.isAmendment(),
                standing.isAmendment()
                        ? texts.of(new Message(
                                "planning.page.status.amendment." + standing.status(), standing.amendment()))
                        : texts.of("planning.page.status." + standing.status().name()),
                waitsFor(standing, unit),
                standing.dueOn() == null ? "" : formats.day(standing.dueOn()),
                approved || standing.dueOn() == null ? "" : sheet.relative(standing.dueOn()),
                !approved && standing.dueOn() != null && standing.dueOn().isBefore(today),
                standing.dueOn());
    }
}
