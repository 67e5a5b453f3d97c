package th.kamt.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;

/** Login, help, the list of decisions, and the way in. */
@PageController
class SimplePages {

    /** Topics in the order of the list on each of them; texts {@code web.help.TOPIC.*}. */
    static final List<String> TOPICS = List.of(
            "kasm",
            "risk",
            "special-case",
            "load",
            "entitlement",
            "approval",
            "data-entry",
            "activities",
            "logging",
            "urgent-voice");

    private final Frame frame;
    private final ShownYear shownYear;
    private final WaitingPlans waiting;
    private final Decisions decisions;
    private final HelpLimits limits;

    SimplePages(Frame frame, ShownYear shownYear, WaitingPlans waiting, Decisions decisions, HelpLimits limits) {
        this.frame = frame;
        this.shownYear = shownYear;
        this.waiting = waiting;
        this.decisions = decisions;
        this.limits = limits;
    }

    /** An approving post with plans waiting begins with these, everybody else with the first entry of their line. */
    @GetMapping("/")
    String home() {
        List<Frame.Entry> line = frame.navigation();
        return "redirect:"
                + line.stream()
                        .filter(entry -> entry.section().equals(Section.WAITING.name()))
                        .filter(entry -> waiting.any(shownYear.present()))
                        .findFirst()
                        .orElseGet(() -> line.get(0))
                        .href();
    }

    /** The form; Spring Security answers its POST and comes back with {@code ?error}, {@code ?wait} or {@code ?logout}. */
    @GetMapping("/login")
    String login() {
        return "login";
    }

    /** The topics, each with what it is about. */
    @GetMapping({"/help", "/help/"})
    String helpTopics(Model model) {
        model.addAttribute("topics", TOPICS);
        return "help-topics";
    }

    @GetMapping("/help/{topic}")
    String help(@PathVariable String topic, @RequestParam(required = false) String year, Model model) {
        if (!Set.copyOf(TOPICS).contains(topic)) {
            throw new NotFoundException(new Message("web.help.unknown"));
        }
        PlanYear planYear = shownYear.of(year);
        model.addAllAttributes(Map.of(
                "topic", topic, "topics", TOPICS, "year", planYear.toString(), "tables", limits.of(topic, planYear)));
        model.addAttribute("pageYear", planYear);
        return "help";
    }

    @GetMapping("/rules")
    String rules(@RequestParam(required = false) String year, Model model) {
        PlanYear planYear = shownYear.of(year);
        model.addAttribute("decisions", decisions.all());
        model.addAttribute("tables", limits.inForce(TOPICS, planYear));
        model.addAttribute("year", planYear.toString());
        if (year != null) {
            model.addAttribute("pageYear", planYear);
        }
        return "rules";
    }
}
