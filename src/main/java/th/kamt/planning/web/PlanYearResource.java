package th.kamt.planning.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanComments;
import th.kamt.planning.PlanEdit;
import th.kamt.planning.PlanFinding;
import th.kamt.planning.PlanPreparation;
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanTakeBack;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.selection.ScoredAccounts;
import th.kamt.staffing.KamrLoad;
import th.kamt.tabular.TableWriter;

/** The plan year and its plans by REST (contract). */
@RestController
@RequestMapping("/api/plan-years/{be}")
class PlanYearResource {

    record OpenedAnswer(String processInstanceId) {}

    record StationAnswer(String task, String decision, String by, Instant at, String comment) {}

    record PlanAnswer(String unit, String status, String route, LocalDate dueOn, List<StationAnswer> stations) {}

    record FindingAnswer(String severity, String kind, String subject, String text, String clause, String reasonKind) {}

    record PlanDetail(String unit, String status, int version, boolean editable, List<FindingAnswer> findings) {}

    /** @param version of the plan the caller saw */
    record EditRequest(
            Integer version,
            @JsonDeserialize(using = StrictPlanEdit.class) PlanEdit edit) {}

    record EditAnswer(int version) {}

    /** @param employee id of the one who is to decide */
    record DeputyRequest(String employee, String reason) {}

    record CommentRequest(String comment) {}

    /** @param as the post in words */
    record CommentAnswer(String by, String as, Instant at, String comment) {}

    private static final String CSV = "text/csv;charset=UTF-8";

    private final PlanYears years;
    private final PlanStandings standings;
    private final PlanViews views;
    private final PlanPreparation preparation;
    private final PlanApproval approval;
    private final PlanTakeBack takeBack;
    private final PlanComments comments;
    private final ScoredAccounts scored;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;

    PlanYearResource(
            PlanYears years,
            PlanStandings standings,
            PlanViews views,
            PlanPreparation preparation,
            PlanApproval approval,
            PlanTakeBack takeBack,
            PlanComments comments,
            ScoredAccounts scored,
            Organization organization,
            AccessControl access,
            Texts texts) {
        this.years = years;
        this.standings = standings;
        this.views = views;
        this.preparation = preparation;
        this.approval = approval;
        this.takeBack = takeBack;
        this.comments = comments;
        this.scored = scored;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
    }

    /** Opens the year; 409 if it is open. */
    @PostMapping("/open")
    @ResponseStatus(HttpStatus.CREATED)
    OpenedAnswer open(@PathVariable("be") String be) {
        access.requireAdminister();
        return new OpenedAnswer(years.open(PlanYear.parse(be), access.currentPerson()));
    }

    /** Where the plans of the units stand that the caller may see. */
    @GetMapping("/plans")
    List<PlanAnswer> plans(@PathVariable("be") String be) {
        return standings.of(PlanYear.parse(be), access.visibleUnits()).stream()
                .map(PlanYearResource::answer)
                .toList();
    }

    private static PlanAnswer answer(PlanStanding standing) {
        return new PlanAnswer(
                standing.unitCode(),
                standing.status().name(),
                standing.route().name(),
                standing.dueOn(),
                standing.stations().stream()
                        .map(station -> new StationAnswer(
                                station.station().task(),
                                station.verdict() == null
                                        ? null
                                        : station.verdict().id(),
                                station.by(),
                                station.at(),
                                station.comment()))
                        .toList());
    }

    /** One plan with everything that stops it or stands out. */
    @GetMapping("/plans/{unit}")
    PlanDetail plan(@PathVariable("be") String be, @PathVariable("unit") String unit) {
        access.requireSee(unit);
        PlanView view = views.view(PlanYear.parse(be), unit, access.currentPerson());
        return new PlanDetail(
                unit,
                view.standing().status().name(),
                view.version(),
                view.editable(),
                view.assessment().findings().stream().map(this::finding).toList());
    }

    private FindingAnswer finding(PlanFinding finding) {
        return new FindingAnswer(
                finding.severity().name(),
                finding.kind(),
                finding.subject(),
                texts.of(finding.headline()) + " " + texts.of(finding.detail()),
                finding.clause(),
                finding.reasonKind());
    }

    /** Makes one change; 409 if somebody else changed the plan meanwhile. */
    @PostMapping("/plans/{unit}/edits")
    EditAnswer edit(
            @PathVariable("be") String be, @PathVariable("unit") String unit, @RequestBody EditRequest request) {
        access.requireSee(unit);
        if (request.version() == null || request.edit() == null) {
            throw new RefusedException(new Message("planning.edit.incomplete"));
        }
        return new EditAnswer(
                preparation.edit(PlanYear.parse(be), unit, request.version(), request.edit(), access.currentPerson()));
    }

    /** Takes a submitted plan back, until the first station has decided. */
    @PostMapping("/plans/{unit}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("be") String be, @PathVariable("unit") String unit) {
        access.requireSee(unit);
        approval.withdraw(PlanYear.parse(be), unit, access.currentPerson());
    }

    /** Takes the caller's last decision on the plan back, until the next station has acted; 409 if it is too late. */
    @PostMapping("/plans/{unit}/take-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable("be") String be, @PathVariable("unit") String unit) {
        access.requireSee(unit);
        takeBack.takeBack(PlanYear.parse(be), unit, null, access.currentPerson());
    }

    /** What was said on the plan by who reads it without deciding, the oldest first. */
    @GetMapping("/plans/{unit}/comments")
    List<CommentAnswer> comments(@PathVariable("be") String be, @PathVariable("unit") String unit) {
        access.requireSee(unit);
        return comments.of(PlanYear.parse(be), unit).stream()
                .map(said -> new CommentAnswer(said.person(), texts.of(said.post()), said.at(), said.text()))
                .toList();
    }

    /** Comments on a plan in approval; 409 if it is not. */
    @PostMapping("/plans/{unit}/comments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comment(
            @PathVariable("be") String be, @PathVariable("unit") String unit, @RequestBody CommentRequest request) {
        access.requireSee(unit);
        comments.add(PlanYear.parse(be), unit, request.comment(), access.currentPerson());
    }

    /** Names somebody for the decision the plan waits for, where nobody up the line of command may take it. */
    @PostMapping("/plans/{unit}/decider")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void nameDeputy(
            @PathVariable("be") String be, @PathVariable("unit") String unit, @RequestBody DeputyRequest request) {
        access.requireAdminister();
        access.requireSee(unit);
        approval.nameDeputy(PlanYear.parse(be), unit, request.employee(), request.reason(), access.currentPerson());
    }

    /** One line an appointed KAMR. */
    @GetMapping(path = "/kamrs.csv", produces = CSV)
    void kamrs(
            @PathVariable("be") String be,
            @RequestParam(name = "unit", required = false) String unit,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = scoredYear(be);
        Collection<String> units = units(unit);
        try (TableWriter csv = csv(
                response,
                "kamrs-" + year,
                "employee_id",
                "unit_code",
                "strategic",
                "star",
                "status",
                "streamline",
                "top_up",
                "load",
                "within_band")) {
            for (PlanViews.KamrLine line : views.kamrLines(year, units)) {
                KamrLoad load = line.load();
                csv.row(
                        line.employeeId(),
                        line.unitCode(),
                        load.strategic(),
                        load.star(),
                        load.status(),
                        load.streamline(),
                        load.topUp(),
                        load.load(),
                        load.position() == KamrLoad.BandPosition.NONE ? null : load.withinBand());
            }
        }
    }

    /** One line a key account. */
    @GetMapping(path = "/assignments.csv", produces = CSV)
    void assignments(
            @PathVariable("be") String be,
            @RequestParam(name = "unit", required = false) String unit,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = scoredYear(be);
        Collection<String> units = units(unit);
        try (TableWriter csv =
                csv(response, "assignments-" + year, "account_id", "tier", "top_up", "kamr", "kept_from_last_year")) {
            for (PlanViews.AssignmentLine line : views.assignmentLines(year, units)) {
                csv.row(line.accountId(), line.tier().name(), line.topUp(), line.kamr(), line.keptFromLastYear());
            }
        }
    }

    /** One line a planned service, activity or contact. */
    @GetMapping(path = "/entitlements.csv", produces = CSV)
    void entitlements(
            @PathVariable("be") String be,
            @RequestParam(name = "unit", required = false) String unit,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = scoredYear(be);
        Collection<String> units = units(unit);
        try (TableWriter csv = csv(response, "entitlements-" + year, "account_id", "tier", "code", "planned_on")) {
            for (PlanViews.EntitlementLine line : views.entitlementLines(year, units)) {
                csv.row(line.accountId(), line.tier().name(), line.code(), line.plannedOn());
            }
        }
    }

    private PlanYear scoredYear(String be) {
        PlanYear year = PlanYear.parse(be);
        if (scored.latestScoring(year).isEmpty()) {
            throw new ConflictException(new Message("selection.notScored", year.toString()));
        }
        return year;
    }

    /** The unit and those under it; of HQ its own plan alone; without a unit all the caller may see. */
    private Collection<String> units(String asked) {
        if (asked == null || asked.isBlank()) {
            return access.visibleUnits();
        }
        String code = asked.strip();
        access.requireSee(code);
        Set<String> below =
                organization.unitAndBelow(code).stream().map(Unit::code).collect(Collectors.toSet());
        return organization.requireUnit(code).kind() == UnitKind.HQ ? Set.of(code) : below;
    }

    private static TableWriter csv(HttpServletResponse response, String name, String... header) throws IOException {
        response.setContentType(CSV);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        return TableWriter.csv(response.getOutputStream(), List.of(header));
    }
}
