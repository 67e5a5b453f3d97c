package th.kamt.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.FormFields;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;

/** What the pages of all kinds of request have in common: the list, and a request's head, history and buttons. */
@Component
public class RequestPages {

    private final Requests requests;
    private final RequestRows rows;
    private final RequestTaskId tasks;
    private final Organization organization;
    private final AccessControl access;
    private final Texts texts;

    RequestPages(
            Requests requests,
            RequestRows rows,
            RequestTaskId tasks,
            Organization organization,
            AccessControl access,
            Texts texts) {
        this.requests = requests;
        this.rows = rows;
        this.tasks = tasks;
        this.organization = organization;
        this.access = access;
        this.texts = texts;
    }

    private List<ListColumn<Request>> columns() {
        return List.of(
                ListColumn.text("title", "request.column.title", Request::title),
                ListColumn.text("unit", "request.column.unit", rows::unit),
                ListColumn.<Request, PlanYear>of("year", "request.column.year", Request::year)
                        .writing(request -> request.year().toString()),
                ListColumn.figure("amount", "request.column.amount", Request::amountBaht),
                ListColumn.of("on", "request.column.on", Request::wantedOn)
                        .writing(request -> rows.row(request).wantedOn()),
                ListColumn.text("status", "request.column.status", rows::status),
                ListColumn.<Request>plain(
                                "by",
                                "request.column.by",
                                request -> rows.row(request).by())
                        .fileOnly(),
                ListColumn.plain(
                        "waits",
                        "request.column.waits",
                        request -> rows.row(request).waitsFor()));
    }

    /**
     * Fills the list's page, or sends its file.
     *
     * @param asked as it came: year, unit, status, sort, page, format
     * @return the view, or {@code null} if a file was sent
     */
    public String list(RequestKind kind, Map<String, String> asked, Model model, HttpServletResponse response)
            throws IOException {
        Map<String, String> filters = new LinkedHashMap<>();
        String year = asked.getOrDefault("year", "");
        filters.put("year", year.isBlank() ? "" : PlanYear.parse(year).toString());
        filters.put("unit", asked.getOrDefault("unit", ""));
        filters.put("status", asked.getOrDefault("status", ""));
        String path = kind.list();
        String page = asked.getOrDefault("page", "1");
        ListAsk ask = ListAsk.of(
                path,
                filters,
                asked.getOrDefault("sort", ""),
                page.matches("\\d{1,6}") ? Integer.valueOf(page) : Integer.valueOf(1));
        List<Request> all = requests.all(kind);
        List<Request> shown = all.stream().filter(one -> isAsked(ask, one)).toList();
        String format = asked.getOrDefault("format", "");
        if (!format.isEmpty()) {
            ListView.send(
                    response, format, path.substring(1), columns(), ListView.sorted(ask, columns(), shown), texts);
            return null;
        }
        ListView<Request> list = ListView.of(ask, columns(), shown);
        model.addAttribute("kind", kind.name());
        model.addAttribute("path", path);
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(rows::row).toList());
        model.addAttribute("mayAsk", !requests.ownUnits().isEmpty());
        model.addAttribute("years", choices(all, one -> one.year().toString(), Function.identity()));
        model.addAttribute("units", choices(all, Request::unitCode, this::unitName));
        model.addAttribute(
                "statuses",
                Arrays.stream(RequestStatus.values())
                        .map(status -> new Choice(status.name(), texts.of(status.messageKey())))
                        .toList());
        return "request/list";
    }

    private static boolean isAsked(ListAsk ask, Request request) {
        return matches(ask.filter("year"), request.year().toString())
                && matches(ask.filter("unit"), request.unitCode())
                && matches(ask.filter("status"), request.status().name());
    }

    private static boolean matches(String asked, String value) {
        return asked.isEmpty() || asked.equals(value);
    }

    private static List<Choice> choices(
            List<Request> all, Function<Request, String> value, Function<String, String> label) {
        return all.stream()
                .map(value)
                .distinct()
                .sorted()
                .map(one -> new Choice(one, label.apply(one)))
                .toList();
    }

    private String unitName(String code) {
        return organization.unitName(code);
    }

    /** Units the person at work may ask for something for. */
    public List<Choice> ownUnits() {
        return requests.ownUnits().stream()
                .map(code -> new Choice(code, unitName(code)))
                .toList();
    }

    /**
     * The unit asked for, or the person's first.
     *
     * @throws NotFoundException if it is not theirs, or they have none
     */
    public String ownUnit(String asked) {
        Set<String> own = requests.ownUnits();
        if (own.isEmpty() || (!asked.isBlank() && !own.contains(asked))) {
            throw new NotFoundException(new Message("request.notYourUnit"));
        }
        return asked.isBlank() ? own.iterator().next() : asked;
    }

    /** Head, history and buttons of one request. */
    public void fill(Model model, Request request) {
        RequestKind kind = request.kind();
        model.addAttribute("request", request);
        model.addAttribute("row", rows.row(request));
        model.addAttribute("history", rows.history(request));
        model.addAttribute("mayChange", requests.mayChange(request));
        model.addAttribute(
                "mayWithdraw",
                requests.isRequester(request)
                        && request.status() != RequestStatus.APPROVED
                        && request.status() != RequestStatus.WITHDRAWN);
        boolean decides = request.status() == RequestStatus.WAITING
                && requests.deciders(request, request.station()).has(access.currentPerson());
        model.addAttribute(
                "task", decides ? tasks.of(request).map(id -> "/tasks/" + id).orElse(null) : null);
        crumbs(model, kind, request.title());
    }

    /**
     * Sends a request and says what came of it.
     *
     * @param sending refuses what is incomplete or has changed
     * @return where to go on: the request, or its form with what is wrong
     */
    public String sent(RequestKind kind, long id, Runnable sending, RedirectAttributes next) {
        try {
            sending.run();
            next.addFlashAttribute("done", texts.of("request.sent"));
            return "redirect:" + kind.page(id);
        } catch (FieldsRefusedException e) {
            next.addFlashAttribute("errors", FormFields.errors(e.byField(), texts::of));
            return "redirect:" + kind.page(id) + "/edit";
        } catch (ConflictException e) {
            next.addFlashAttribute("refused", texts.of(e.messages().get(0)));
            return "redirect:" + kind.page(id);
        }
    }

    /**
     * What keeping a form came to.
     *
     * @param next   where to go on, or {@code null} if it was refused
     * @param errors why, if it was
     */
    public record Kept(String next, HttpStatus status, List<FieldError> errors) {

        private static Kept refused(HttpStatus status, List<FieldError> errors) {
            return new Kept(null, status, errors);
        }
    }

    /**
     * Keeps a form, and sends the request where that was asked for.
     *
     * @param wrong   what could not be read of the form; then nothing is kept
     * @param keeping refuses what cannot be kept
     * @param sending as for {@link #sent}, of the request with that number
     */
    public Kept keep(
            RequestKind kind,
            FormFields form,
            Map<String, Message> wrong,
            Supplier<Request> keeping,
            LongConsumer sending,
            RedirectAttributes next) {
        if (!wrong.isEmpty()) {
            return Kept.refused(HttpStatus.UNPROCESSABLE_ENTITY, FormFields.errors(wrong, texts::of));
        }
        Request kept;
        try {
            kept = keeping.get();
        } catch (FieldsRefusedException e) {
            return Kept.refused(HttpStatus.UNPROCESSABLE_ENTITY, FieldError.of(e, null, texts));
        } catch (ConflictException e) {
            return Kept.refused(HttpStatus.CONFLICT, FieldError.of(e, null, texts));
        }
        if (form.value("do").equals("send")) {
            return new Kept(sent(kind, kept.id(), () -> sending.accept(kept.id()), next), null, List.of());
        }
        next.addFlashAttribute("done", texts.of("request.saved"));
        return new Kept("redirect:" + kind.page(kept.id()), null, List.of());
    }

    /**
     * Of a new request's form: sent twice it makes one.
     *
     * @throws RefusedException if it is none that a page has given out
     */
    public static String formKey(FormFields form) {
        String key = form.value("formKey");
        if (!key.matches("[0-9a-f-]{36}")) {
            throw new RefusedException(new Message("request.changed"));
        }
        return key;
    }

    /** @throws ConflictException if it cannot be changed now, or not by the person at work */
    public Request changeable(RequestKind kind, String id) {
        Request request = requests.request(kind, id(id));
        if (!requests.mayChange(request)) {
            throw new ConflictException(new Message("request.closed"));
        }
        return request;
    }

    /** What {@link #sent} found wrong, where it led back to the form. */
    @SuppressWarnings("unchecked")
    public static List<FieldError> errors(Model model) {
        return (List<FieldError>) model.asMap().getOrDefault("errors", List.of());
    }

    /** Takes a request back and says what came of it; leads to the request. */
    public String withdrawn(RequestKind kind, long id, RedirectAttributes next) {
        try {
            requests.withdraw(kind, id);
            next.addFlashAttribute("done", texts.of("request.withdrawn"));
        } catch (ConflictException e) {
            next.addFlashAttribute("refused", texts.of(e.messages().get(0)));
        }
        return "redirect:" + kind.page(id);
    }

    public void crumbs(Model model, RequestKind kind, String title) {
        model.addAttribute(
                "crumbs",
                List.of(new Crumb(texts.of("request.list." + kind.name()), kind.list()), new Crumb(title, null)));
    }

    /** @throws NotFoundException if it is no number */
    public static long id(String typed) {
        if (!typed.matches("\\d{1,18}")) {
            throw new NotFoundException(new Message("request.unknown"));
        }
        return Long.parseLong(typed);
    }
}
