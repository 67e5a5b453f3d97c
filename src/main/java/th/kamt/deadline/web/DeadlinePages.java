package th.kamt.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineList;
import th.kamt.deadline.DeadlineList.By;
import th.kamt.deadline.DeadlineList.Order;
import th.kamt.deadline.DeadlineList.Wanted;
import th.kamt.deadline.DeadlineState;
import th.kamt.deadline.DeadlineViews;
import th.kamt.deadline.DeadlineWork;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.web.Filter;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The register of deadlines, and the receipt of each. */
@PageController
@RequestMapping("/deadlines")
class DeadlinePages {

    private static final int ALL = 1_000_000_000;

    private final DeadlineViews deadlines;
    private final DeadlineList register;
    private final DeadlineRows rows;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;

    DeadlinePages(
            DeadlineViews deadlines,
            DeadlineList register,
            DeadlineRows rows,
            AccessControl access,
            ShownYear shownYear,
            Texts texts) {
        this.deadlines = deadlines;
        this.register = register;
        this.rows = rows;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
    }

    private List<ListColumn<DeadlineLine>> columns(Map<DeadlineWork, String> subjects) {
        return List.of(
                ListColumn.<DeadlineLine>plain(
                                "step",
                                "deadline.list.step",
                                line -> line.work().kind().step())
                        .fileOnly(),
                ListColumn.stored("what", "deadline.list.what", false, line -> rows.what(line, subjects)),
                ListColumn.stored("unit", "deadline.list.unit", false, rows::unit),
                ListColumn.stored("due", "deadline.list.due", false, line -> Bangkok.dayOf(line.dueAt())),
                ListColumn.stored("state", "deadline.list.state", false, rows::state),
                ListColumn.stored(
                        "done",
                        "deadline.list.done",
                        false,
                        line -> line.doneAt() == null ? null : Bangkok.iso(line.doneAt())),
                ListColumn.stored("level", "deadline.list.level", true, DeadlineLine::escalations));
    }

    @GetMapping
    String register(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year);
        ListAsk ask = ask(planYear, state, q, sort, page);
        Wanted everything = new Wanted(planYear, access.visibleUnits(), null);
        Wanted wanted = new Wanted(planYear, everything.units(), rows.named(everything.units(), ask.filter("q")));
        Map<DeadlineState, Integer> counts = register.counts(wanted);
        DeadlineState of = ask.filter("state").isEmpty() ? null : DeadlineState.valueOf(ask.filter("state"));
        if (!format.isBlank()) {
            List<DeadlineLine> all = register.page(wanted, of, by(ask), 0, ALL);
            ListView.send(response, format, "deadlines-" + planYear, columns(rows.subjects(all)), all, texts);
            return null;
        }
        int found = of == null ? sum(counts) : counts.getOrDefault(of, 0);
        ListAsk at = ListView.within(ask, found, ListView.PAGE);
        List<DeadlineLine> shown = register.page(wanted, of, by(at), (at.page() - 1) * ListView.PAGE, ListView.PAGE);
        Map<DeadlineWork, String> subjects = rows.subjects(shown);
        ListView<DeadlineLine> list = ListView.stored(at, columns(subjects), shown, found, ListView.PAGE);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear, one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("all", wanted.named() == null ? sum(counts) : sum(register.counts(everything)));
        model.addAttribute("list", list);
        model.addAttribute(
                "rows",
                list.rows().stream().map(line -> rows.row(line, subjects)).toList());
        model.addAttribute("filters", filters(ask, counts));
        model.addAttribute("mayChange", access.mayAdminister());
        return "deadline/deadlines";
    }

    private static ListAsk ask(PlanYear year, String state, String q, String sort, int page) {
        boolean known =
                Arrays.stream(DeadlineState.values()).anyMatch(one -> one.name().equals(state));
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", known ? state : "");
        filters.put("q", q);
        return ListAsk.of("/deadlines", filters, sort, page).keeping("year", year);
    }

    private By by(ListAsk ask) {
        boolean largestFirst = ListView.largestFirst(ask, columns(Map.of()), false);
        return switch (ListView.column(columns(Map.of()), ask.sort())
                .map(ListColumn::key)
                .orElse("")) {
            case "what" -> new By(Order.WHAT, largestFirst, rows.kindsInOrder());
            case "unit" -> new By(Order.UNIT, largestFirst, List.of());
            case "due" -> new By(Order.DUE, largestFirst, List.of());
            case "state" -> new By(Order.STATE, largestFirst, rows.statesInOrder());
            case "done" -> new By(Order.DONE, largestFirst, List.of());
            case "level" -> new By(Order.LEVEL, largestFirst, List.of());
            default -> new By(Order.OWN, false, List.of());
        };
    }

    private static int sum(Map<DeadlineState, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private List<Filter> filters(ListAsk ask, Map<DeadlineState, Integer> counts) {
        String state = ask.filter("state");
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(
                texts.of("deadline.list.all"),
                sum(counts),
                ask.with("state", "").address(),
                state.isEmpty()));
        for (DeadlineState one : DeadlineState.values()) {
            filters.add(new Filter(
                    texts.of(one.messageKey()),
                    counts.getOrDefault(one, 0),
                    ask.with("state", one.name()).address(),
                    one.name().equals(state)));
        }
        return filters;
    }

    @GetMapping("/{id}")
    String receipt(@PathVariable String id, Model model) {
        long number = number(id);
        access.requireSee(deadlines.line(number).work().unitCode());
        rows.fill(model, deadlines.receipt(number));
        return "deadline/receipt";
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            NotFoundException unknown = new NotFoundException(new Message("deadline.unknown"));
            unknown.addSuppressed(e);
            throw unknown;
        }
    }
}
