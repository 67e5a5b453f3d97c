package th.kamt.access.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Substitution;
import th.kamt.organization.Substitution.State;
import th.kamt.organization.Substitutions;
import th.kamt.web.Choice;
import th.kamt.web.FieldError;
import th.kamt.web.PageController;

/** {@code /substitutes}: who stands in for whom, naming a substitute for oneself or for somebody under one, and ending it. */
@PageController
@RequestMapping("/substitutes")
class SubstitutePages {

    /** People offered in one list; whoever heads more finds the person by name. */
    private static final int MOST = 40;

    private static final int LONGEST_SEARCH = 100;
    private static final String ABSENT = "absent";

    private final Substitutions substitutions;
    private final AccessControl access;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    SubstitutePages(
            Substitutions substitutions,
            AccessControl access,
            Organization organization,
            Texts texts,
            Formats formats) {
        this.substitutions = substitutions;
        this.access = access;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** A line of the page. */
    record Row(
            long id,
            String absent,
            String substitute,
            String days,
            String state,
            String reason,
            String by,
            boolean ends) {}

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String absent, @RequestParam(defaultValue = "") String q, Model model) {
        Map<String, String> values = new HashMap<>();
        values.put(ABSENT, absent.isEmpty() ? access.currentPerson() : absent);
        fill(values, q, List.of(), model);
        return "access/substitutes";
    }

    @PostMapping
    ModelAndView name(@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate from = day(typed, "from", errors);
        LocalDate to = day(typed, "to", errors);
        if (errors.isEmpty()) {
            try {
                Substitution named = substitutions.name(
                        typed.getOrDefault(ABSENT, ""), typed.get("substitute"), from, to, typed.get("reason"));
                String key = named.state() == State.ACTIVE ? "access.substitute.begun" : "access.substitute.coming";
                next.addFlashAttribute(
                        "done",
                        texts.of(new Message(
                                key,
                                organization.nameOf(named.substitute()),
                                organization.nameOf(named.absent()),
                                formats.day(named.from()),
                                formats.day(named.to()))));
                return new ModelAndView("redirect:/substitutes");
            } catch (ForbiddenException | NotFoundException e) {
                throw e;
            } catch (FieldsRefusedException e) {
                e.faults().forEach(fault -> errors.add(new FieldError(fault.field(), texts.of(fault.message()))));
            }
        }
        fill(typed, "", errors, model);
        ModelAndView page = new ModelAndView("access/substitutes", model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private LocalDate day(Map<String, String> typed, String field, List<FieldError> errors) {
        try {
            return CalendarDates.parse(typed.get(field));
        } catch (RefusedException e) {
            errors.add(new FieldError(field, texts.of(e.messages().get(0))));
            return null;
        }
    }

    @PostMapping("/{id:\\d{1,18}}/end")
    String end(@PathVariable long id, RedirectAttributes next) {
        substitutions.end(id, "");
        next.addFlashAttribute("done", texts.of("access.substitute.over"));
        return "redirect:/substitutes";
    }

    private void fill(Map<String, String> values, String q, List<FieldError> errors, Model model) {
        String person = access.currentPerson();
        String search = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q.strip();
        List<Employee> namable = substitutions.namable();
        Optional<Employee> chosen = namable.stream()
                .filter(one -> one.employeeId().equals(values.get(ABSENT)))
                .findFirst();
        List<Employee> found = search.isEmpty() ? namable : found(namable, search);
        model.addAttribute("values", values);
        model.addAttribute("errors", errors);
        model.addAttribute("q", search);
        model.addAttribute("heads", namable.size() > 1);
        model.addAttribute("many", namable.size() > MOST);
        model.addAttribute("found", found.size());
        model.addAttribute(
                "people", found.stream().limit(MOST).map(this::choice).toList());
        model.addAttribute("chosen", chosen.map(Employee::name).orElse(null));
        model.addAttribute(
                "candidates",
                chosen.map(one -> substitutions.candidates(one.employeeId())).orElse(List.of()).stream()
                        .map(this::choice)
                        .toList());
        List<Substitution> visible = substitutions.visible();
        model.addAttribute("own", rows(visible, one -> one.absent().equals(person)));
        model.addAttribute("others", rows(visible, one -> one.substitute().equals(person)));
        model.addAttribute(
                "unit",
                rows(
                        visible,
                        one -> one.isOpen()
                                && !one.absent().equals(person)
                                && !one.substitute().equals(person)));
        model.addAttribute("longest", Substitutions.LONGEST_DAYS);
        model.addAttribute("longestReason", Substitutions.LONGEST_REASON);
    }

    private static List<Employee> found(List<Employee> people, String search) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || one.employeeId().contains(wanted))
                .toList();
    }

    private List<Row> rows(List<Substitution> all, Predicate<Substitution> which) {
        return all.stream().filter(which).map(this::row).toList();
    }

    private Choice choice(Employee one) {
        String unit = organization.unitName(one.unitCode());
        return new Choice(one.employeeId(), one.name() + " · " + one.positionCode() + " · " + unit);
    }

    private Row row(Substitution one) {
        String ended = one.ended()
                .map(at -> texts.of(new Message(
                        one.endedBy() == null ? "access.substitute.state.passed" : "access.substitute.state.ended",
                        formats.dayAndTime(at),
                        one.endedBy() == null ? "" : organization.whoActed(one.endedBy(), one.endedFor()))))
                .orElseGet(() -> texts.of("access.substitute.state." + one.state()));
        return new Row(
                one.id(),
                organization.nameOf(one.absent()),
                organization.nameOf(one.substitute()),
                texts.of(new Message("access.substitute.days", formats.day(one.from()), formats.day(one.to()))),
                ended,
                substitutions.mayKnowReason(one) ? one.reason() : "",
                texts.of(organization.whoActed(one.namedBy(), one.namedFor())),
                substitutions.mayEnd(one));
    }
}
