package th.kamt.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;

/** Bringing in units, employees and a year's customers: hand in, watch, read what is wrong. */
@PageController
@RequestMapping("/admin/imports")
class ImportsPage {

    /** Wrong cells of one kind, when there are too many to list one by one. */
    public record Group(ImportDesk.Problem first, List<ImportDesk.Problem> problems) {}

    /** A kind of file and when it last came in, of customers for each year. */
    public record Choice(ImportKind kind, List<ImportDesk.Past> last) {}

    private static final int LISTED_ONE_BY_ONE = 50;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ImportDesk desk;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Words words;

    ImportsPage(@Lazy ImportDesk desk, AccessControl access, ShownYear shownYear, Words words) {
        this.desk = desk;
        this.access = access;
        this.shownYear = shownYear;
        this.words = words;
    }

    @GetMapping
    String form(
            @RequestParam(required = false) ImportKind kind, @RequestParam(required = false) String year, Model model) {
        access.requireAdminister();
        fill(model, kind, year == null ? shownYear.planned().toString() : year, List.of());
        return "imports/form";
    }

    @PostMapping
    ModelAndView start(
            @RequestParam(required = false) ImportKind kind,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) MultipartFile file,
            Model model)
            throws IOException {
        access.requireAdminister();
        List<FieldError> errors = new ArrayList<>();
        if (kind == null) {
            errors.add(new FieldError("kind-units", words.say(new Message("web.import.kind.missing"))));
        }
        PlanYear planYear = kind == ImportKind.CUSTOMERS ? parse(year, errors) : null;
        if (file == null || file.isEmpty()) {
            errors.add(new FieldError("file", words.say(new Message("web.import.file.missing"))));
        }
        if (!errors.isEmpty()) {
            fill(model, kind, year, errors);
            return new ModelAndView("imports/form", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            String id = desk.start(kind, planYear, name, content, access.currentPerson());
            return new ModelAndView("redirect:/admin/imports/" + id);
        }
    }

    @GetMapping("/{id}")
    String progress(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inBackground,
            Model model) {
        access.requireAdminister();
        ImportDesk.Status status = desk.status(id);
        model.addAttribute("job", status);
        model.addAttribute("groups", status.errorCount() > LISTED_ONE_BY_ONE ? grouped(status.errors()) : null);
        return inBackground ? "imports/progress :: result" : "imports/progress";
    }

    @GetMapping("/{id}/errors.xlsx")
    ResponseEntity<InputStreamResource> errors(@PathVariable String id) {
        access.requireAdminister();
        InputStream file =
                desk.errorsFile(id).orElseThrow(() -> new NotFoundException(new Message("web.import.noErrorsFile")));
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("errors.xlsx")
                                .build()
                                .toString())
                .body(new InputStreamResource(file));
    }

    private PlanYear parse(String year, List<FieldError> errors) {
        try {
            return PlanYear.parse(year);
        } catch (NotAPlanYearException e) {
            errors.add(new FieldError("year", words.say(e.messages().get(0))));
            return null;
        }
    }

    private void fill(Model model, ImportKind kind, String year, List<FieldError> errors) {
        model.addAttribute(
                "choices",
                Arrays.stream(ImportKind.values())
                        .map(each -> new Choice(each, desk.last(each)))
                        .toList());
        model.addAttribute("kind", kind);
        model.addAttribute("year", year);
        model.addAttribute("problems", errors);
    }

    /** By what is wrong and where, in the file's order. */
    private static List<Group> grouped(List<ImportDesk.Problem> problems) {
        Map<String, List<ImportDesk.Problem>> groups = new LinkedHashMap<>();
        for (ImportDesk.Problem problem : problems) {
            String key = problem.message().key() + "/" + problem.column();
            groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(problem);
        }
        return groups.values().stream()
                .map(group -> new Group(group.get(0), group))
                .toList();
    }
}
