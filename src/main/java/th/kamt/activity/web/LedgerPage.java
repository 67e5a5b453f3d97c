package th.kamt.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.activity.ActivityCare;
import th.kamt.activity.EntitlementLedger;
import th.kamt.activity.EntitlementLedger.By;
import th.kamt.activity.EntitlementLedger.Count;
import th.kamt.activity.EntitlementLedger.Kind;
import th.kamt.activity.EntitlementLedger.Line;
import th.kamt.activity.EntitlementLedger.Standing;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.web.Choice;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** {@code /ledger}: granted, done, left and late, for each account, KAMR and unit. */
@PageController
class LedgerPage {

    /** @param href the activities behind the figures, or the account */
    record Row(
            String href,
            String subject,
            String tier,
            String who,
            List<String> kinds,
            String granted,
            String done,
            String left,
            String late,
            String extra,
            String standing,
            boolean isStarved,
            boolean isOver) {}

    private final EntitlementLedger ledger;
    private final ActivityCare care;
    private final ActivityRows activities;
    private final AccessControl access;
    private final Organization organization;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;

    LedgerPage(
            EntitlementLedger ledger,
            ActivityCare care,
            ActivityRows activities,
            AccessControl access,
            Organization organization,
            ShownYear shownYear,
            Texts texts,
            Formats formats) {
        this.ledger = ledger;
        this.care = care;
        this.activities = activities;
        this.access = access;
        this.organization = organization;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
    }

    private List<ListColumn<Line>> columns(By by) {
        List<ListColumn<Line>> columns = new ArrayList<>();
        columns.add(ListColumn.text("subject", "activity.ledger.subject." + by, line -> subject(line, by)));
        if (by == By.ACCOUNT) {
            columns.add(ListColumn.text("tier", "activity.ledger.tier", LedgerPage::tier));
            columns.add(ListColumn.text("who", "activity.ledger.who", line -> activities.who(line.carer())));
        }
        for (Kind kind : Kind.values()) {
            columns.add(ListColumn.plain(kind.name(), "activity.ledger.kind." + kind, line -> share(line.of(kind))));
        }
        columns.add(ListColumn.figure(
                "granted", "activity.ledger.granted", line -> line.all().granted()));
        columns.add(ListColumn.figure(
                "done", "activity.ledger.done", line -> line.all().done()));
        columns.add(ListColumn.figure(
                "left", "activity.ledger.left", line -> line.all().left()));
        columns.add(ListColumn.figure(
                "late", "activity.ledger.late", line -> line.all().late()));
        columns.add(ListColumn.figure(
                "extra", "activity.ledger.extra", line -> line.all().extra()));
        columns.add(ListColumn.of("standing", "activity.ledger.standing", Line::standing)
                .writing(line -> standing(line, by)));
        columns.add(
                ListColumn.plain("id", "activity.ledger.accountId", Line::id).fileOnly());
        return columns;
    }

    private static String share(Count count) {
        return count.granted() == 0 ? "" : count.done() + "/" + count.granted();
    }

    private static String tier(Line line) {
        return line.tier() == null ? "" : line.tier().name();
    }

    private String subject(Line line, By by) {
        return switch (by) {
            case ACCOUNT -> line.name();
            case KAMR -> activities.who(line.carer());
            case UNIT -> organization.unitName(line.id());
        };
    }

    /** In words; of people and units with how many of their accounts. */
    private String standing(Line line, By by) {
        if (line.lostOn() != null) {
            return texts.of(new Message("activity.ledger.lost", line.lostOn()));
        }
        String words = texts.of(line.standing().messageKey());
        if (by == By.ACCOUNT || line.standing() == Standing.AS_PLANNED) {
            return words;
        }
        int accounts = line.standing() == Standing.STARVED ? line.starved() : line.over();
        return words + " " + texts.of(new Message("activity.ledger.accounts", formats.number(accounts)));
    }

    @GetMapping("/ledger")
    String page(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year, care.years());
        By summed = one(By.values(), by, By.ACCOUNT);
        Standing only = one(Standing.values(), standing, null);
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("unit", unit);
        filters.put("standing", only == null ? "" : only.name());
        filters.put("q", q);
        ListAsk ask = ListAsk.of("/ledger", filters, sort, page)
                .keeping("year", planYear)
                .keeping("by", summed);
        List<Line> found = ledger.of(planYear, access.visibleUnits(ask.filter("unit"), organization), summed).stream()
                .filter(line -> only == null || line.standing() == only)
                .filter(line -> isNamed(line, summed, ask.filter("q")))
                .toList();
        List<ListColumn<Line>> columns = columns(summed);
        if (!format.isBlank()) {
            ListView.send(response, format, "ledger-" + planYear, columns, ListView.sorted(ask, columns, found), texts);
            return null;
        }
        ListView<Line> list = ListView.of(ask, columns, found);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear,
                        care.years(),
                        one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("list", list);
        model.addAttribute("by", summed.name());
        model.addAttribute(
                "rows",
                list.rows().stream().map(line -> row(line, summed, planYear)).toList());
        model.addAttribute(
                "ways",
                Arrays.stream(By.values())
                        .map(way -> new Choice(
                                ask.on(1).keeping("by", way).address(),
                                texts.of("activity.ledger.by." + way),
                                way == summed))
                        .toList());
        model.addAttribute(
                "standings",
                Arrays.stream(Standing.values())
                        .map(one -> new Choice(one.name(), texts.of(one.messageKey()), one == only))
                        .toList());
        return "activity/ledger";
    }

    private static <E extends Enum<E>> E one(E[] values, String name, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private boolean isNamed(Line line, By by, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String names = subject(line, by) + " " + (line.carer() == null ? "" : activities.who(line.carer())) + " "
                + organization.unit(line.unitCode()).map(Unit::name).orElse("");
        return wanted.isEmpty() || names.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Row row(Line line, By by, PlanYear year) {
        Count all = line.all();
        return new Row(
                href(line, by, year),
                subject(line, by),
                line.tier() == null ? null : line.tier().name(),
                by == By.ACCOUNT ? activities.who(line.carer()) : "",
                Arrays.stream(Kind.values()).map(kind -> share(line.of(kind))).toList(),
                formats.number(all.granted()),
                formats.number(all.done()),
                formats.number(all.left()),
                formats.number(all.late()),
                formats.number(all.extra()),
                standing(line, by),
                line.standing() == Standing.STARVED,
                line.standing() == Standing.OVER_SERVED);
    }

    /** The account's page; of a group, a person or a unit the activities behind the figures. */
    private static String href(Line line, By by, PlanYear year) {
        if (by == By.ACCOUNT && !StreamlineGroup.isGroup(line.id())) {
            return "/accounts/" + line.id() + "?year=" + year;
        }
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/activities").queryParam("year", year);
        if (by == By.KAMR && line.carer().only().isPresent()) {
            address.queryParam("kamr", line.id());
        } else {
            address.queryParam("unit", line.unitCode());
        }
        return address.toUriString();
    }
}
