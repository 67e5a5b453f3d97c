package th.kamt.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.selection.ScoredAccounts;

/** {@code GET /api/plan-years/{be}/selection.csv}: every customer account of the year with both ways' results and why. */
@RestController
class SelectionExportController {

    private static final String HQ = "HQ";

    /** @param hqAccounts with those HQ looks after, wherever they are */
    private record Scope(Collection<String> offices, boolean hqAccounts) {}

    private final ScoredAccounts accounts;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;

    SelectionExportController(ScoredAccounts accounts, Organization organization, AccessControl access, Texts texts) {
        this.accounts = accounts;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
    }

    /**
     * @param unit the unit and those under it; {@code HQ}: the accounts HQ looks after; empty: all that the caller may see
     * @throws th.kamt.message.NotFoundException if the unit is not the caller's to know
     * @throws ConflictException                 until the year's list is scored
     */
    @GetMapping(path = "/api/plan-years/{be}/selection.csv", produces = "text/csv;charset=UTF-8")
    void selection(
            @PathVariable("be") String be,
            @RequestParam(name = "unit", required = false) String unit,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        Scope scope = unit == null || unit.isBlank() ? everythingVisible() : of(unit.trim());
        if (accounts.latestScoring(year).isEmpty()) {
            throw new ConflictException(new Message("selection.notScored", year.toString()));
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"selection-" + year + ".csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        SelectionCsv csv = new SelectionCsv(out, texts, locale);
        csv.header();
        accounts.forEach(year, scope.offices(), scope.hqAccounts(), csv::line);
        csv.flush();
    }

    private Scope everythingVisible() {
        return new Scope(access.visibleUnits(), access.maySee(headquarters()));
    }

    private Scope of(String unit) {
        String code = unit.equals(HQ) ? headquarters() : unit;
        access.requireSee(code);
        Unit asked = organization.requireUnit(code);
        if (asked.kind() == UnitKind.HQ) {
            return new Scope(List.of(), true);
        }
        List<String> offices =
                organization.unitAndBelow(code).stream().map(Unit::code).toList();
        return new Scope(offices, false);
    }

    private String headquarters() {
        return organization.units().stream()
                .filter(unit -> unit.kind() == UnitKind.HQ)
                .map(Unit::code)
                .findFirst()
                .orElse(HQ);
    }
}
