package th.kamt.deadline.web;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.WorkingDays;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineLine;
import th.kamt.deadline.DeadlineList.Named;
import th.kamt.deadline.DeadlineReceipt;
import th.kamt.deadline.DeadlineState;
import th.kamt.deadline.DeadlineViews;
import th.kamt.deadline.DeadlineWords;
import th.kamt.deadline.DeadlineWork;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.web.Crumb;

/** Deadlines as finished strings, in the reader's language. */
@Component
class DeadlineRows {

    private final DeadlineViews deadlines;
    private final DeadlineWords words;
    private final Organization organization;
    private final WorkingDays workingDays;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    DeadlineRows(
            DeadlineViews deadlines,
            DeadlineWords words,
            Organization organization,
            WorkingDays workingDays,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.deadlines = deadlines;
        this.words = words;
        this.organization = organization;
        this.workingDays = workingDays;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    record Row(
            String href,
            int step,
            String what,
            String unit,
            String due,
            String relative,
            String state,
            boolean late,
            String done,
            String levels) {}

    record DayRow(String day, String counted, String why) {}

    record SentRow(String at, String what, List<String> to, List<String> skipped) {}

    /** @param before struck through, and said aloud to be the former date; the sentence does not repeat it */
    record MoveRow(String before, String sentence) {}

    /** What those lines are about. */
    Map<DeadlineWork, String> subjects(List<DeadlineLine> lines) {
        return words.subjects(lines.stream().map(DeadlineLine::work).toList());
    }

    Row row(DeadlineLine line, Map<DeadlineWork, String> subjects) {
        return new Row(
                "/deadlines/" + line.id(),
                line.work().kind().step(),
                what(line, subjects),
                words.unit(line.work().unitCode()),
                formats.day(line.dueAt()),
                line.state().isOpen() ? relative(line) : "",
                texts.of(line.state().messageKey()),
                line.state().isLate(),
                line.doneAt() == null ? "" : formats.dayAndTime(line.doneAt()),
                line.escalations() == 0
                        ? ""
                        : texts.of(new Message("deadline.list.levels", Integer.toString(line.escalations()))));
    }

    private String relative(DeadlineLine line) {
        return formats.relative(Bangkok.dayOf(line.dueAt()), today());
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /** The kind of work, and where a unit has more than one of it, which. */
    String what(DeadlineLine line, Map<DeadlineWork, String> subjects) {
        String which = subjects.getOrDefault(line.work(), "");
        String name = name(line.work().kind());
        return which.isEmpty() || which.equals(line.work().unitCode()) ? name : name + " · " + which;
    }

    String unit(DeadlineLine line) {
        return words.unit(line.work().unitCode());
    }

    String state(DeadlineLine line) {
        return texts.of(line.state().messageKey());
    }

    /** The work, of those units the ones, and the business keys that have that text; {@code null} if none is asked for. */
    Named named(Collection<String> units, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return null;
        }
        return new Named(
                Arrays.stream(DeadlineKind.values())
                        .filter(kind -> name(kind).toLowerCase(Locale.ROOT).contains(wanted))
                        .collect(Collectors.toSet()),
                units.stream()
                        .filter(unit ->
                                words.unit(unit).toLowerCase(Locale.ROOT).contains(wanted))
                        .collect(Collectors.toSet()),
                wanted);
    }

    private String name(DeadlineKind kind) {
        return texts.of(new Message("deadline.kindName." + kind));
    }

    List<String> kindsInOrder() {
        return inOrder(DeadlineKind.values(), this::name);
    }

    List<String> statesInOrder() {
        return inOrder(DeadlineState.values(), state -> texts.of(state.messageKey()));
    }

    /** As their words stand in the dictionary. */
    private static <E extends Enum<E>> List<String> inOrder(E[] all, Function<E, String> words) {
        Collator dictionary = Collator.getInstance(Texts.THAI);
        return Arrays.stream(all)
                .sorted(Comparator.comparing(words, dictionary))
                .map(Enum::name)
                .toList();
    }

    void fill(Model model, DeadlineReceipt receipt) {
        DeadlineLine line = receipt.line();
        Row row = row(line, subjects(List.of(line)));
        String title = texts.of(words.what(line.work()));
        model.addAttribute("what", title);
        model.addAttribute("pageYear", line.work().year());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(
                                texts.of("deadline.list.title"),
                                "/deadlines?year=" + line.work().year()),
                        new Crumb(title, null)));
        model.addAttribute("row", row);
        model.addAttribute("dueLine", texts.of(new Message("deadline.receipt.due", formats.day(line.dueAt()))));
        model.addAttribute("left", left(line));
        model.addAttribute("responsible", receipt.responsible() == null ? null : texts.of(receipt.responsible()));
        model.addAttribute("counted", receipt.counted().stream().map(this::day).toList());
        model.addAttribute(
                "levelDays", receipt.levelDays().stream().map(this::day).toList());
        model.addAttribute("next", next(receipt));
        model.addAttribute("notices", receipt.notices().stream().map(this::sent).toList());
        model.addAttribute("moves", receipt.moves().stream().map(this::move).toList());
        model.addAttribute(
                "basis",
                texts.of(new Message(
                        "deadline.receipt.basis.line",
                        line.work().kind().clause(),
                        Integer.toString(receipt.ruleVersion()))));
        model.addAttribute("rule", line.work().rule());
        String page = deadlines.page(line.work());
        model.addAttribute("page", page);
        model.addAttribute(
                "open", texts.of(page.startsWith("/plans/") ? "deadline.receipt.open" : "deadline.receipt.openWork"));
    }

    /** Working days left while the work is open and not late; when it was done, once it is. */
    private String left(DeadlineLine line) {
        if (line.state() == DeadlineState.OPEN) {
            int days = workingDays.between(today(), Bangkok.dayOf(line.dueAt()));
            return texts.of(new Message("deadline.receipt.left", Integer.toString(days)));
        }
        return line.doneAt() == null
                ? relative(line)
                : texts.of(new Message("deadline.receipt.doneAt", formats.dayAndTime(line.doneAt())));
    }

    private String next(DeadlineReceipt receipt) {
        if (receipt.next() != null) {
            return texts.of(receipt.next());
        }
        return receipt.responsible() == null ? null : texts.of("deadline.receipt.next.none");
    }

    private DayRow day(DeadlineReceipt.Day day) {
        String dates = day.first().equals(day.last())
                ? formats.weekday(day.first())
                : formats.dayOfMonth(day.first()) + " – " + formats.dayOfMonth(day.last());
        return new DayRow(dates, counted(day), texts.of(day.why()));
    }

    private String counted(DeadlineReceipt.Day day) {
        if (!day.counted()) {
            return texts.of("deadline.receipt.notCounted");
        }
        return day.fromDay() == day.untilDay()
                ? texts.of(new Message("deadline.receipt.day", Integer.toString(day.fromDay())))
                : texts.of(new Message(
                        "deadline.receipt.days", Integer.toString(day.fromDay()), Integer.toString(day.untilDay())));
    }

    private SentRow sent(DeadlineReceipt.Sent sent) {
        return new SentRow(
                formats.dayAndTime(sent.at()),
                texts.of(sent.what()),
                sent.to().stream().map(texts::of).toList(),
                sent.skipped().stream().map(texts::of).toList());
    }

    private MoveRow move(DeadlineReceipt.Move move) {
        String by = organization.employee(move.by()).map(Employee::name).orElse(move.by());
        return new MoveRow(
                formats.day(move.before()),
                texts.of(new Message(
                        "deadline.receipt.moved",
                        formats.day(move.after()),
                        formats.dayAndTime(move.at()),
                        by,
                        move.why())));
    }
}
