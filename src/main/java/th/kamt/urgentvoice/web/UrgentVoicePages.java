package th.kamt.urgentvoice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.portfolio.AccountInCare;
import th.kamt.urgentvoice.Channel;
import th.kamt.urgentvoice.Stage;
import th.kamt.urgentvoice.UrgentVoice;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.urgentvoice.UrgentVoices.Heard;
import th.kamt.urgentvoice.VoiceDeadlines;
import th.kamt.urgentvoice.VoiceEvent;
import th.kamt.urgentvoice.VoiceEvent.Kind;
import th.kamt.urgentvoice.VoiceHolders;
import th.kamt.urgentvoice.VoicePeople;
import th.kamt.urgentvoice.VoiceSummaries;
import th.kamt.urgentvoice.VoiceTasks;
import th.kamt.urgentvoice.web.VoiceRows.Days;
import th.kamt.urgentvoice.web.VoiceRows.Limited;
import th.kamt.web.Crumb;
import th.kamt.web.FieldError;
import th.kamt.web.Filter;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** Urgent voices: the list, the quick form, the case with its three parts, and the paper. */
@PageController
@RequestMapping("/urgent-voices")
class UrgentVoicePages {

    private static final int MOST_FOUND = 30;

    private final UrgentVoices voices;
    private final VoicePeople people;
    private final VoiceDeadlines deadlines;
    private final VoiceTasks tasks;
    private final VoiceSummaries summaries;
    private final VoiceRows rows;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    UrgentVoicePages(
            UrgentVoices voices,
            VoicePeople people,
            VoiceDeadlines deadlines,
            VoiceTasks tasks,
            VoiceSummaries summaries,
            VoiceRows rows,
            AccessControl access,
            ShownYear shownYear,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.voices = voices;
        this.people = people;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.summaries = summaries;
        this.rows = rows;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** What was typed into the quick form, as typed. */
    record Typed(
            String day,
            String otherDay,
            String time,
            String channel,
            String otherChannel,
            String summary,
            String token) {}

    private record State(String key, Predicate<Limited> has) {}

    // --- the list ---

    private List<State> states() {
        Instant now = clock.instant();
        return List.of(
                new State("", one -> true),
                new State("open", one -> one.voice().stage().isOpen()),
                new State("overdue", one -> one.overdue(now)),
                new State("closed", one -> !one.voice().stage().isOpen()));
    }

    private List<ListColumn<Limited>> columns() {
        return List.of(
                ListColumn.text(
                        "number",
                        "urgentvoice.col.number",
                        (Limited one) -> one.voice().number()),
                ListColumn.text(
                        "account",
                        "urgentvoice.col.account",
                        (Limited one) -> one.voice().accountName()),
                ListColumn.text("unit", "urgentvoice.col.unit", (Limited one) -> rows.unit(one.voice())),
                ListColumn.of(
                                "received",
                                "urgentvoice.col.received",
                                (Limited one) -> one.voice().receivedAt())
                        .writing(one -> formats.dayAndTime(one.voice().receivedAt())),
                ListColumn.of(
                                "stage",
                                "urgentvoice.col.stage",
                                (Limited one) -> one.voice().stage())
                        .writing(one -> rows.stage(one.voice())),
                ListColumn.of("due", "urgentvoice.col.due", Limited::due)
                        .writing(one -> one.due() == null ? "" : formats.day(one.due())),
                ListColumn.<Limited>plain(
                                "summary",
                                "urgentvoice.col.summary",
                                one -> one.voice().summary())
                        .fileOnly(),
                ListColumn.<Limited>plain(
                                "orderDue",
                                "urgentvoice.limit.order",
                                one -> formats.day(one.limits().order()))
                        .fileOnly(),
                ListColumn.<Limited>plain(
                                "ordered",
                                "urgentvoice.col.ordered",
                                one -> time(one.voice().orderedAt()))
                        .fileOnly(),
                ListColumn.<Limited>plain(
                                "answerDue",
                                "urgentvoice.limit.answer",
                                one -> formats.day(one.limits().answer()))
                        .fileOnly(),
                ListColumn.<Limited>plain(
                                "answered",
                                "urgentvoice.col.answered",
                                one -> time(one.voice().answeredAt()))
                        .fileOnly());
    }

    private String time(Instant at) {
        return at == null ? "" : formats.dayAndTime(at);
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            HttpServletResponse response)
            throws IOException {
        TreeSet<PlanYear> years = new TreeSet<>(Comparator.reverseOrder());
        years.add(present());
        years.addAll(voices.years());
        PlanYear shown = year.isBlank() ? present() : PlanYear.parse(year);
        Function<UrgentVoice, VoiceDeadlines.Limits> limits = deadlines.limits(shown);
        List<Limited> all = voices.ofYear(shown).stream()
                .map(voice -> new Limited(voice, limits.apply(voice)))
                .sorted(mostUrgentFirst())
                .toList();
        List<State> states = states();
        State asked = states.stream()
                .filter(one -> one.key().equals(state))
                .findFirst()
                .orElse(states.get(0));
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("state", asked.key());
        filters.put("unit", unit);
        filters.put("q", q);
        ListAsk ask = ListAsk.of("/urgent-voices", filters, sort, page).keeping("year", shown);
        List<Limited> named = all.stream()
                .filter(one ->
                        ask.filter("unit").isEmpty() || one.voice().unitCode().equals(ask.filter("unit")))
                .filter(one -> isNamed(one.voice(), ask.filter("q")))
                .toList();
        List<Limited> found = named.stream().filter(asked.has()).toList();
        if (!format.isBlank()) {
            ListView.send(
                    response,
                    format,
                    "urgent-voices-" + shown,
                    columns(),
                    ListView.sorted(ask, columns(), found),
                    texts);
            return null;
        }
        ListView<Limited> list = ListView.of(ask, columns(), found);
        model.addAttribute("year", shown);
        model.addAttribute("pageYear", shown);
        model.addAttribute(
                "years",
                shownYear.choices(
                        shown,
                        List.copyOf(years),
                        one -> ask.on(1).keeping("year", one).address()));
        model.addAttribute("all", all.size());
        model.addAttribute("list", list);
        model.addAttribute("rows", list.rows().stream().map(rows::row).toList());
        model.addAttribute(
                "units",
                rows.units(all).stream()
                        .map(code -> new VoiceSummaries.Choice(rows.unit(code), code))
                        .toList());
        model.addAttribute(
                "filters",
                states.stream()
                        .map(one -> new Filter(
                                texts.of(
                                        one.key().isEmpty()
                                                ? "urgentvoice.state.all"
                                                : "urgentvoice.state." + one.key()),
                                (int) named.stream().filter(one.has()).count(),
                                ask.with("state", one.key()).address(),
                                one.equals(asked)))
                        .toList());
        return "urgentvoice/list";
    }

    private PlanYear present() {
        return PlanYear.containing(today());
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /** Open cases by their limits, then closed ones, the latest receipt first. */
    private static Comparator<Limited> mostUrgentFirst() {
        return Comparator.comparing(Limited::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(one -> one.voice().receivedAt(), Comparator.reverseOrder());
    }

    private static boolean isNamed(UrgentVoice voice, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return (voice.number() + " " + voice.accountId() + " " + voice.accountName())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    // --- the quick form ---

    @GetMapping("/new")
    ModelAndView form(
            @RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String q, Model model) {
        String now = formats.time(clock.instant()).replaceAll("[^0-9:]", "");
        Typed empty = new Typed(
                "today",
                "",
                now,
                Channel.PHONE.name(),
                "",
                "",
                UUID.randomUUID().toString());
        return form(account, q, empty, List.of(), model);
    }

    private ModelAndView form(String account, String q, Typed typed, List<FieldError> errors, Model model) {
        if (account.isBlank()) {
            List<AccountInCare> all = voices.openable();
            List<AccountInCare> found = all.stream()
                    .filter(one -> (one.name() + " " + one.accountId())
                            .toLowerCase(Locale.ROOT)
                            .contains(q.strip().toLowerCase(Locale.ROOT)))
                    .toList();
            model.addAttribute("q", q);
            model.addAttribute("none", all.isEmpty());
            model.addAttribute("found", found.stream().limit(MOST_FOUND).toList());
            model.addAttribute("more", Math.max(0, found.size() - MOST_FOUND));
            model.addAttribute("year", present());
        } else {
            AccountInCare care = voices.openable(account);
            model.addAttribute("account", care);
            model.addAttribute("unit", rows.unit(care.unitCode()));
            model.addAttribute("year", care.year());
        }
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("channels", Channel.values());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("urgentvoice.list.title"), "/urgent-voices"),
                        new Crumb(texts.of("urgentvoice.new.title"), null)));
        return new ModelAndView("urgentvoice/new", model.asMap());
    }

    @PostMapping
    ModelAndView open(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String otherDay,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String otherChannel,
            @RequestParam(defaultValue = "") String summary,
            @RequestParam(defaultValue = "") String token,
            Model model,
            RedirectAttributes flash) {
        Typed typed = new Typed(day, otherDay, time, channel, otherChannel, summary, token);
        try {
            UrgentVoice voice = voices.open(new Heard(
                    account,
                    receivedAt(typed),
                    channel.equals("OTHER") ? otherChannel : channel,
                    summary,
                    token.isBlank() ? null : token));
            flash.addFlashAttribute("done", texts.of(new Message("urgentvoice.opened", voice.number())));
            return new ModelAndView("redirect:" + voice.path());
        } catch (NotFoundException | ForbiddenException e) {
            throw e;
        } catch (RefusedException e) {
            ModelAndView page = form(account, "", typed, errors(e), model);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
    }

    /** The day chosen or typed, and the time, as a person writes both. */
    private String receivedAt(Typed typed) {
        String day = switch (typed.day()) {
            case "today" -> CalendarDates.typed(today());
            case "yesterday" -> CalendarDates.typed(today().minusDays(1));
            default -> typed.otherDay();
        };
        return day.isBlank() || typed.time().isBlank()
                ? ""
                : day.strip() + " " + typed.time().strip();
    }

    private List<FieldError> errors(RefusedException refused) {
        return refused.messages().stream()
                .map(message -> new FieldError(fieldOf(message), texts.of(message)))
                .toList();
    }

    /** Id of the field the message names, or {@code null}. */
    private static String fieldOf(Message message) {
        if (message.key().startsWith("calendar.date")) {
            return "otherDay";
        }
        if (message.key().startsWith("urgentvoice.receivedAt")) {
            return "time";
        }
        if (message.key().startsWith("urgentvoice.answeredAt")) {
            return "answeredAt";
        }
        if (message.key().startsWith("urgentvoice.assignedTo")) {
            return "assignedTo";
        }
        String named = message.arguments().isEmpty() || !(message.arguments().get(0) instanceof Message field)
                ? ""
                : field.key();
        return switch (named) {
            case "urgentvoice.field.receivedAt" -> "time";
            case "urgentvoice.field.channel" -> "otherChannel";
            case "urgentvoice.field.summary" -> "summary";
            case "urgentvoice.field.answeredAt" -> "answeredAt";
            case "urgentvoice.field.order", "workflow.field.order" -> "order";
            case "urgentvoice.field.reason" -> "reason";
            case "workflow.field.assignedTo" -> "assignedTo";
            case "workflow.field.remedy" -> "remedy";
            case "workflow.field.answer" -> "answer";
            default -> null;
        };
    }

    // --- the case ---

    @GetMapping("/{number}")
    ModelAndView voice(@PathVariable String number, Model model) {
        return page(voices.requireReadable(number), Map.of(), List.of(), model);
    }

    private ModelAndView page(UrgentVoice voice, Map<String, String> typed, List<FieldError> errors, Model model) {
        VoiceHolders holders = people.holders(voice);
        String person = access.currentPerson();
        boolean mine = voice.stage().isOpen() && holders.people().contains(person);
        boolean decides = voice.stage() == Stage.REMEDY
                && people.decisionMaker(voice).people().contains(person);
        facts(voice, rows.onPages(), model);
        model.addAttribute("route", rows.route(voice));
        model.addAttribute("history", rows.history(voices.history(voice)));
        model.addAttribute("with", voice.stage().isOpen() ? rows.with(holders) : "");
        model.addAttribute("lapsed", people.hasLapsed(voice));
        model.addAttribute("task", mine ? tasks.open(voice).orElse(null) : null);
        model.addAttribute("mine", mine);
        model.addAttribute("decides", decides);
        model.addAttribute(
                "orderable",
                (mine && voice.stage() == Stage.ORDER) || decides
                        ? people.orderable(voice).stream()
                                .map(one -> new VoiceSummaries.Choice(summaries.label(one), one.employeeId()))
                                .toList()
                        : List.of());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return new ModelAndView("urgentvoice/case", model.asMap());
    }

    private void facts(UrgentVoice voice, Days days, Model model) {
        List<VoiceEvent> events = voices.history(voice);
        Function<Instant, String> time = at -> at == null ? "" : days.time().apply(at);
        model.addAttribute("voice", voice);
        model.addAttribute("pageYear", voice.year());
        model.addAttribute("heading", voice.number() + " " + voice.accountName());
        model.addAttribute("unit", rows.unit(voice));
        model.addAttribute("stage", rows.stage(voice));
        model.addAttribute("channel", rows.channel(voice));
        model.addAttribute("clocks", rows.clocks(voice, days));
        model.addAttribute("received", time.apply(voice.receivedAt()));
        model.addAttribute("counted", days.day().apply(voice.countedFrom()));
        model.addAttribute("countedLater", !voice.countedFrom().equals(Bangkok.dayOf(voice.receivedAt())));
        model.addAttribute("openedBy", rows.name(voice.openedBy(), events, Kind.OPENED));
        model.addAttribute("openedAt", time.apply(voice.openedAt()));
        model.addAttribute("assignedTo", rows.name(voice.assignedTo()));
        model.addAttribute("orderedBy", rows.name(voice.orderedBy(), events, Kind.ORDERED, Kind.ORDERED_ANEW));
        model.addAttribute("orderedAs", rows.post(voice.orderedAs()));
        model.addAttribute("orderedAt", time.apply(voice.orderedAt()));
        model.addAttribute("remediedBy", rows.name(voice.remediedBy(), events, Kind.REMEDIED));
        model.addAttribute("remediedAt", time.apply(voice.remediedAt()));
        model.addAttribute("answeredBy", rows.name(voice.answeredBy(), events, Kind.ANSWERED));
        model.addAttribute("answeredAt", time.apply(voice.answeredAt()));
        model.addAttribute("answeredFirst", voice.answeredBeforeRemedy());
        model.addAttribute("recordedAt", time.apply(voice.closedAt()));
        model.addAttribute("account", "/accounts/" + voice.accountId() + "?year=" + voice.year());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(texts.of("urgentvoice.list.title"), "/urgent-voices?year=" + voice.year()),
                        new Crumb(voice.number(), null)));
    }

    /** CRM-KAM-003 as a paper to be signed. */
    @GetMapping("/{number}/print")
    String print(@PathVariable String number, Model model) {
        UrgentVoice voice = voices.requireReadable(number);
        facts(voice, rows.onPaper(), model);
        model.addAttribute("printedAt", formats.longDayAndTime(clock.instant()));
        model.addAttribute("carer", rows.with(people.holders(closed(voice))));
        model.addAttribute("decider", rows.with(people.decisionMaker(voice)));
        return "urgentvoice/print";
    }

    /** As it will be when closed: held by who answers the customer. */
    private static UrgentVoice closed(UrgentVoice voice) {
        return voice.at(Stage.CLOSED);
    }

    @PostMapping("/{number}/order")
    ModelAndView order(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String assignedTo,
            @RequestParam(defaultValue = "") String order,
            Model model,
            RedirectAttributes flash) {
        return complete(number, task, Map.of("assignedTo", assignedTo, "order", order), model, flash);
    }

    @PostMapping("/{number}/remedy")
    ModelAndView remedy(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String remedy,
            Model model,
            RedirectAttributes flash) {
        return complete(number, task, Map.of("remedy", remedy), model, flash);
    }

    @PostMapping("/{number}/answer")
    ModelAndView answer(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String answeredAt,
            Model model,
            RedirectAttributes flash) {
        return complete(number, task, Map.of("answer", answer, "answeredAt", answeredAt), model, flash);
    }

    /** Completes the case's task as Tasklist does. */
    private ModelAndView complete(
            String number, String task, Map<String, String> answers, Model model, RedirectAttributes flash) {
        UrgentVoice voice = voices.requireReadable(number);
        String done = "urgentvoice.done." + voice.stage();
        return attempt(voice, answers, model, flash, done, () -> {
            // Another case's task is not done from here.
            String open = tasks.open(voice)
                    .filter(task::equals)
                    .orElseThrow(() -> new ConflictException(new Message("urgentvoice.meanwhile")));
            tasks.complete(open, Map.copyOf(answers));
        });
    }

    @PostMapping("/{number}/order-anew")
    ModelAndView orderAnew(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String assignedTo,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes flash) {
        UrgentVoice voice = voices.requireReadable(number);
        Map<String, String> typed = Map.of("assignedTo", assignedTo, "order", order, "reason", reason, "anew", "yes");
        return attempt(
                voice,
                typed,
                model,
                flash,
                "urgentvoice.done.anew",
                () -> voices.orderAnew(number, before, assignedTo, order, reason, access.currentPerson()));
    }

    private ModelAndView attempt(
            UrgentVoice voice,
            Map<String, String> typed,
            Model model,
            RedirectAttributes flash,
            String done,
            Runnable work) {
        try {
            work.run();
        } catch (NotFoundException | ForbiddenException e) {
            throw e;
        } catch (RefusedException e) {
            ModelAndView page = page(voices.requireReadable(voice.number()), typed, errors(e), model);
            page.setStatus(e instanceof ConflictException ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
        flash.addFlashAttribute("done", texts.of(done));
        return new ModelAndView("redirect:" + voice.path());
    }
}
