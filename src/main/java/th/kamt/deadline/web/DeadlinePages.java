package th.kamt.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineState;
import th.kamt.deadline.DeadlineViews;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** The register of deadlines, and the receipt of each. */
@PageController
@RequestMapping("/deadlines")
class DeadlinePages {

    private static final String ALL = "all";

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

    @GetMapping
    String register(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = ALL) String state,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanYear planYear = shownYear.of(year);
        List<DeadlineLine> all = deadlines.lines(planYear, access.visibleUnits()).stream()
                .sorted(Comparator.comparing(DeadlineLine::state, DeadlinePages::lateFirst)
                        .thenComparing(DeadlineLine::dueAt)
                        .thenComparing(line -> line.work().unitCode()))
                .toList();
        List<DeadlineLine> shown =
                all.stream().filter(line -> isIn(line, state)).toList();
        if (!format.isBlank()) {
            rows.download(response, format, planYear, shown);
            return null;
        }
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute("years", shownYear.choices(planYear, one -> address(one, state)));
        model.addAttribute("all", all.size());
        model.addAttribute("rows", shown.stream().map(rows::row).toList());
        model.addAttribute("filters", filters(planYear, all, state));
        model.addAttribute("address", address(planYear, ALL));
        model.addAttribute("xlsx", address(planYear, state) + "&format=xlsx");
        model.addAttribute("csv", address(planYear, state) + "&format=csv");
        model.addAttribute("mayChange", access.mayAdminister());
        return "deadline/deadlines";
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
        boolean known =
                Arrays.stream(DeadlineState.values()).anyMatch(one -> one.name().equals(state));
        return !known || line.state().name().equals(state);
    }

    private List<Filter> filters(PlanYear year, List<DeadlineLine> all, String state) {
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(texts.of("deadline.list.all"), all.size(), address(year, ALL), ALL.equals(state)));
        for (DeadlineState one : DeadlineState.values()) {
            filters.add(new Filter(
                    texts.of(one.messageKey()),
                    (int) all.stream().filter(line -> line.state() == one).count(),
                    address(year, one.name()),
                    one.name().equals(state)));
        }
        return filters;
    }

    private static String address(PlanYear year, String state) {
        return UriComponentsBuilder.fromPath("/deadlines")
                .queryParam("year", year)
                .queryParam("state", state)
                .build()
                .toUriString();
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
