package th.kamt.deadline.web;

import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Formats;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineRules;
import th.kamt.deadline.DeadlineRules.Rule;
import th.kamt.deadline.DeadlineRules.RuleChange;
import th.kamt.deadline.DeadlineViews;
import th.kamt.deadline.DueRule;
import th.kamt.deadline.LeadTimes;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.web.PageController;

/** Dates, lead times and levels, for the process owner to change (R-ESC-2). */
@PageController
@RequestMapping("/rules/deadlines")
class DeadlineRulePages {

    /** Any year that is none of leap: due days are shown by month and day. */
    private static final int SOME_YEAR = 2027;

    private final DeadlineRules rules;
    private final DeadlineViews deadlines;
    private final AccessControl access;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    DeadlineRulePages(
            DeadlineRules rules,
            DeadlineViews deadlines,
            AccessControl access,
            Organization organization,
            Texts texts,
            Formats formats) {
        this.rules = rules;
        this.deadlines = deadlines;
        this.access = access;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** One kind of work and its values, as stored or as typed. */
    record RuleForm(
            String kind,
            String name,
            String clause,
            String shape,
            String unit,
            String day,
            String month,
            String count,
            String reminders,
            String every,
            String most,
            String reason,
            int version,
            String versionText,
            String open,
            List<String> refused,
            List<ChangeRow> history) {}

    record ChangeRow(String version, String values, String by, String at, String reason) {}

    record Month(int number, String name) {}

    @GetMapping
    String rules(Model model) {
        access.requireAdminister();
        fill(model, null);
        return "deadline/rules";
    }

    @PostMapping("/{kind}")
    ModelAndView change(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String count,
            @RequestParam(defaultValue = "") String reminders,
            @RequestParam(defaultValue = "") String every,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String version,
            Model model,
            RedirectAttributes flash) {
        access.requireAdminister();
        DeadlineKind changed = kind(kind);
        try {
            DueRule present = rules.rule(changed).lead().due();
            LeadTimes lead =
                    new LeadTimes(typed(present, day, month, count), numbers(reminders), number(every), number(most));
            int moved = rules.change(changed, lead, number(version), reason, access.currentPerson());
            flash.addFlashAttribute("saved", texts.of(new Message("deadline.rules.saved", Integer.toString(moved))));
            return new ModelAndView("redirect:/rules/deadlines");
        } catch (RefusedException e) {
            List<String> refused = e.messages().stream().map(texts::of).toList();
            Rule present = rules.rule(changed);
            fill(
                    model,
                    form(
                            changed,
                            present.lead().due(),
                            day,
                            month,
                            count,
                            reminders,
                            every,
                            most,
                            reason,
                            version.matches("\\d{1,9}") ? Integer.parseInt(version) : present.version(),
                            refused));
            return new ModelAndView("deadline/rules", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The same way to find the day as at present, with the number or day typed. */
    private static DueRule typed(DueRule present, String day, String month, String count) {
        if (present instanceof DueRule.OnDay) {
            return new DueRule.OnDay(LeadTimes.day(number(month), number(day)));
        }
        return present instanceof DueRule.After after ? new DueRule.After(number(count), after.unit()) : present;
    }

    private static DeadlineKind kind(String name) {
        return Arrays.stream(DeadlineKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(new Message("deadline.unknown")));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .filter(number -> !number.isBlank())
                .map(number -> number(number, text))
                .toList();
    }

    /** Thai digits are digits. */
    private static int number(String text) {
        return number(text, text);
    }

    /** @param typed the whole field, which a refusal names */
    private static int number(String text, String typed) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            RefusedException refused = new RefusedException(new Message("deadline.rules.notNumbers", typed.strip()));
            refused.addSuppressed(e);
            throw refused;
        }
    }

    private void fill(Model model, RuleForm typed) {
        List<RuleForm> forms = new ArrayList<>();
        for (DeadlineKind kind : DeadlineKind.values()) {
            boolean isTyped = typed != null && typed.kind().equals(kind.name());
            forms.add(isTyped ? typed : stored(kind));
        }
        model.addAttribute("forms", forms);
        model.addAttribute("months", months());
    }

    private RuleForm stored(DeadlineKind kind) {
        Rule rule = rules.rule(kind);
        LeadTimes lead = rule.lead();
        MonthDay due = lead.due() instanceof DueRule.OnDay onDay ? onDay.day() : null;
        return form(
                kind,
                lead.due(),
                due == null ? "" : Integer.toString(due.getDayOfMonth()),
                due == null ? "" : Integer.toString(due.getMonthValue()),
                lead.due() instanceof DueRule.After after ? Integer.toString(after.count()) : "",
                lead.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                Integer.toString(lead.escalationDays()),
                Integer.toString(lead.escalationLevels()),
                "",
                rule.version(),
                List.of());
    }

    private RuleForm form(
            DeadlineKind kind,
            DueRule due,
            String day,
            String month,
            String count,
            String reminders,
            String every,
            String most,
            String reason,
            int version,
            List<String> refused) {
        return new RuleForm(
                kind.name(),
                texts.of("deadline.kindName." + kind),
                kind.clause(),
                due.getClass().getSimpleName(),
                due instanceof DueRule.After after ? texts.of("deadline.rules.unit." + after.unit()) : "",
                day,
                month,
                count,
                reminders,
                every,
                most,
                reason,
                version,
                texts.of(new Message("deadline.rules.version", Integer.toString(version))),
                texts.of(new Message("deadline.rules.open", Integer.toString(deadlines.open(kind)))),
                refused,
                rules.history(kind).stream().map(this::change).toList());
    }

    private ChangeRow change(RuleChange change) {
        LeadTimes lead = change.lead();
        String values = String.join(
                " · ",
                due(lead.due()),
                lead.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                Integer.toString(lead.escalationDays()),
                Integer.toString(lead.escalationLevels()));
        String by = change.by().isEmpty()
                ? texts.of("deadline.rules.history.first")
                : organization.employee(change.by()).map(Employee::name).orElse(change.by());
        return new ChangeRow(
                texts.of(new Message("deadline.rules.version", Integer.toString(change.version()))),
                values,
                by,
                change.by().isEmpty() ? "" : formats.dayAndTime(change.at()),
                change.reason());
    }

    private String due(DueRule rule) {
        if (rule instanceof DueRule.OnDay onDay) {
            return formats.dayOfMonth(onDay.day().atYear(SOME_YEAR));
        }
        return rule instanceof DueRule.After after
                ? texts.of(new Message("deadline.rules.after." + after.unit(), Integer.toString(after.count())))
                : texts.of("deadline.rules.setByWork");
    }

    private static List<Month> months() {
        Locale locale = LocaleContextHolder.getLocale();
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number ->
                        new Month(number, java.time.Month.of(number).getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
    }
}
