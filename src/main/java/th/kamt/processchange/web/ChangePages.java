package th.kamt.processchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.modelcheck.ModelFinding;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.processchange.Change;
import th.kamt.processchange.ChangeReport.YearKept;
import th.kamt.processchange.FileFinding;
import th.kamt.processchange.LiveModel;
import th.kamt.processchange.LoggedChange;
import th.kamt.processchange.ProcessChanges;
import th.kamt.processchange.RefusedChangeException;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.Words;

/** {@code /rules/changes}: hand in changed files, look, confirm; the history, and the way back. */
@PageController
@RequestMapping(ChangePages.LIST)
class ChangePages {

    static final String LIST = "/rules/changes";

    /** A line of the history, with the name of who did it. */
    record Line(LoggedChange change, String at, String by) {}

    /** A file that is live. */
    record Live(String file, int version, boolean byRelease) {}

    /** Something to mend. */
    record Fault(String file, String place, Integer row, String text) {}

    /** Tables of an opened year that have one version. */
    record Kept(String year, int version, String tables) {}

    private final ProcessChanges changes;
    private final ChangeBody.Writer bodies;
    private final AccessControl access;
    private final Organization organization;
    private final Formats formats;
    private final Words words;
    private final Texts texts;
    private final int atOnce;

    ChangePages(
            ProcessChanges changes,
            ChangeBody.Writer bodies,
            AccessControl access,
            Organization organization,
            Formats formats,
            Words words,
            Texts texts,
            @Value("${kamt.process-changes.at-once}") int atOnce) {
        this.changes = changes;
        this.bodies = bodies;
        this.access = access;
        this.organization = organization;
        this.formats = formats;
        this.words = words;
        this.texts = texts;
        this.atOnce = atOnce;
    }

    @GetMapping(params = "!format")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        access.requireAdminister();
        return list(model, ask(q, sort, page), "", HttpStatus.OK);
    }

    @GetMapping(params = "format")
    void historyFile(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        access.requireAdminister();
        ListAsk ask = ask(q, sort, 1);
        ListView.send(
                response, format, "process-changes", columns(), ListView.sorted(ask, columns(), lines(ask)), texts);
    }

    private static ListAsk ask(String q, String sort, int page) {
        return ListAsk.of(LIST, Map.of("q", q), sort, page);
    }

    private static List<ListColumn<Line>> columns() {
        return List.of(
                ListColumn.<Line, Long>of(
                                "id",
                                "processchange.history.number",
                                line -> line.change().id())
                        .startingWithTheLargest(),
                ListColumn.<Line, Instant>of(
                                "at",
                                "processchange.history.when",
                                line -> line.change().at())
                        .startingWithTheLargest()
                        .writing(line -> line.change().at().atZone(Bangkok.ZONE).toOffsetDateTime()),
                ListColumn.text("by", "processchange.history.who", Line::by),
                ListColumn.<Line>text(
                        "reason",
                        "processchange.history.why",
                        line -> line.change().reason()),
                ListColumn.<Line, String>of(
                        "files",
                        "processchange.history.what",
                        line -> String.join(", ", line.change().files())),
                ListColumn.<Line, Integer>of(
                                "instances",
                                "processchange.history.instances",
                                line -> line.change().moved() + line.change().stayed())
                        .startingWithTheLargest()
                        .pageOnly(),
                ListColumn.<Line>plain(
                                "moved",
                                "processchange.history.movedOnly",
                                line -> line.change().moved())
                        .fileOnly(),
                ListColumn.<Line>plain(
                                "stayed",
                                "processchange.history.stayed",
                                line -> line.change().stayed())
                        .fileOnly(),
                ListColumn.<Line>plain(
                                "returnedBy",
                                "processchange.history.returnedIn",
                                line -> line.change().returnedBy())
                        .fileOnly());
    }

    /** Newest first; what is looked for is looked for in reason, files and who it was. */
    private List<Line> lines(ListAsk ask) {
        String asked = ask.filter("q").toLowerCase(Locale.ROOT);
        return changes.log().stream()
                .map(change -> new Line(change, formats.dayAndTime(change.at()), name(change.by())))
                .filter(line -> asked.isEmpty()
                        || Stream.concat(Stream.of(line.change().reason(), line.by()), line.change().files().stream())
                                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(asked)))
                .toList();
    }

    @PostMapping
    ModelAndView propose(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) List<MultipartFile> files,
            Model model) {
        access.requireAdminister();
        try {
            Change draft = changes.propose(Uploads.of(files), reason, access.currentPerson());
            return new ModelAndView("redirect:" + LIST + "/" + draft.id());
        } catch (RefusedException e) {
            return list(model, ask("", "", 1), reason, refused(e, model));
        }
    }

    @PostMapping("/offers")
    ModelAndView offer(@RequestParam(defaultValue = "") String file, Model model) {
        access.requireAdminister();
        try {
            Change draft = changes.proposeRelease(file, access.currentPerson());
            return new ModelAndView("redirect:" + LIST + "/" + draft.id());
        } catch (RefusedException e) {
            return list(model, ask("", "", 1), "", refused(e, model));
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable long id, Model model) {
        access.requireAdminister();
        return one(id, model, HttpStatus.OK);
    }

    @PostMapping("/{id}/confirm")
    ModelAndView confirm(@PathVariable long id, Model model) {
        access.requireAdminister();
        try {
            changes.confirm(id, access.currentPerson());
            return new ModelAndView("redirect:" + LIST + "/" + id);
        } catch (RefusedException e) {
            return one(id, model, refused(e, model));
        }
    }

    @PostMapping("/{id}/return")
    ModelAndView takeBack(@PathVariable long id, Model model) {
        access.requireAdminister();
        try {
            return new ModelAndView("redirect:" + LIST + "/"
                    + changes.takeBack(id, access.currentPerson()).id());
        } catch (RefusedException e) {
            return one(id, model, refused(e, model));
        }
    }

    @GetMapping("/{id}/files/{name}")
    ResponseEntity<byte[]> file(
            @PathVariable long id, @PathVariable String name, @RequestParam(defaultValue = "false") boolean former) {
        access.requireAdminister();
        return ChangeResource.attachment(name, changes.file(id, name, former));
    }

    @GetMapping("/live/{name}")
    ResponseEntity<byte[]> live(@PathVariable String name) {
        access.requireAdminister();
        return ChangeResource.attachment(name, changes.liveFile(name));
    }

    /** Puts what is wrong into the model. */
    private HttpStatus refused(RefusedException refusal, Model model) {
        if (refusal instanceof NotFoundException || refusal instanceof ForbiddenException) {
            throw refusal;
        }
        if (refusal instanceof RefusedChangeException faults) {
            model.addAttribute(
                    "errors",
                    faults.findings().stream()
                            .filter(one -> one.file().isEmpty())
                            .map(one -> new FieldError(
                                    "reason".equals(one.finding().column()) ? "reason" : "files",
                                    words.say(one.finding().message())))
                            .toList());
            model.addAttribute(
                    "faults",
                    faults.findings().stream()
                            .filter(one -> !one.file().isEmpty())
                            .map(this::fault)
                            .toList());
            return HttpStatus.UNPROCESSABLE_ENTITY;
        }
        model.addAttribute(
                "errors",
                refusal.messages().stream()
                        .map(message -> new FieldError(null, words.say(message)))
                        .toList());
        return refusal instanceof ConflictException ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private Fault fault(FileFinding found) {
        ModelFinding finding = found.finding();
        String place = Optional.ofNullable(finding.name())
                .filter(name -> !name.isBlank() && !name.equals(finding.element()))
                .map(name -> name + " (" + finding.element() + ")")
                .orElse(finding.element());
        String column = finding.column() == null ? "" : finding.column();
        String where = place.isEmpty() || column.isEmpty() ? place + column : place + " · " + column;
        return new Fault(found.file(), where, finding.row(), words.say(finding.message()));
    }

    private ModelAndView list(Model model, ListAsk ask, String reason, HttpStatus status) {
        List<LiveModel> live = changes.liveFiles();
        model.addAttribute("reason", reason);
        model.addAttribute("crumbs", crumbs(null));
        model.addAttribute(
                "live",
                live.stream()
                        .map(file -> new Live(file.file(), file.version(), file.byRelease()))
                        .toList());
        model.addAttribute("offers", changes.offers(live));
        model.addAttribute("list", ListView.of(ask, columns(), lines(ask)));
        return new ModelAndView("processchange/changes", model.asMap(), status);
    }

    private ModelAndView one(long id, Model model, HttpStatus status) {
        Change change = changes.find(id);
        model.addAttribute("change", bodies.of(change));
        model.addAttribute("isLive", change.live());
        model.addAttribute("moving", change.report().moving());
        model.addAttribute("staying", change.report().staying());
        model.addAttribute("later", change.report().moving() > atOnce ? atOnce : null);
        model.addAttribute("years", kept(change.report().years()));
        model.addAttribute("mayTakeBack", changes.mayTakeBack(change));
        model.addAttribute("byName", name(change.live() ? change.liveBy() : change.proposedBy()));
        model.addAttribute("atText", formats.dayAndTime(change.live() ? change.liveAt() : change.proposedAt()));
        model.addAttribute("crumbs", crumbs(words.say(new Message("processchange.of", Long.toString(id)))));
        return new ModelAndView("processchange/change", model.asMap(), status);
    }

    private static List<Kept> kept(List<YearKept> years) {
        Map<List<Integer>, List<String>> tables = new LinkedHashMap<>();
        years.forEach(year -> tables.computeIfAbsent(List.of(year.year(), year.version()), key -> new ArrayList<>())
                .add(year.table()));
        return tables.entrySet().stream()
                .map(kept -> new Kept(
                        Integer.toString(kept.getKey().get(0)),
                        kept.getKey().get(1),
                        String.join(", ", kept.getValue())))
                .toList();
    }

    private List<Crumb> crumbs(String last) {
        Crumb rules = new Crumb(words.say(new Message("web.rules.title")), "/rules");
        String title = words.say(new Message("processchange.title"));
        return last == null
                ? List.of(rules, new Crumb(title, null))
                : List.of(rules, new Crumb(title, LIST), new Crumb(last, null));
    }

    private String name(String person) {
        return organization.nameOf(person);
    }
}
