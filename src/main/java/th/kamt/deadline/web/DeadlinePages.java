package th.kamt.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineState;
import th.kamt.deadline.DeadlineViews;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The register of deadlines, and the receipt of each. */
@PageController
@RequestMapping("/deadlines")
class DeadlinePages {

    private final DeadlineViews deadlines;
    private final DeadlineRows rows;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;

    DeadlinePages(DeadlineViews deadlines, DeadlineRows rows, AccessControl access, ShownYear shownYear, Texts texts) {
        this.deadlines = deadlines;
        this.rows = rows;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
    }

    record Filter(String label, int count, String href, boolean current) {}

    private List<ListColumn<DeadlineLine>> columns() {
        return List.of(
                ListColumn.<DeadlineLine>plain(
                                "step",
                                "deadline.list.step",
                                line -> line.work().kind().step())
                        .fileOnly(),
                ListColumn.text("what", "deadline.list.what", rows::what),
                ListColumn.text("unit", "deadline.list.unit", rows::unit),
                ListColumn.of("due", "deadline.list.due", DeadlineLine::dueAt)
                        .writing(line -> rows.row(line).due()),
                ListColumn.text("state", "deadline.list.state", rows::state),
                ListColumn.of("done", "deadline.list.done", DeadlineLine::doneAt)
                        .writing(line -> rows.row(line).done()),
                ListColumn.of("level", "deadline.list.level", DeadlineLine::escalations)
                        .startingWithTheLargest());
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
        List<DeadlineLine> all = deadlines.lines(planYear, access.visibleUnits()).stream()
                .sorted(Comparator.comparing(DeadlineLine::state, DeadlinePages::lateFirst)
                        .thenComparing(DeadlineLine::dueAt)
                        .thenComparing(line -> line.work().unitCode()))
                .toList();
        List<DeadlineLine> named =
                all.stream().filter(line -> rows.isNamed(line, ask.filter("q"))).toList();
        List<DeadlineLine> shown =
                named.stream().filter(line -> isIn(line, ask.filter("state"))).toList();
        if (!format.isBlank()) {
            ListView.send(
                    response,
                    format,
                    "deadlines-" + planYear,
                    columns(),
                    ListView.sorted(ask, columns(), shown),
                    texts);
            return null;
        }
        ListView<DeadlineLine> list = ListView.of(ask, columns(), shown);
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute(
                "years",
                shownYear.choices(
                        planYear, one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("all", all.size());
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(rows::row).toList());
        model.addAttribute("filters", filters(ask, named));
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

    /** What is late and open comes first, then what is open, then what is done. */
    private static int lateFirst(DeadlineState one, DeadlineState other) {
        return Integer.compare(rank(one), rank(other));
    }

    private static int rank(DeadlineState state) {
        return switch (state) {
            case OVERDUE -> 0;
            case OPEN -> 1;
            case DONE_LATE, DONE -> 2;
        };
    }

    private static boolean isIn(DeadlineLine line, String state) {
        return state.isEmpty() || line.state().name().equals(state);
    }

    private List<Filter> filters(ListAsk ask, List<DeadlineLine> all) {
        String state = ask.filter("state");
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(
                texts.of("deadline.list.all"), all.size(), ask.with("state", "").address(), state.isEmpty()));
        for (DeadlineState one : DeadlineState.values()) {
            filters.add(new Filter(
                    texts.of(one.messageKey()),
                    (int) all.stream().filter(line -> line.state() == one).count(),
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
