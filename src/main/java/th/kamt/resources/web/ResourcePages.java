package th.kamt.resources.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.message.Texts;
import th.kamt.request.Request;
import th.kamt.request.RequestKind;
import th.kamt.request.RequestPages;
import th.kamt.request.Requests;
import th.kamt.resources.Resource;
import th.kamt.resources.ResourceRequests;
import th.kamt.web.Choice;
import th.kamt.web.FieldError;
import th.kamt.web.FormFields;
import th.kamt.web.PageController;

/** {@code /resource-requests}: asking for resources, staff, material, budget (R-RES-1), and what became of it. */
@PageController
class ResourcePages {

    private static final RequestKind KIND = RequestKind.RESOURCE;

    private final ResourceRequests resources;
    private final Requests requests;
    private final RequestPages pages;
    private final Formats formats;
    private final Texts texts;

    ResourcePages(ResourceRequests resources, Requests requests, RequestPages pages, Formats formats, Texts texts) {
        this.resources = resources;
        this.requests = requests;
        this.pages = pages;
        this.formats = formats;
        this.texts = texts;
    }

    @GetMapping("/resource-requests")
    String list(@RequestParam Map<String, String> asked, Model model, HttpServletResponse response) throws IOException {
        return pages.list(KIND, asked, model, response);
    }

    @GetMapping("/resource-requests/{id}")
    String request(@PathVariable String id, Model model) {
        Request request = requests.request(KIND, RequestPages.id(id));
        ResourceRequests.Content content = resources.content(request);
        pages.fill(model, request);
        model.addAttribute("asked", content);
        model.addAttribute("resource", texts.of(content.resource().messageKey()));
        return "resources/request";
    }

    @PostMapping("/resource-requests/{id}/send")
    String send(@PathVariable String id, RedirectAttributes next) {
        return sent(RequestPages.id(id), next);
    }

    private String sent(long id, RedirectAttributes next) {
        return pages.sent(KIND, id, () -> requests.submit(KIND, id), next);
    }

    @PostMapping("/resource-requests/{id}/withdraw")
    String withdraw(@PathVariable String id, RedirectAttributes next) {
        return pages.withdrawn(KIND, RequestPages.id(id), next);
    }

    @GetMapping("/resource-requests/new")
    ModelAndView fresh(@RequestParam(defaultValue = "") String unit, Model model) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("unit", pages.ownUnit(unit));
        values.put("formKey", UUID.randomUUID().toString());
        return form(model, null, values, List.of());
    }

    @GetMapping("/resource-requests/{id}/edit")
    ModelAndView edit(@PathVariable String id, Model model) {
        Request request = pages.changeable(KIND, id);
        ResourceRequests.Content content = resources.content(request);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("unit", request.unitCode());
        values.put("version", Integer.toString(request.version()));
        values.put("title", request.title());
        values.put("resource", content.resource().name());
        values.put("what", content.what());
        values.put("why", content.why());
        values.put("amount", request.amountBaht() == null ? "" : formats.amount(request.amountBaht()));
        values.put("on", formats.day(request.wantedOn()));
        return form(model, request, values, RequestPages.errors(model));
    }

    private ModelAndView form(Model model, Request request, Map<String, String> values, List<FieldError> errors) {
        model.addAttribute("request", request);
        model.addAttribute("values", values);
        model.addAttribute("errors", errors);
        model.addAttribute("units", pages.ownUnits());
        model.addAttribute(
                "resources",
                Arrays.stream(Resource.values())
                        .map(one -> new Choice(one.name(), texts.of(one.messageKey())))
                        .toList());
        String title = request == null ? texts.of("request.new.RESOURCE") : request.title();
        model.addAttribute("title", title);
        pages.crumbs(model, KIND, title);
        ModelAndView page = new ModelAndView("resources/form");
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    @PostMapping("/resource-requests")
    ModelAndView create(@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        return save(null, typed, model, next);
    }

    @PostMapping("/resource-requests/{id}")
    ModelAndView change(
            @PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        return save(requests.request(KIND, RequestPages.id(id)), typed, model, next);
    }

    private ModelAndView save(Request present, Map<String, String> typed, Model model, RedirectAttributes next) {
        FormFields form = new FormFields(typed);
        String unit = present == null ? pages.ownUnit(form.value("unit")) : present.unitCode();
        ResourceRequests.Draft draft = new ResourceRequests.Draft(
                unit,
                form.text("title"),
                form.number("amount"),
                form.day("on"),
                new ResourceRequests.Content(
                        form.choice("resource", Resource.class), form.text("what"), form.text("why")));
        RequestPages.Kept kept = pages.keep(
                KIND,
                form,
                form.wrong(),
                () -> present == null
                        ? resources.create(draft, RequestPages.formKey(form))
                        : resources.change(present.id(), (int) form.id("version"), draft),
                id -> requests.submit(KIND, id),
                next);
        if (kept.next() != null) {
            return new ModelAndView(kept.next());
        }
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.put("unit", unit);
        ModelAndView page = form(model, present, values, kept.errors());
        page.setStatus(kept.status());
        return page;
    }
}
