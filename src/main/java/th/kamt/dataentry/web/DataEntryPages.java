package th.kamt.dataentry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.Contacts;
import th.kamt.dataentry.DataEntry;
import th.kamt.dataentry.DataEntryPart;
import th.kamt.dataentry.DataEntryPart.AccountData;
import th.kamt.dataentry.DataField;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanKey;
import th.kamt.selection.Tier;
import th.kamt.web.Crumb;
import th.kamt.web.Filter;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** {@code /plans/{be}/{unit}/data-entry}: what is missing of each account, by who enters it; no contact data themselves. */
@PageController
class DataEntryPages {

    private static final int WHOLE = 100;

    private final DataEntry entry;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    DataEntryPages(
            DataEntry entry,
            Organization organization,
            AccessControl access,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.entry = entry;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** A field missing, and where it is filled in; {@code href} is {@code null} where nobody can here. */
    record Gap(String name, String href) {}

    /** An account of the list. */
    record Row(
            String id,
            String name,
            Tier tier,
            String person,
            boolean mine,
            int missing,
            String what,
            List<Gap> gaps,
            String href) {}

    /** A person's share. */
    record Progress(
            String person,
            int accounts,
            int complete,
            int missing,
            int percent,
            String state,
            boolean done,
            String note) {}

    private List<ListColumn<Row>> columns() {
        return List.of(
                ListColumn.text("name", "dataentry.list.account", Row::name),
                ListColumn.<Row>plain("id", "dataentry.list.id", Row::id).fileOnly(),
                ListColumn.of("tier", "dataentry.list.tier", Row::tier)
                        .writing(row -> texts.of("planning.tier." + row.tier())),
                ListColumn.text("person", "dataentry.list.person", Row::person),
                ListColumn.figure("missing", "dataentry.list.missingCount", Row::missing),
                ListColumn.plain("what", "dataentry.list.what", Row::what));
    }

    @GetMapping("/plans/{be}/{unit}/data-entry")
    String page(
            @PathVariable String be,
            @PathVariable String unit,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        PlanKey key = new PlanKey(year, unit);
        List<DataEntryPart> parts = entry.parts(key);
        String person = access.currentPerson();
        // A KAMR of the Network side has a share of a unit that is not above theirs.
        if (parts.stream().noneMatch(part -> part.carer().is(person))) {
            access.requireSee(unit);
        }
        Unit found = organization.requireUnit(unit);
        List<Row> all = rows(key, parts, person);
        ListAsk ask = ask(key, show, q, sort, page);
        List<Row> named =
                all.stream().filter(row -> isNamed(row, ask.filter("q"))).toList();
        List<Row> shown =
                named.stream().filter(row -> isIn(row, ask.filter("show"))).toList();
        if (!format.isBlank()) {
            ListView.send(
                    response,
                    format,
                    "data-entry-" + year + "-" + unit,
                    columns(),
                    ListView.sorted(ask, columns(), shown),
                    texts);
            return null;
        }
        model.addAttribute("year", year);
        model.addAttribute("pageYear", year);
        model.addAttribute("unit", found);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of(new Message("web.year", year.toString())), "/plans/" + year),
                        new Crumb(found.name(), "/plans/" + key),
                        new Crumb(texts.of("dataentry.crumb"), null)));
        model.addAttribute("begun", entry.isBegun(key));
        model.addAttribute("approvedAt", entry.approvedAt(key).orElse(null));
        entry.dueAt(key).map(Bangkok::dayOf).ifPresent(due -> {
            model.addAttribute("due", due);
            model.addAttribute("relative", formats.relative(due, Bangkok.dayOf(clock.instant())));
        });
        model.addAttribute("receipt", entry.receipt(key).orElse(null));
        model.addAttribute("allDone", !parts.isEmpty() && parts.stream().allMatch(DataEntryPart::isDone));
        model.addAttribute("progress", parts.stream().map(this::progress).toList());
        model.addAttribute("total", total(parts));
        mine(model, parts, person);
        ListView<Row> list = ListView.of(ask, columns(), shown);
        model.addAttribute("list", list);
        model.addAttribute("all", all.size());
        model.addAttribute("filters", filters(ask, named));
        return "dataentry/page";
    }

    private void mine(Model model, List<DataEntryPart> parts, String person) {
        List<DataEntryPart> mine = parts.stream()
                .filter(part -> part.carer().is(person) && !part.isDone() && part.taskId() != null)
                .toList();
        model.addAttribute("mine", !mine.isEmpty());
        model.addAttribute(
                "myAccounts",
                mine.stream().mapToInt(part -> part.incomplete().size()).sum());
        model.addAttribute(
                "myFields", mine.stream().mapToInt(DataEntryPart::missingCount).sum());
        model.addAttribute(
                "task", mine.stream().map(DataEntryPart::taskId).findFirst().orElse(null));
    }

    /** One's own first, then the incomplete, each person's in the order of tier and name. */
    private List<Row> rows(PlanKey unit, List<DataEntryPart> parts, String person) {
        List<Row> rows = new ArrayList<>();
        for (DataEntryPart part : parts) {
            boolean mine = part.carer().is(person);
            String name = name(part);
            part.accounts().forEach(account -> rows.add(row(unit, account, name, mine)));
        }
        rows.sort(Comparator.comparing((Row row) -> !row.mine()).thenComparing(row -> row.missing() == 0));
        return rows;
    }

    private Row row(PlanKey unit, AccountData data, String person, boolean mine) {
        String href = "/accounts/" + data.account().accountId() + "?year=" + unit.year();
        return new Row(
                data.account().accountId(),
                data.account().name(),
                data.account().tier(),
                person,
                mine,
                data.missing().size(),
                data.missing().stream()
                        .map(field -> texts.of(field.messageKey()))
                        .collect(Collectors.joining(", ")),
                data.missing().stream()
                        .map(field -> new Gap(texts.of(field.messageKey()), editor(unit, href, field)))
                        .toList(),
                href);
    }

    /** The editor of the field: the contact persons' on the account's page, the plan for what the plan says. */
    private static String editor(PlanKey unit, String account, DataField field) {
        return switch (field.of()) {
            case PLAN -> "/plans/" + unit;
            case KAMR -> null;
            case ACCOUNT ->
                field.contactPart()
                        .map(Contacts.Part::field)
                        .map(name -> account + "&fill=" + name)
                        .orElse(account);
        };
    }

    private String name(DataEntryPart part) {
        if (!part.isSectionHeads()) {
            return organization.nameOf(part.id());
        }
        String people = part.carer().people().stream().map(organization::nameOf).collect(Collectors.joining(", "));
        return texts.of("dataentry.sectionHead") + (people.isEmpty() ? "" : " · " + people);
    }

    private Progress progress(DataEntryPart part) {
        int complete = part.accounts().size() - part.incomplete().size();
        String state;
        if (part.isDone()) {
            String by = part.doneBy() == null ? "-" : texts.of(organization.whoActed(part.doneBy(), part.actedFor()));
            state = texts.of(new Message("dataentry.state.DONE", formats.day(part.doneAt()), by));
        } else {
            state = texts.of(part.isComplete() ? "dataentry.state.READY" : "dataentry.state.OPEN");
        }
        String note = part.missingOfKamr().isEmpty()
                ? ""
                : texts.of(new Message(
                        "dataentry.missingOfKamr",
                        part.missingOfKamr().stream()
                                .map(field -> texts.of(field.messageKey()))
                                .collect(Collectors.joining(", "))));
        return new Progress(
                name(part),
                part.accounts().size(),
                complete,
                part.missingCount(),
                percent(complete, part.accounts().size()),
                state,
                part.isDone(),
                note);
    }

    private Progress total(List<DataEntryPart> parts) {
        int accounts = parts.stream().mapToInt(part -> part.accounts().size()).sum();
        int incomplete =
                parts.stream().mapToInt(part -> part.incomplete().size()).sum();
        int missing = parts.stream().mapToInt(DataEntryPart::missingCount).sum();
        return new Progress(
                texts.of("dataentry.unit"),
                accounts,
                accounts - incomplete,
                missing,
                percent(accounts - incomplete, accounts),
                "",
                false,
                "");
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? WHOLE : part * WHOLE / whole;
    }

    private static ListAsk ask(PlanKey unit, String show, String q, String sort, int page) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("show", List.of("missing", "mine").contains(show) ? show : "");
        filters.put("q", q);
        return ListAsk.of(DataEntry.page(unit), filters, sort, page);
    }

    private static boolean isIn(Row row, String show) {
        return switch (show) {
            case "missing" -> row.missing() > 0;
            case "mine" -> row.mine();
            default -> true;
        };
    }

    private static boolean isNamed(Row row, String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return row.name().toLowerCase(Locale.ROOT).contains(wanted)
                || row.id().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private List<Filter> filters(ListAsk ask, List<Row> named) {
        return List.of("", "missing", "mine").stream()
                .map(show -> new Filter(
                        texts.of("dataentry.list." + (show.isEmpty() ? "all" : show)),
                        (int) named.stream().filter(row -> isIn(row, show)).count(),
                        ask.with("show", show).address(),
                        ask.filter("show").equals(show)))
                .toList();
    }
}
