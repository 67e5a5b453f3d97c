package th.kamt.spending.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.request.Request;
import th.kamt.request.RequestKind;
import th.kamt.request.RequestPages;
import th.kamt.request.Requests;
import th.kamt.spending.ItemKind;
import th.kamt.spending.Level;
import th.kamt.spending.Spending;
import th.kamt.spending.SpendingItem;
import th.kamt.spending.Spendings;
import th.kamt.web.Choice;
import th.kamt.web.FieldError;
import th.kamt.web.FormFields;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** {@code /spendings}: asking for an event's spending (R-ENT-4), and what became of it. */
@PageController
class SpendingPages {

    private static final RequestKind KIND = RequestKind.SPENDING;
    private static final int ROWS = 4;
    private static final int MORE = 4;
    private static final int MOST_ROWS = 40;

    /** A row of the costs, as it is typed. */
    record Row(int number, String kind, String level, String what, String people, String each, String why) {}

    /** A customer who can be invited. */
    record Guest(String id, String name, String tier, boolean invited) {}

    /** A cost as shown. */
    record Cost(String name, String level, String people, String each, String amount, String rate, String reason) {}

    private final Spendings spendings;
    private final Requests requests;
    private final RequestPages pages;
    private final Portfolios portfolios;
    private final ShownYear shownYear;
    private final Formats formats;
    private final Texts texts;
    private final Clock clock;

    SpendingPages(
            Spendings spendings,
            Requests requests,
            RequestPages pages,
            Portfolios portfolios,
            ShownYear shownYear,
            Formats formats,
            Texts texts,
            Clock clock) {
        this.spendings = spendings;
        this.requests = requests;
        this.pages = pages;
        this.portfolios = portfolios;
        this.shownYear = shownYear;
        this.formats = formats;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/spendings")
    String list(@RequestParam Map<String, String> asked, Model model, HttpServletResponse response) throws IOException {
        return pages.list(KIND, asked, model, response);
    }

    // --- one request ---

    @GetMapping("/spendings/{id}")
    String request(@PathVariable String id, Model model) {
        Request request = requests.request(KIND, RequestPages.id(id));
        Spending spending = spendings.spending(request);
        Spendings.Standing standing = spendings.standing(request, false);
        pages.fill(model, request);
        model.addAttribute("spending", spending);
        model.addAttribute("standing", standing);
        model.addAttribute("costs", spending.items().stream().map(this::cost).toList());
        model.addAttribute(
                "limit",
                texts.of(new Message(
                        standing.perYear() ? "spending.summary.ofYear" : "spending.summary.ofEvent",
                        formats.amount(standing.limitedBaht()),
                        formats.amount(standing.limitBaht()),
                        formats.amount(standing.approvedBaht()))));
        model.addAttribute(
                "budget",
                standing.budgetBaht() == null
                        ? texts.of("spending.summary.noPlan")
                        : texts.of(new Message(
                                "spending.summary.budgets",
                                formats.amount(standing.budgetBaht()),
                                formats.amount(standing.speakersBudgetBaht()))));
        return "spending/spending";
    }

    private Cost cost(SpendingItem item) {
        return new Cost(
                texts.of(item.kind().messageKey()) + " · " + item.description(),
                item.level() == Level.ANY ? "" : texts.of(item.level().messageKey()),
                formats.number(item.people()),
                formats.amount(item.eachBaht()),
                formats.amount(item.amountBaht()),
                item.isAboveRate() ? formats.amount(item.rateBaht()) : null,
                item.reason());
    }

    @PostMapping("/spendings/{id}/send")
    String send(@PathVariable String id, RedirectAttributes next) {
        return sent(RequestPages.id(id), next);
    }

    private String sent(long id, RedirectAttributes next) {
        return pages.sent(KIND, id, () -> spendings.submit(id), next);
    }

    @PostMapping("/spendings/{id}/withdraw")
    String withdraw(@PathVariable String id, RedirectAttributes next) {
        return pages.withdrawn(KIND, RequestPages.id(id), next);
    }

    // --- the form ---

    @GetMapping("/spendings/new")
    ModelAndView fresh(
            @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String year, Model model) {
        String own = pages.ownUnit(unit);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("unit", own);
        values.put("year", year(year, own).toString());
        values.put("formKey", UUID.randomUUID().toString());
        return form(model, null, values, List.of(), blank(0, ROWS), List.of());
    }

    /** The present calendar year where its plan is in force, else the year people plan. */
    private PlanYear year(String asked, String unit) {
        PlanYear today = PlanYear.containing(Bangkok.dayOf(clock.instant()));
        if (asked.isBlank() && portfolios.years().contains(today) && portfolios.isOpen(today, unit)) {
            return today;
        }
        return shownYear.of(asked);
    }

    @GetMapping("/spendings/{id}/edit")
    ModelAndView edit(@PathVariable String id, Model model) {
        Request request = pages.changeable(KIND, id);
        Spending spending = spendings.spending(request);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("unit", request.unitCode());
        values.put("year", request.year().toString());
        values.put("version", Integer.toString(request.version()));
        values.put("title", request.title());
        values.put("code", spending.code());
        values.put("on", formats.day(request.wantedOn()));
        values.put("place", spending.place());
        values.put("note", spending.note());
        List<Row> rows = new ArrayList<>();
        for (SpendingItem item : spending.items()) {
            rows.add(new Row(
                    rows.size(),
                    item.kind().name(),
                    item.level().name(),
                    item.description(),
                    formats.number(item.people()),
                    formats.amount(item.eachBaht()),
                    item.reason()));
        }
        rows.addAll(blank(rows.size(), 1));
        return form(
                model,
                request,
                values,
                spending.accounts().stream().map(Spending.Invited::accountId).toList(),
                rows,
                RequestPages.errors(model));
    }

    private static List<Row> blank(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> new Row(number, "", "", "", "", "", ""))
                .toList();
    }

    private ModelAndView form(
            Model model,
            Request request,
            Map<String, String> values,
            List<String> invited,
            List<Row> rows,
            List<FieldError> errors) {
        PlanYear year = PlanYear.parse(values.get("year"));
        model.addAttribute("request", request);
        model.addAttribute("pageYear", year);
        model.addAttribute("values", values);
        model.addAttribute("rows", rows);
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", errors.stream().map(FieldError::field).toList());
        model.addAttribute("units", pages.ownUnits());
        Set<String> chosen = Set.copyOf(invited);
        model.addAttribute(
                "guests",
                spendings.invitable(year, values.get("unit")).stream()
                        .sorted(Comparator.comparing((AccountInCare account) ->
                                        -account.tier().rank())
                                .thenComparing(AccountInCare::accountId))
                        .map(account -> new Guest(
                                account.accountId(),
                                account.name(),
                                account.tier().name(),
                                chosen.contains(account.accountId())))
                        .toList());
        model.addAttribute("codes", choices("spending.code.", Spending.CODES));
        model.addAttribute(
                "kinds",
                choices(
                        "spending.item.",
                        Arrays.stream(ItemKind.values()).map(Enum::name).toList()));
        model.addAttribute(
                "levels",
                choices(
                        "spending.level.",
                        Arrays.stream(Level.values()).map(Enum::name).toList()));
        String title = request == null ? texts.of("request.new.SPENDING") : request.title();
        model.addAttribute("title", title);
        pages.crumbs(model, KIND, title);
        ModelAndView page = new ModelAndView("spending/form");
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    private List<Choice> choices(String prefix, List<String> names) {
        return names.stream()
                .map(name -> new Choice(name, texts.of(prefix + name)))
                .toList();
    }

    @PostMapping("/spendings")
    ModelAndView create(@RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        return save(null, typed, model, next);
    }

    @PostMapping("/spendings/{id}")
    ModelAndView change(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes next) {
        return save(requests.request(KIND, RequestPages.id(id)), typed, model, next);
    }

    private ModelAndView save(
            Request present, MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        FormFields form = new FormFields(typed.toSingleValueMap());
        String unit = present == null ? pages.ownUnit(form.value("unit")) : present.unitCode();
        PlanYear year = present == null ? shownYear.of(form.value("year")) : present.year();
        List<String> invited = typed.getOrDefault("account", List.of());
        List<Row> rows = rows(form);
        Map<String, String> values = new LinkedHashMap<>();
        List.of("formKey", "version", "title", "code", "on", "place", "note")
                .forEach(field -> values.put(field, form.value(field)));
        values.put("unit", unit);
        values.put("year", year.toString());
        if (form.value("do").equals("more")) {
            List<Row> more = new ArrayList<>(rows);
            more.addAll(blank(rows.size(), Math.max(0, Math.min(MORE, MOST_ROWS - rows.size()))));
            return form(model, present, values, invited, more, List.of());
        }
        Map<String, Message> wrong = new LinkedHashMap<>();
        Spendings.Draft draft = draft(form, unit, year, invited, rows, wrong);
        wrong.putAll(form.wrong());
        RequestPages.Kept kept = pages.keep(
                KIND,
                form,
                wrong,
                () -> present == null
                        ? spendings.create(draft, RequestPages.formKey(form))
                        : spendings.change(present.id(), (int) form.id("version"), draft),
                spendings::submit,
                next);
        if (kept.next() != null) {
            return new ModelAndView(kept.next());
        }
        ModelAndView page = form(model, present, values, invited, rows, kept.errors());
        page.setStatus(kept.status());
        return page;
    }

    private static List<Row> rows(FormFields form) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < MOST_ROWS && isThere(form, rows.size())) {
            int n = rows.size();
            rows.add(new Row(
                    n,
                    form.value("kind" + n),
                    form.value("level" + n),
                    form.value("what" + n),
                    form.value("people" + n),
                    form.value("each" + n),
                    form.value("why" + n)));
        }
        return rows;
    }

    private static boolean isThere(FormFields form, int row) {
        return form.has("kind" + row) || form.has("what" + row);
    }

    private static Spendings.Draft draft(
            FormFields form,
            String unit,
            PlanYear year,
            List<String> invited,
            List<Row> rows,
            Map<String, Message> wrong) {
        List<SpendingItem> items = new ArrayList<>();
        for (Row row : rows) {
            int n = row.number();
            boolean empty = (row.kind() + row.what() + row.people() + row.each() + row.why()).isBlank();
            if (empty) {
                continue;
            }
            ItemKind kind = form.choice("kind" + n, ItemKind.class);
            Level level = form.choice("level" + n, Level.class);
            if (kind == null) {
                wrong.put("kind" + n, new Message("web.field.choice"));
            }
            BigDecimal people = form.number("people" + n);
            boolean whole = people != null
                    && people.stripTrailingZeros().scale() <= 0
                    && people.precision() - people.scale() < 10;
            items.add(new SpendingItem(
                    kind,
                    level == null || kind == ItemKind.SPEAKER ? Level.ANY : level,
                    form.text("what" + n),
                    whole ? people.intValueExact() : 0,
                    form.number("each" + n),
                    null,
                    form.text("why" + n)));
        }
        return new Spendings.Draft(
                year,
                unit,
                form.text("title"),
                form.day("on"),
                invited,
                new Spending(form.text("code"), form.text("place"), form.text("note"), List.of(), items));
    }
}
