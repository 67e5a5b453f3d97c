package th.kamt.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.access.AccessDesk;
import th.kamt.access.AccessDesk.Person;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.Leavers;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** {@code /admin/people}: who has access, when they last signed in; one-time links, end of access and return. */
@PageController
class PeoplePages {

    private final AccessDesk desk;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;
    private final String baseUrl;

    PeoplePages(
            AccessDesk desk,
            Organization organization,
            Texts texts,
            Formats formats,
            Clock clock,
            @Value("${kamt.base-url}") String baseUrl) {
        this.desk = desk;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** A row of the page. */
    record Row(
            String id,
            String name,
            List<String> posts,
            String unit,
            String lastSignIn,
            String state,
            String reason,
            boolean left,
            boolean leaving,
            boolean hasAddress) {}

    private List<ListColumn<Person>> columns() {
        return List.of(
                ListColumn.text(
                        "name",
                        "access.people.person",
                        (Person one) -> one.employee().name()),
                ListColumn.of(
                                "id",
                                "access.people.id",
                                (Person one) -> one.employee().employeeId())
                        .fileOnly(),
                ListColumn.text(
                                "unit",
                                "access.people.unit",
                                (Person one) -> unit(one.employee().unitCode()))
                        .fileOnly(),
                ListColumn.text("posts", "access.people.posts", (Person one) -> String.join(", ", posts(one))),
                ListColumn.of(
                                "signedIn",
                                "access.people.lastSignIn",
                                (Person one) -> one.lastSignIn().orElse(null))
                        .startingWithTheLargest()
                        .writing(one -> row(one).lastSignIn()),
                ListColumn.text("state", "access.people.state", (Person one) -> row(one).state()),
                ListColumn.<Person>plain("actions", "access.people.actions", one -> "")
                        .pageOnly());
    }

    @GetMapping("/admin/people")
    String people(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ListAsk ask = ListAsk.of("/admin/people", Map.of("q", q), sort, page);
        List<Person> found = desk.find(q);
        if (!format.isEmpty()) {
            ListView.send(response, format, "people", columns(), ListView.sorted(ask, columns(), found), texts);
            return null;
        }
        ListView<Person> list = ListView.of(ask, columns(), found);
        model.addAttribute("q", q);
        model.addAttribute("list", list);
        model.addAttribute("people", list.rows().stream().map(this::row).toList());
        model.addAttribute("maySeeLinks", desk.maySeeLinks());
        model.addAttribute("today", formats.day(Bangkok.dayOf(clock.instant())));
        model.addAttribute("longestReason", Leavers.LONGEST_REASON);
        return "access/people";
    }

    @PostMapping("/admin/people/{id}/mail-link")
    String mailLink(@PathVariable String id, @RequestParam(defaultValue = "") String q, RedirectAttributes next) {
        return told(q, next, () -> {
            String address = desk.mailLink(id);
            next.addFlashAttribute("done", texts.of(new Message("access.link.mailed", address)));
        });
    }

    @PostMapping("/admin/people/{id}/link")
    String link(@PathVariable String id, @RequestParam(defaultValue = "") String q, RedirectAttributes next) {
        return told(q, next, () -> {
            next.addFlashAttribute("link", baseUrl + desk.link(id));
            next.addFlashAttribute("done", texts.of(new Message("access.link.made", id)));
        });
    }

    @PostMapping("/admin/people/{id}/leave")
    String leave(
            @PathVariable String id,
            @RequestParam String on,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes next) {
        return told(q, next, () -> {
            Leavers.Leaving leaving = desk.leave(id, CalendarDates.parse(on), reason);
            String key = leaving.effective() ? "access.leave.done" : "access.leave.announced";
            next.addFlashAttribute("done", texts.of(new Message(key, name(id), formats.day(leaving.on()))));
        });
    }

    @PostMapping("/admin/people/{id}/return")
    String comeBack(
            @PathVariable String id,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes next) {
        return told(q, next, () -> {
            desk.comeBack(id, reason);
            next.addFlashAttribute("done", texts.of(new Message("access.return.done", name(id))));
        });
    }

    /** A refusal is said on the page; who may not, or whom there is not, has a page of its own. */
    private String told(String q, RedirectAttributes next, Runnable work) {
        try {
            work.run();
        } catch (ForbiddenException | NotFoundException e) {
            throw e;
        } catch (RefusedException e) {
            next.addFlashAttribute("refused", texts.of(e.messages().get(0)));
        }
        next.addAttribute("q", q);
        return "redirect:/admin/people";
    }

    private String name(String id) {
        return organization.nameOf(id);
    }

    private Row row(Person person) {
        List<String> posts = posts(person);
        boolean left = person.leaving().filter(Leavers.Leaving::effective).isPresent();
        String state = person.leaving()
                .map(leaving -> texts.of(new Message(
                        leaving.effective() ? "access.state.left" : "access.state.leaving", formats.day(leaving.on()))))
                .orElseGet(
                        () -> texts.of(person.administrator() ? "access.state.administrator" : "access.state.works"));
        return new Row(
                person.employee().employeeId(),
                person.employee().name(),
                posts,
                unit(person.employee().unitCode()),
                person.lastSignIn().map(formats::dayAndTime).orElseGet(() -> texts.of("access.never")),
                state,
                person.leaving().map(Leavers.Leaving::reason).orElse(""),
                left,
                person.leaving().isPresent(),
                person.employee().email() != null && !person.employee().email().isBlank());
    }

    private List<String> posts(Person person) {
        return person.employee().posts().stream()
                .sorted(Comparator.comparing(RoleAt::role).thenComparing(RoleAt::unitCode))
                .map(this::written)
                .toList();
    }

    private String written(RoleAt post) {
        return texts.of(post.role().messageKey()) + " " + unit(post.unitCode());
    }

    private String unit(String code) {
        return organization.unitName(code);
    }
}
