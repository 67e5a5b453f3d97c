package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanViews.AssignmentLine;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Tier;
import th.kamt.tabular.TableDownload;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The accounts a person may see: their own unit's and those under it. */
@PageController
class AccountListPages {

    private static final int PAGE_SIZE = 50;
    /** More offices than one region has: the nation's list is read only once a unit is chosen. */
    private static final int READ_AT_ONCE = 40;

    private final ScoredAccounts scores;
    private final PlanViews views;
    private final ShownYears years;
    private final ShownYear shownYear;
    private final PlanSheet sheet;
    private final AccountRows rows;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;

    AccountListPages(
            ScoredAccounts scores,
            PlanViews views,
            ShownYears years,
            ShownYear shownYear,
            PlanSheet sheet,
            AccountRows rows,
            Organization organization,
            AccessControl access,
            Texts texts,
            Formats formats) {
        this.scores = scores;
        this.views = views;
        this.years = years;
        this.shownYear = shownYear;
        this.sheet = sheet;
        this.rows = rows;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
    }

    /** What is asked for, all of it in the address; {@code tier} a tier's name, {@code NONE} or empty. */
    record Ask(String year, String unit, String tier, String q, String sort, int page) {

        Ask inYear(PlanYear other) {
            return new Ask(other.toString(), unit, tier, q, sort, 1);
        }

        String address(Integer otherPage, String format) {
            StringBuilder address = new StringBuilder("/accounts?year=" + year);
            append(address, "unit", unit);
            append(address, "tier", tier);
            append(address, "q", q);
            append(address, "sort", "name".equals(sort) ? "" : sort);
            append(address, "page", otherPage == null || otherPage == 1 ? "" : otherPage.toString());
            append(address, "format", format);
            return address.toString();
        }

        private static void append(StringBuilder address, String name, String value) {
            if (!value.isEmpty()) {
                address.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }

        public String ariaSort(String column) {
            boolean largestFirst = "tier".equals(column) || "bill".equals(column);
            return !sort.endsWith(column) ? null : sort.startsWith("-") == largestFirst ? "ascending" : "descending";
        }

        public String next(String column) {
            return sort.equals(column) ? "-" + column : column;
        }
    }

    record Row(
            String href,
            String id,
            String name,
            String bpNo,
            String numbers,
            String unit,
            Tier tier,
            boolean topUp,
            AccountRows.Risk risk,
            BigDecimal billBaht,
            String bill,
            String kamr) {}

    @GetMapping("/accounts")
    String accounts(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        List<PlanYear> scored = years.scored();
        PlanYear planYear = shownYear.of(year, scored);
        Ask ask = new Ask(planYear.toString(), unit, tier, q.strip(), sort, Math.max(1, page));
        boolean choose = unit.isEmpty() && offices(access.visibleUnits()).size() > READ_AT_ONCE;
        List<Row> found = choose ? List.of() : find(planYear, ask);
        int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int at = Math.min(ask.page(), pages);
        model.addAttribute("ask", ask);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(planYear, scored, one -> ask.inYear(one).address(null, "")));
        model.addAttribute("choose", choose);
        model.addAttribute("scored", scored.contains(planYear));
        model.addAttribute("units", choices());
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("found", formats.number(found.size()));
        model.addAttribute("rows", found.subList((at - 1) * PAGE_SIZE, Math.min(found.size(), at * PAGE_SIZE)));
        model.addAttribute("earlier", at == 1 ? null : ask.address(at - 1, ""));
        model.addAttribute("later", at == pages ? null : ask.address(at + 1, ""));
        model.addAttribute("left", formats.number(found.size() - Math.min(found.size(), at * PAGE_SIZE)));
        model.addAttribute("xlsx", ask.address(null, "xlsx"));
        model.addAttribute("csv", ask.address(null, "csv"));
        model.addAttribute("cleared", "/accounts?year=" + planYear);
        return "planning/accounts";
    }

    @GetMapping(path = "/accounts", params = "format")
    void export(
            @RequestParam(required = false) String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String tier,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year, years.scored());
        List<Row> found = find(planYear, new Ask(planYear.toString(), unit, tier, q.strip(), sort, 1));
        List<String> header = List.of(
                texts.of("planning.page.col.account"),
                "BP",
                texts.of("planning.page.col.unit"),
                texts.of("planning.page.col.tier"),
                texts.of("planning.page.col.risk"),
                texts.of("planning.page.col.bill"),
                "KAMR");
        TableDownload.send(response, format, AccountRows.exportName(planYear, "accounts"), header, table -> {
            for (Row row : found) {
                table.row(
                        row.name(),
                        row.bpNo(),
                        row.unit(),
                        tierWord(row),
                        row.risk() == null ? null : Integer.valueOf(row.risk().score()),
                        row.billBaht(),
                        row.kamr());
            }
        });
    }

    private String tierWord(Row row) {
        String word = texts.of(
                "planning.tier." + (row.tier() == null ? "NONE" : row.tier().name()));
        return row.topUp() ? word + " (" + texts.of("web.tier.added") + ")" : word;
    }

    /** Units to choose from: those with customers, and those above them. */
    private List<Unit> choices() {
        return access.visibleUnits().stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.kind() != UnitKind.NETWORK && unit.kind() != UnitKind.AREA)
                .toList();
    }

    private List<String> offices(Collection<String> units) {
        return units.stream()
                .map(organization::requireUnit)
                .filter(unit -> unit.kind().hasCustomers())
                .map(Unit::code)
                .toList();
    }

    private List<Row> find(PlanYear year, Ask ask) {
        if (scores.latestScoring(year).isEmpty()) {
            return List.of();
        }
        boolean headquarters;
        List<String> offices;
        if (ask.unit().isEmpty()) {
            Collection<String> visible = access.visibleUnits();
            offices = offices(visible);
            headquarters = visible.stream().map(organization::requireUnit).anyMatch(unit -> unit.kind() == UnitKind.HQ);
        } else {
            access.requireSee(ask.unit());
            Unit unit = organization.requireUnit(ask.unit());
            headquarters = unit.kind() == UnitKind.HQ;
            offices = headquarters
                    ? List.of()
                    : offices(organization.unitAndBelow(unit.code()).stream()
                            .map(Unit::code)
                            .toList());
        }
        Collection<String> plans = new TreeSet<>(offices);
        organization.units().stream()
                .filter(unit -> unit.kind() == UnitKind.HQ)
                .map(Unit::code)
                .forEach(plans::add);
        Map<String, AssignmentLine> assigned = views.assignmentLines(year, plans).stream()
                .collect(Collectors.toMap(AssignmentLine::accountId, line -> line, (one, same) -> one));
        Set<String> withCa = rows.withCa(
                year,
                headquarters ? organization.units().stream().map(Unit::code).toList() : offices,
                ask.q());
        List<Row> found = new ArrayList<>();
        scores.forEach(year, offices, headquarters, account -> {
            Row row = row(year, account, assigned.get(account.accountId()));
            if (matches(row, ask, withCa)) {
                found.add(row);
            }
        });
        found.sort(order(ask.sort()));
        return found;
    }

    private Row row(PlanYear year, ScoredAccount account, AssignmentLine line) {
        return new Row(
                PlanLinks.account(year, account.accountId()),
                account.accountId(),
                account.name(),
                account.bpNo(),
                rows.numbers(account),
                organization.unit(account.officeCode()).map(Unit::name).orElse(account.officeCode()),
                line == null ? null : line.tier(),
                line != null && line.topUp(),
                rows.risk(account),
                account.avgBillBaht(),
                formats.amount(account.avgBillBaht()),
                line == null || line.kamr() == null ? "" : sheet.name(line.kamr()));
    }

    private static boolean matches(Row row, Ask ask, Set<String> withCa) {
        String tier = row.tier() == null ? "NONE" : row.tier().name();
        boolean ofTier = ask.tier().isEmpty() || ask.tier().equals(tier);
        boolean named = ask.q().isEmpty()
                || row.name().toLowerCase(Locale.ROOT).contains(ask.q().toLowerCase(Locale.ROOT))
                || row.bpNo().contains(ask.q())
                || withCa.contains(row.id());
        return ofTier && named;
    }

    private static Comparator<Row> order(String sort) {
        boolean reversed = sort.startsWith("-");
        Comparator<Row> order = switch (reversed ? sort.substring(1) : sort) {
            case "tier" ->
                Comparator.comparing(row -> row.tier() == null ? 0 : -row.tier().rank());
            case "bill" -> Comparator.comparing(Row::billBaht, Comparator.reverseOrder());
            case "unit" -> Comparator.comparing(Row::unit);
            case "kamr" -> Comparator.comparing(Row::kamr);
            default -> Comparator.comparing(row -> Objects.requireNonNullElse(row.name(), ""));
        };
        return (reversed ? order.reversed() : order).thenComparing(Row::id);
    }
}
