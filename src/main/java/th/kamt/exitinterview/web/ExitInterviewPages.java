package th.kamt.exitinterview.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.exitinterview.ExitInterview;
import th.kamt.exitinterview.ExitInterviewTaskId;
import th.kamt.exitinterview.ExitInterviews;
import th.kamt.exitinterview.ExitReason;
import th.kamt.exitinterview.InterviewAnswers;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.web.Choice;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.FormFields;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;

/** {@code /exit-interviews}: what customers who left have said, counted; and the form of each. */
@PageController
class ExitInterviewPages {

    private static final String LIST = "/exit-interviews";
    private static final List<String> FIELDS = List.of(
            "reason", "reasonText", "competitor", "price", "service", "wouldHaveKept", "spokeWith", "interviewedOn");

    /** How often something was said, and the list of those. */
    record Count(String label, int interviews, String href) {}

    private final ExitInterviews interviews;
    private final ExitInterviewTaskId tasks;
    private final Organization organization;
    private final Formats formats;
    private final Texts texts;

    ExitInterviewPages(
            ExitInterviews interviews,
            ExitInterviewTaskId tasks,
            Organization organization,
            Formats formats,
            Texts texts) {
        this.interviews = interviews;
        this.tasks = tasks;
        this.organization = organization;
        this.formats = formats;
        this.texts = texts;
    }

    private List<ListColumn<ExitInterview>> columns() {
        return List.of(
                ListColumn.text("name", "exitinterview.column.account", ExitInterview::name),
                ListColumn.<ExitInterview>plain("account", "exitinterview.column.id", ExitInterview::accountId)
                        .fileOnly(),
                ListColumn.text("unit", "exitinterview.column.unit", this::unit),
                ListColumn.<ExitInterview, PlanYear>of("year", "exitinterview.column.year", ExitInterview::year)
                        .writing(one -> one.year().toString()),
                ListColumn.<ExitInterview>text(
                        "cause",
                        "exitinterview.column.cause",
                        one -> texts.of(one.cause().messageKey())),
                ListColumn.<ExitInterview>plain("causeText", "exitinterview.column.causeText", ExitInterview::causeText)
                        .fileOnly(),
                ListColumn.text("reason", "exitinterview.field.reason", this::reason),
                ListColumn.<ExitInterview>plain(
                                "reasonText",
                                "exitinterview.field.reasonText",
                                one -> one.answers().reasonText())
                        .fileOnly(),
                ListColumn.<ExitInterview>text(
                        "competitor",
                        "exitinterview.field.competitor",
                        one -> one.answers().competitor()),
                ListColumn.<ExitInterview, BigDecimal>figure(
                        "price",
                        "exitinterview.field.price",
                        one -> one.answers().priceBaht()),
                ListColumn.<ExitInterview>plain(
                                "service",
                                "exitinterview.field.service",
                                one -> one.answers().service())
                        .fileOnly(),
                ListColumn.<ExitInterview>plain(
                                "kept",
                                "exitinterview.field.wouldHaveKept",
                                one -> one.answers().wouldHaveKept())
                        .fileOnly(),
                ListColumn.of(
                                "day",
                                "exitinterview.field.interviewedOn",
                                (ExitInterview one) -> one.answers().interviewedOn())
                        .writing(this::day),
                ListColumn.text("state", "exitinterview.column.state", this::state));
    }

    private String unit(ExitInterview interview) {
        return organization.unitName(interview.unitCode());
    }

    private String reason(ExitInterview interview) {
        ExitReason reason = interview.answers().reason();
        return reason == null ? null : texts.of(reason.messageKey());
    }

    private String day(ExitInterview interview) {
        return interview.answers().interviewedOn() == null
                ? null
                : formats.day(interview.answers().interviewedOn());
    }

    private String state(ExitInterview interview) {
        return texts.of(interview.isHeld() ? "exitinterview.state.held" : "exitinterview.state.open");
    }

    /** One row of the page. */
    record Row(
            long id,
            String name,
            String unit,
            String year,
            String cause,
            String reason,
            String competitor,
            String price,
            String day,
            String state) {}

    private Row row(ExitInterview one) {
        return new Row(
                one.id(),
                one.name(),
                unit(one),
                one.year().toString(),
                texts.of(one.cause().messageKey()),
                reason(one),
                one.answers().competitor(),
                one.answers().priceBaht() == null
                        ? null
                        : formats.number(one.answers().priceBaht()),
                day(one),
                state(one));
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String competitor,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("year", year.isBlank() ? "" : PlanYear.parse(year).toString());
        filters.put("unit", unit);
        filters.put("reason", reason);
        filters.put("competitor", competitor);
        filters.put("state", state);
        ListAsk ask = ListAsk.of(LIST, filters, sort, page);
        List<ExitInterview> all = interviews.all();
        List<ExitInterview> shown =
                all.stream().filter(one -> isAsked(ask, one)).toList();
        if (!format.isEmpty()) {
            ListView.send(
                    response, format, "exit-interviews", columns(), ListView.sorted(ask, columns(), shown), texts);
            return null;
        }
        ListView<ExitInterview> list = ListView.of(ask, columns(), shown);
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(this::row).toList());
        model.addAttribute("years", choices(all, one -> one.year().toString(), Function.identity()));
        model.addAttribute("units", choices(all, ExitInterview::unitCode, code -> organization.unitName(code)));
        model.addAttribute("reasons", reasons());
        model.addAttribute("competitors", choices(all, one -> one.answers().competitor(), Function.identity()));
        model.addAttribute(
                "reasonCounts",
                counts(
                        shown,
                        this::reason,
                        one -> ask.with("reason", one.answers().reason().name()).address()));
        model.addAttribute(
                "competitorCounts",
                counts(
                        shown,
                        one -> one.answers().competitor(),
                        one -> ask.with("competitor", one.answers().competitor())
                                .address()));
        return "exitinterview/list";
    }

    private static boolean isAsked(ListAsk ask, ExitInterview one) {
        ExitReason reason = one.answers().reason();
        return matches(ask.filter("year"), one.year().toString())
                && matches(ask.filter("unit"), one.unitCode())
                && matches(ask.filter("reason"), reason == null ? null : reason.name())
                && matches(ask.filter("competitor"), one.answers().competitor())
                && matches(ask.filter("state"), one.isHeld() ? "held" : "open");
    }

    private static boolean matches(String asked, String value) {
        return asked.isEmpty() || (value != null && asked.equalsIgnoreCase(value));
    }

    private static List<Choice> choices(
            List<ExitInterview> all, Function<ExitInterview, String> value, Function<String, String> label) {
        return all.stream()
                .map(value)
                .filter(one -> one != null)
                .distinct()
                .sorted()
                .map(one -> new Choice(one, label.apply(one)))
                .toList();
    }

    private List<Choice> reasons() {
        return Arrays.stream(ExitReason.values())
                .map(reason -> new Choice(reason.name(), texts.of(reason.messageKey())))
                .toList();
    }

    /** The most frequent first. */
    private static List<Count> counts(
            List<ExitInterview> shown, Function<ExitInterview, String> label, Function<ExitInterview, String> href) {
        Map<String, List<ExitInterview>> said = shown.stream()
                .filter(one -> label.apply(one) != null)
                .collect(Collectors.groupingBy(label, LinkedHashMap::new, Collectors.toList()));
        List<Count> counts = new ArrayList<>();
        said.forEach((words, ones) -> counts.add(new Count(words, ones.size(), href.apply(ones.get(0)))));
        counts.sort((one, other) -> Integer.compare(other.interviews(), one.interviews()));
        return counts;
    }

    @GetMapping(LIST + "/{id}")
    ModelAndView interview(@PathVariable String id, Model model) {
        ExitInterview interview = interviews.interview(number(id));
        Map<String, String> values = new LinkedHashMap<>();
        InterviewAnswers answers = interview.answers();
        values.put("reason", answers.reason() == null ? "" : answers.reason().name());
        values.put("reasonText", answers.reasonText());
        values.put("competitor", answers.competitor());
        values.put("price", answers.priceBaht() == null ? "" : formats.number(answers.priceBaht()));
        values.put("service", answers.service());
        values.put("wouldHaveKept", answers.wouldHaveKept());
        values.put("spokeWith", answers.spokeWith());
        values.put("interviewedOn", answers.interviewedOn() == null ? "" : formats.day(answers.interviewedOn()));
        return page(model, interview, values, interview.version(), List.of());
    }

    private ModelAndView page(
            Model model, ExitInterview interview, Map<String, String> values, int version, List<FieldError> errors) {
        model.addAttribute("interview", interview);
        model.addAttribute("values", values);
        model.addAttribute("version", version);
        model.addAttribute("errors", errors);
        model.addAttribute("unit", unit(interview));
        model.addAttribute("reasonWords", reason(interview));
        model.addAttribute("state", state(interview));
        model.addAttribute("cause", texts.of(interview.cause().messageKey()));
        model.addAttribute("causeOn", formats.day(interview.causeOn()));
        model.addAttribute("reasons", reasons());
        model.addAttribute("mine", interviews.mayFillIn(interview));
        model.addAttribute(
                "people",
                interviews.carer(interview).people().stream()
                        .map(organization::nameOf)
                        .collect(Collectors.joining(", ")));
        model.addAttribute(
                "missing",
                ExitInterviews.missing(interview.answers()).stream()
                        .map(field -> new FieldError(field, texts.of("exitinterview.field." + field)))
                        .toList());
        model.addAttribute(
                "changed",
                interview.changedAt() == null
                        ? null
                        : texts.of(new Message(
                                "exitinterview.changedBy",
                                organization.whoActed(interview.changedBy(), interview.changedFor()),
                                formats.dayAndTime(interview.changedAt()))));
        model.addAttribute(
                "held",
                interview.heldAt() == null
                        ? null
                        : texts.of(new Message(
                                "exitinterview.heldBy",
                                organization.whoActed(interview.heldBy(), interview.actedFor()),
                                formats.dayAndTime(interview.heldAt()))));
        Optional<String> task = interview.isHeld() ? Optional.empty() : tasks.of(interview);
        model.addAttribute("task", task.map(found -> "/tasks/" + found).orElse(null));
        model.addAttribute(
                "crumbs", List.of(new Crumb(texts.of("exitinterview.list"), LIST), new Crumb(interview.name(), null)));
        ModelAndView page = new ModelAndView("exitinterview/interview");
        if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return page;
    }

    @PostMapping(LIST + "/{id}")
    ModelAndView save(
            @PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        ExitInterview interview = interviews.interview(number(id));
        FormFields form = new FormFields(typed);
        InterviewAnswers answers = new InterviewAnswers(
                form.choice("reason", ExitReason.class),
                form.text("reasonText"),
                form.text("competitor"),
                form.number("price"),
                form.text("service"),
                form.text("wouldHaveKept"),
                form.text("spokeWith"),
                form.day("interviewedOn"));
        Map<String, Message> wrong = new LinkedHashMap<>(form.wrong());
        if (wrong.isEmpty()) {
            try {
                interviews.save(interview.id(), (int) form.id("version"), answers);
                next.addFlashAttribute("done", texts.of("exitinterview.saved"));
                return new ModelAndView("redirect:" + interview.page());
            } catch (FieldsRefusedException e) {
                wrong.putAll(e.byField());
            } catch (ConflictException e) {
                ModelAndView page =
                        page(model, interview, shown(form), (int) form.id("version"), FieldError.of(e, null, texts));
                page.setStatus(HttpStatus.CONFLICT);
                return page;
            }
        }
        return page(model, interview, shown(form), (int) form.id("version"), FormFields.errors(wrong, texts::of));
    }

    private static Map<String, String> shown(FormFields form) {
        Map<String, String> shown = new LinkedHashMap<>();
        FIELDS.forEach(field -> shown.put(field, form.value(field)));
        return shown;
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException(new Message("exitinterview.unknown"));
        }
        return Long.parseLong(id);
    }
}
