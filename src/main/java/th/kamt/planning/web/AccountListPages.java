package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.AccountList;
import th.kamt.planning.AccountList.Line;
import th.kamt.planning.AccountList.Order;
import th.kamt.planning.AccountList.Wanted;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Tier;
import th.kamt.tabular.TableDownload;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The accounts a person may see: their own unit's and those under it; a page at a time, as the database sorts them. */
@PageController
class AccountListPages {

    static final String PATH = "/accounts";
    private static final String FIRST_ORDER = "name";

    private final AccountList accounts;
    private final ScoredAccounts scores;
    private final ShownYears years;
    private final ShownYear shownYear;
    private final PlanSheet sheet;
    private final AccountRows rows;
    private final PlanMatrices matrices;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;

    AccountListPages(
            AccountList accounts,
            ScoredAccounts scores,
            ShownYears years,
            ShownYear shownYear,
            PlanSheet sheet,
            AccountRows rows,
            PlanMatrices matrices,
            Organization organization,
            AccessControl access,
            Texts texts,
            Formats formats) {
        this.accounts = accounts;
        this.scores = scores;
        this.years = years;
        this.shownYear = shownYear;
        this.sheet = sheet;
        this.rows = rows;
        this.matrices = matrices;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
    }

    record Row(
            String href,
            String name,
            String bpNo,
            String numbers,
            String unit,
            Tier tier,
            boolean topUp,
            boolean amending,
            Integer riskScore,
            AccountRows.Risk risk,
            BigDecimal billBaht,
            String bill,
            String kamr) {}

    private List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.<Row>stored("name", "planning.page.col.account", false, Row::name),
                ListColumn.<Row>plain("bp", "planning.page.col.bp", Row::bpNo).fileOnly(),
                ListColumn.<Row>stored("unit", "planning.page.col.unit", false, Row::unit),
                ListColumn.<Row>stored("tier", "planning.page.col.tier", true, this::tierWord),
                ListColumn.<Row>stored("risk", "planning.page.col.risk", true, Row::riskScore),
                ListColumn.<Row>stored("bill", "planning.page.col.bill", true, Row::billBaht)
                        .styled("num"),
                ListColumn.<Row>stored("kamr", "planning.page.col.kamr", false, Row::kamr)
                        .styled("gap"),
                ListColumn.<Row>plain("plan", "planning.page.col.plan", this::planWord)
                        .fileOnly());
    }

    private String planWord(Row row) {
        return row.amending() ? texts.of("planning.page.amending") : "";
    }

    @GetMapping(path = PATH, params = "!format")
    String page(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<PlanYear> scored = years.scored();
        PlanYear planYear = shownYear.of(year, scored);
        ListAsk ask = ask(unit, tier, cell, q, sort, page).keeping("year", planYear);
        model.addAttribute("list", list(planYear, ask));
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear, scored, one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("scored", scored.contains(planYear));
        model.addAttribute("units", choices());
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("cellName", ask.filter("cell").isEmpty() ? null : matrices.name(ask.filter("cell")));
        return "planning/accounts";
    }

    @GetMapping(path = PATH, params = "format")
    void export(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        TableDownload.require(format);
        PlanYear planYear = shownYear.of(year, years.scored());
        ListAsk ask = ask(unit, tier, cell, q, sort, 1);
        List<Row> all = new ArrayList<>();
        if (scores.latestScoring(planYear).isPresent()) {
            accounts.forEach(
                    planYear,
                    wanted(planYear, ask),
                    order(ask),
                    largestFirst(ask),
                    line -> all.add(row(planYear, line)));
        }
        ListView.send(response, format, AccountRows.exportName(planYear, "accounts"), columns(), all, texts);
    }

    private static ListAsk ask(String unit, String tier, String cell, String q, String sort, int page) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("unit", unit);
        filters.put("tier", tier);
        filters.put("cell", cell);
        filters.put("q", q);
        return ListAsk.of(PATH, filters, sort, page);
    }

    private ListView<Row> list(PlanYear year, ListAsk ask) {
        if (scores.latestScoring(year).isEmpty()) {
            return ListView.of(ask, columns(), List.of());
        }
        Wanted wanted = wanted(year, ask);
        int found = accounts.count(year, wanted);
        ListAsk at = ListView.within(ask, found, ListView.PAGE);
        List<Row> shown = accounts
                .page(year, wanted, order(at), largestFirst(at), (at.page() - 1) * ListView.PAGE, ListView.PAGE)
                .stream()
                .map(line -> row(year, line))
                .toList();
        return ListView.stored(at, columns(), shown, found, ListView.PAGE);
    }

    /** What the address asks for, of what the person may see. */
    private Wanted wanted(PlanYear year, ListAsk ask) {
        boolean headquarters;
        List<String> offices;
        String unit = ask.filter("unit");
        if (unit.isEmpty()) {
            Collection<String> visible = access.visibleUnits();
            offices = offices(visible);
            headquarters = visible.stream().map(organization::requireUnit).anyMatch(one -> one.kind() == UnitKind.HQ);
        } else {
            access.requireSee(unit);
            headquarters = organization.requireUnit(unit).kind() == UnitKind.HQ;
            offices = headquarters
                    ? List.of()
                    : offices(organization.unitAndBelow(unit).stream()
                            .map(Unit::code)
                            .toList());
        }
        Set<String> withCa = rows.withCa(
                year,
                headquarters ? organization.units().stream().map(Unit::code).toList() : offices,
                ask.filter("q"));
        return new Wanted(offices, headquarters, ask.filter("tier"), ask.filter("cell"), ask.filter("q"), withCa);
    }

    private List<String> offices(Collection<String> units) {
        return units.stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.kind().hasCustomers())
                .map(Unit::code)
                .toList();
    }

    private Order order(ListAsk ask) {
        return switch (ListView.column(columns(), ask.sort())
                .map(ListColumn::key)
                .orElse(FIRST_ORDER)) {
            case "unit" -> Order.UNIT;
            case "tier" -> Order.TIER;
            case "risk" -> Order.RISK;
            case "bill" -> Order.BILL;
            case "kamr" -> Order.KAMR;
            default -> Order.NAME;
        };
    }

    private boolean largestFirst(ListAsk ask) {
        return ListView.largestFirst(ask, columns(), false);
    }

    /** Units to choose from: those with customers, and those above them. */
    private List<Unit> choices() {
        return access.visibleUnits().stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.kind() != UnitKind.NETWORK && unit.kind() != UnitKind.AREA)
                .toList();
    }

    private String tierWord(Row row) {
        String word = texts.of(
                "planning.tier." + (row.tier() == null ? "NONE" : row.tier().name()));
        return row.topUp() ? word + " (" + texts.of("web.tier.added") + ")" : word;
    }

    private Row row(PlanYear year, Line line) {
        String key = line.caCount() == 1 ? "planning.page.numbers.one" : "planning.page.numbers";
        return new Row(
                PlanLinks.account(year, line.accountId()),
                line.name(),
                line.bpNo(),
                texts.of(new Message(key, line.bpNo(), formats.number(line.caCount()))),
                line.unit(),
                line.tier(),
                line.tier() != null && line.topUp(),
                line.amending(),
                line.riskScore(),
                line.riskScore() == null
                        ? null
                        : new AccountRows.Risk(
                                formats.number(line.riskScore()), sheet.riskLevel(year, line.riskScore())),
                line.avgBillBaht(),
                formats.amount(line.avgBillBaht()),
                line.kamrName() == null ? "" : line.kamrName());
    }
}
