package th.kamt.deadline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineViews;
import th.kamt.organization.AccessControl;
import th.kamt.tabular.TableWriter;

/** {@code deadlines.csv} of the contract. */
@RestController
class DeadlineResource {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final DateTimeFormatter BANGKOK_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final DeadlineViews deadlines;
    private final AccessControl access;

    DeadlineResource(DeadlineViews deadlines, AccessControl access) {
        this.deadlines = deadlines;
        this.access = access;
    }

    /** Every deadline of the year at the units the caller may see; no lines before the year is opened. */
    @GetMapping(path = "/api/plan-years/{be}/deadlines.csv", produces = CSV)
    void deadlines(@PathVariable("be") String be, HttpServletResponse response) throws IOException {
        PlanYear year = PlanYear.parse(be);
        List<DeadlineLine> lines = deadlines.lines(year, access.visibleUnits());
        response.setContentType(CSV);
        response.setHeader("Content-Disposition", "attachment; filename=\"deadlines-" + year + ".csv\"");
        try (TableWriter csv = TableWriter.csv(
                response.getOutputStream(),
                List.of("step", "rule", "business_key", "unit_code", "due_at", "done_at", "state", "escalations"))) {
            for (DeadlineLine line : lines) {
                csv.row(
                        line.work().kind().step(),
                        line.work().rule(),
                        line.work().businessKey(),
                        line.work().unitCode(),
                        time(line.dueAt()),
                        line.doneAt() == null ? null : time(line.doneAt()),
                        line.state().name(),
                        line.escalations());
            }
        }
    }

    private static String time(Instant instant) {
        return BANGKOK_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(Bangkok.ZONE));
    }
}
