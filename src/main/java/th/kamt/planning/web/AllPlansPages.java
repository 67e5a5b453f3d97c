package th.kamt.planning.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanYears;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** All plans a person may see, and the opening of a year. */
@PageController
@RequestMapping("/plans")
class AllPlansPages {

    private static final List<String> STATUSES =
            List.of("all", "PREPARING", "RETURNED", "IN_APPROVAL", "APPROVED", "late");

    private final PlanStandings standings;
    private final PlanYears years;
    private final PlanSheet sheet;
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
            String statusText,
            String waitsFor,
            String due,
            String relative,
            boolean late) {}

    @GetMapping
    String ofShownYear(@RequestParam(required = false) String year) {
        return "redirect:" + PlanLinks.plans(shownYear.of(year));
    }

    @GetMapping("/{be}")
    String plans(
            @PathVariable String be,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "all") String status,
            Model model) {
        fill(model, PlanYear.parse(be), region, STATUSES.contains(status) ? status : "all");
        return "planning/plans";
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
            fill(model, shownYear.present(), "", "all");
            model.addAttribute("entered", year);
            model.addAttribute(
                    "openRefused",
                    String.join(" ", e.messages().stream().map(texts::of).toList()));
            return new ModelAndView("planning/plans", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private void fill(Model model, PlanYear year, String region, String status) {
        Collection<String> visible = access.visibleUnits();
        List<PlanRow> all = standings.of(year, visible).stream().map(this::row).toList();
        List<PlanRow> ofRegion = all.stream()
                .filter(row -> region.isEmpty() || region.equals(row.regionCode()))
                .toList();
        String address = PlanLinks.plans(year);
        model.addAttribute("year", year);
        model.addAttribute("pageYear", year);
        model.addAttribute("years", shownYear.choices(year, one -> PlanLinks.plans(one) + query(region, status)));
        model.addAttribute("open", years.isOpen(year));
        model.addAttribute("waitsFor", waitsFor(year));
        model.addAttribute("mayOpen", access.mayAdminister());
        model.addAttribute(
                "rows", ofRegion.stream().filter(row -> isIn(row, status)).toList());
        model.addAttribute("all", all.size());
        model.addAttribute("region", region);
        model.addAttribute("status", status);
        model.addAttribute("regions", regions(visible, all));
        model.addAttribute(
                "filters",
                STATUSES.stream()
                        .map(id -> new PlanPages.Filter(
                                id,
                                texts.of("planning.page.status." + id),
                                formats.number(ofRegion.stream()
                                        .filter(row -> isIn(row, id))
                                        .count()),
                                address + query(region, id),
                                id.equals(status)))
                        .toList());
        model.addAttribute("address", address);
        model.addAttribute("entered", shownYear.toOpen().toString());
        model.addAttribute("wide", all.size() > 1);
    }

    /** What a year without plans waits for, as a key. */
    private String waitsFor(PlanYear year) {
        if (!years.isOpen(year)) {
            return "planning.waiting.notOpen";
        }
        return customers.version(year).isEmpty() ? "planning.waiting.noListOfYear" : "planning.waiting.preparing";
    }

    private static String query(String region, String status) {
        String regionPart = region.isEmpty() ? "" : "region=" + region;
        String statusPart = "all".equals(status) ? "" : "status=" + status;
        String joined = Stream.of(regionPart, statusPart)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
        return joined.isEmpty() ? "" : "?" + joined;
    }

    private static boolean isIn(PlanRow row, String status) {
        return switch (status) {
            case "all" -> true;
            case "late" -> row.late();
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
                Objects.requireNonNullElse(unit.regionCode(), ""),
                standing.status().name(),
                texts.of("planning.page.status." + standing.status().name()),
                waitsFor(standing, unit),
                formats.day(standing.dueOn()),
                approved ? "" : sheet.relative(standing.dueOn()),
                !approved && standing.dueOn().isBefore(today));
    }
}
