package th.kamt.planning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.UnitKind;
import th.kamt.planning.BulkApproval;
import th.kamt.planning.BulkApproval.State;
import th.kamt.planning.PlanDigest;
import th.kamt.planning.PlanInbox;
import th.kamt.planning.PlanInbox.Inbox;
import th.kamt.planning.PlanInbox.Waiting;
import th.kamt.planning.Verdict;
import th.kamt.selection.Tier;
import th.kamt.tabular.TableDownload;
import th.kamt.web.FieldError;
import th.kamt.web.FindingLine;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.web.ListView;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** Plans waiting for the person at work: the ordinary ticked together, the others read one by one, all confirmed at once. */
@PageController
@RequestMapping("/approvals")
class ApprovalPages {

    private static final List<String> FILTERS = List.of("all", "look", "same");
    /** More ordinary plans than that are ticked by region or province. */
    private static final int TICKED_TOGETHER = 60;

    private static final int NAMED_REGIONS = 3;

    private final PlanInbox inbox;
    private final BulkApproval bulk;
    private final PlanSheet sheet;
    private final AccessControl access;
    private final ShownYear shownYear;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    ApprovalPages(
            PlanInbox inbox,
            BulkApproval bulk,
            PlanSheet sheet,
            AccessControl access,
            ShownYear shownYear,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.inbox = inbox;
        this.bulk = bulk;
        this.sheet = sheet;
        this.access = access;
        this.shownYear = shownYear;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** What is asked for, all of it in the address. */
    record Ask(String year, String filter, String region, String q, String sort) {

        String address(String otherFilter, String format) {
            return list(otherFilter, sort).address(format);
        }

        /** The same in another order. */
        public String sorted(String otherSort) {
            return list(filter, otherSort).address();
        }

        private ListAsk list() {
            return list(filter, sort);
        }

        private ListAsk list(String otherFilter, String otherSort) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("f", "all".equals(otherFilter) ? "" : otherFilter);
            asked.put("region", region);
            asked.put("q", q);
            return ListAsk.of("/approvals/" + year, asked, otherSort, null);
        }

        private Ask of(String otherFilter) {
            return new Ask(year, otherFilter, region, q, sort);
        }

        public boolean isFiltered() {
            return !"all".equals(filter) || !region.isEmpty() || !q.isEmpty();
        }
    }

    record TierCount(Tier tier, String count) {}

    /**
     * A plan, in finished words.
     *
     * @param said why the last confirmation could not decide on it, or {@code null}
     * @param task {@code null} if it does not wait any more and only keeps its place with {@code said}
     * @param plan what it is sorted by; {@code null} with {@code task}
     */
    record Row(
            String task,
            String href,
            String name,
            String note,
            boolean last,
            boolean exceptional,
            String preparer,
            List<TierCount> tiers,
            String accounts,
            String accountsDifference,
            boolean more,
            String accountsLast,
            String kamrs,
            String budget,
            String budgetDifference,
            boolean dearer,
            List<FindingLine> findings,
            String regionCode,
            String region,
            String province,
            String said,
            Waiting plan) {}

    /** Ordinary plans ticked together, with what they come to. */
    record Group(
            String name,
            List<Row> rows,
            String tasks,
            String count,
            List<TierCount> tiers,
            String accounts,
            String accountsLast,
            String budget) {}

    record Locked(String href, String name, String why, String who) {}

    record ComingLink(String href, String text) {}

    /** A decision of the last confirmation. */
    record Line(String task, String href, String name, String verdict, String state, String words, String comment) {}

    /** A decision of a confirmation before the last that can still be taken back. */
    record Earlier(long run, Line line) {}

    @GetMapping
    String ofShownYear(@RequestParam(required = false) String year) {
        return "redirect:/approvals/" + shownYear.of(year);
    }

    @GetMapping("/{be}")
    String waiting(
            @PathVariable String be,
            @RequestParam(defaultValue = "all") String f,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") Set<String> moved,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inBackground,
            HttpServletResponse response,
            Model model) {
        PlanYear year = PlanYear.parse(be);
        fill(model, year, ask(year, f, region, q, sort), ApprovalForm.untouched(moved));
        if (inBackground && !model.containsAttribute("arriving")) {
            // What the page waited for is there.
            response.setHeader("HX-Refresh", "true");
        }
        return "planning/approvals";
    }

    @GetMapping(path = "/{be}", params = "format")
    void export(
            @PathVariable String be,
            @RequestParam(defaultValue = "all") String f,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String format,
            HttpServletResponse response)
            throws IOException {
        PlanYear year = PlanYear.parse(be);
        Ask ask = ask(year, f, region, q, sort);
        List<Waiting> found = ListView.sorted(
                ask.list(),
                columns(Function.<Waiting>identity()),
                inbox.of(year, access.currentPerson()).waiting().stream()
                        .filter(plan -> matches(plan, ask))
                        .toList());
        List<String> header = Stream.concat(
                        Stream.of(texts.of("planning.page.col.unit"), texts.of("planning.page.region")),
                        Stream.concat(
                                Stream.of(Tier.values()).map(tier -> texts.of("planning.tier." + tier)),
                                Stream.of(
                                                "accounts",
                                                "accountsLast",
                                                "kamrs",
                                                "leastLoad",
                                                "mostLoad",
                                                "budget",
                                                "budgetLast",
                                                "matters",
                                                "due")
                                        .map(column -> texts.of("planning.bulk.column." + column))))
                .toList();
        TableDownload.send(response, format, AccountRows.exportName(year, "approvals"), header, table -> {
            for (Waiting plan : found) {
                table.row(cells(plan));
            }
        });
    }

    private Object[] cells(Waiting plan) {
        PlanDigest digest = plan.digest();
        List<Object> cells = new ArrayList<>();
        cells.add(plan.unit().name());
        cells.add(plan.unit().region());
        Stream.of(Tier.values()).forEach(tier -> cells.add(digest.tier(tier)));
        cells.add(digest.accountsNow());
        cells.add(digest.accountsLast());
        cells.add(digest.kamrs());
        cells.add(digest.leastLoad());
        cells.add(digest.mostLoad());
        cells.add(digest.budgetNow());
        cells.add(digest.budgetLast());
        cells.add(
                digest.exceptional()
                        ? digest.matters().stream()
                                .map(matter -> texts.of(matter.headline()) + ": " + texts.of(matter.detail()))
                                .collect(Collectors.joining(" · "))
                        : "");
        cells.add(plan.dueAt() == null ? null : Bangkok.dayOf(plan.dueAt()));
        return cells.toArray();
    }

    /**
     * Confirms what was chosen; or only draws the page again with everything typed kept: with a row moved up ({@code single}), or
     * as it stands ({@code again}: Enter in a choice).
     */
    @PostMapping("/{be}")
    ModelAndView confirm(
            @PathVariable String be,
            @RequestParam(defaultValue = "all") String f,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        PlanYear year = PlanYear.parse(be);
        Ask ask = ask(year, f, region, q, sort);
        ApprovalForm form = ApprovalForm.read(fields);
        String single = fields.getFirst("single");
        if (single != null || fields.containsKey("again")) {
            fill(model, year, ask, form);
            model.addAttribute("focus", single);
            return new ModelAndView("planning/approvals", model.asMap());
        }
        try {
            bulk.confirm(year, form.token(), form.answers());
        } catch (BulkApproval.IncompleteException e) {
            return again(model, year, ask, form, e.byTask());
        } catch (RefusedException e) {
            Map<String, Message> whole = new LinkedHashMap<>();
            whole.put("", e.messages().get(0));
            return again(model, year, ask, form, whole);
        }
        return new ModelAndView("redirect:" + ask.address(ask.filter(), "") + "#result");
    }

    /** Nothing was decided: the page as it was sent, with what is missing named and linked. */
    private ModelAndView again(Model model, PlanYear year, Ask ask, ApprovalForm form, Map<String, Message> faults) {
        Map<String, String> names = fill(model, year, ask, form).waiting().stream()
                .collect(Collectors.toMap(Waiting::taskId, plan -> plan.unit().name()));
        Map<String, String> wrong = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        faults.forEach((task, why) -> {
            String said = texts.of(why);
            wrong.put(task, said);
            boolean shown = names.containsKey(task);
            errors.add(new FieldError(
                    shown ? "comment-" + task : null,
                    shown ? texts.of(new Message("planning.bulk.at", names.get(task), said)) : said));
        });
        model.addAttribute("errors", errors);
        model.addAttribute("wrong", wrong);
        return new ModelAndView("planning/approvals", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** Takes back all that still can be of one confirmation, or one decision of it. */
    @PostMapping("/{be}/take-back")
    String takeBack(
            @PathVariable String be,
            @RequestParam long run,
            @RequestParam(required = false) String task,
            RedirectAttributes flash) {
        PlanYear year = PlanYear.parse(be);
        Map<String, Message> refused = bulk.takeBack(run, task);
        List<String> lines = refused.entrySet().stream()
                .map(entry -> texts.of(new Message("planning.bulk.at", entry.getKey(), entry.getValue())))
                .toList();
        flash.addFlashAttribute("notTakenBack", lines);
        return "redirect:/approvals/" + year + "#result";
    }

    private static Ask ask(PlanYear year, String filter, String region, String q, String sort) {
        return new Ask(
                year.toString(),
                FILTERS.contains(filter) ? filter : "all",
                region.strip(),
                q.strip(),
                ListView.column(columns(Function.<Waiting>identity()), sort).isPresent() ? sort : "");
    }

    /** What the plans can be sorted by; a row that only keeps its place stands last. */
    private static <R> List<ListColumn<R>> columns(Function<R, Waiting> plan) {
        return List.of(
                ListColumn.text(
                        "unit",
                        "planning.page.col.unit",
                        of(plan, one -> one.unit().name())),
                ListColumn.text(
                        "region",
                        "planning.page.region",
                        of(plan, one -> one.unit().region())),
                ListColumn.figure(
                        "accounts",
                        "planning.bulk.column.accounts",
                        ApprovalPages.<R, Integer>of(plan, one -> one.digest().accountsNow())),
                ListColumn.figure(
                        "budget",
                        "planning.bulk.column.budget",
                        ApprovalPages.<R, BigDecimal>of(
                                plan, one -> one.digest().budgetNow())),
                ListColumn.of("submitted", "planning.bulk.column.submitted", of(plan, Waiting::submittedAt)));
    }

    private static <R, T> Function<R, T> of(Function<R, Waiting> plan, Function<Waiting, T> value) {
        return row -> plan.apply(row) == null ? null : value.apply(plan.apply(row));
    }

    private static boolean matches(Waiting plan, Ask ask) {
        boolean ofKind = switch (ask.filter()) {
            case "look" -> plan.digest().exceptional();
            case "same" -> !plan.digest().exceptional();
            default -> true;
        };
        return ofKind
                && (ask.region().isEmpty() || ask.region().equals(plan.unit().regionCode()))
                && (ask.q().isEmpty()
                        || plan.unit()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .contains(ask.q().toLowerCase(Locale.ROOT))
                        || plan.unit().code().equalsIgnoreCase(ask.q()));
    }

    private Inbox fill(Model model, PlanYear year, Ask ask, ApprovalForm form) {
        Inbox found = inbox.of(year, access.currentPerson());
        BulkApproval.Result result = bulk.last(year).orElse(null);
        Map<String, String> refused = refused(result);
        List<Waiting> shown = found.waiting().stream()
                .filter(plan -> matches(plan, ask) || counts(plan, ask, form.moved()))
                .toList();
        List<Row> rows = new ArrayList<>(shown.stream()
                .map(plan -> row(year, plan, refused.get(plan.unit().code())))
                .toList());
        rows.addAll(gone(year, found, result, refused));
        rows.sort(Comparator.comparing(Row::href));
        List<ListColumn<Row>> columns = columns(Row::plan);
        ListView<Row> sorted = ListView.of(ask.list(), columns, rows);
        List<Row> inOrder = ListView.sorted(ask.list(), columns, rows);
        List<Row> look = inOrder.stream()
                .filter(row ->
                        row.exceptional() || (row.task() != null && form.moved().contains(row.task())))
                .toList();
        List<Row> same = inOrder.stream().filter(row -> !look.contains(row)).toList();
        Map<String, PlanDigest> digests = shown.stream().collect(Collectors.toMap(Waiting::taskId, Waiting::digest));
        model.addAttribute("year", year);
        model.addAttribute("pageYear", year);
        model.addAttribute("years", shownYear.choices(year, one -> "/approvals/" + one));
        model.addAttribute("ask", ask);
        model.addAttribute("here", ask.address(ask.filter(), ""));
        model.addAttribute("form", form);
        model.addAttribute("sorts", sorted.heads());
        model.addAttribute(
                "heads", sorted.heads().stream().collect(Collectors.toMap(ListView.Head::key, Function.identity())));
        model.addAttribute("count", found.waiting().size());
        model.addAttribute("sub", sub(year, found.waiting()));
        model.addAttribute("look", look);
        model.addAttribute(
                "lookCount", look.stream().filter(row -> row.task() != null).count());
        model.addAttribute("groups", groups(same, digests));
        model.addAttribute("same", same.size());
        model.addAttribute(
                "sameCount", same.stream().filter(row -> row.task() != null).count());
        model.addAttribute(
                "allLast",
                !shown.isEmpty()
                        && shown.stream().allMatch(plan -> plan.station().isLast()));
        model.addAttribute(
                "locked",
                found.barred().stream()
                        .map(barred -> new Locked(
                                PlanLinks.plan(year, barred.unit().code()),
                                barred.unit().name(),
                                texts.of(barred.why()),
                                barred.who() == null
                                        ? texts.of("planning.bulk.nobody")
                                        : texts.of(new Message("planning.bulk.with", barred.who()))))
                        .toList());
        model.addAttribute("coming", found.coming());
        model.addAttribute("comingLinks", coming(year, found));
        due(model, found);
        filters(model, found, ask, form.moved());
        result(model, year, result);
        if (!found.arriving().isEmpty()) {
            model.addAttribute(
                    "arriving",
                    found.arriving().stream().map(PlanInbox.Place::name).collect(Collectors.joining(", ")));
        }
        model.addAttribute(
                "earlier",
                bulk.earlier(year).stream()
                        .map(one -> new Earlier(one.run(), line(year, one.done())))
                        .toList());
        model.addAttribute(
                "anyLast",
                found.waiting().stream().anyMatch(plan -> plan.station().isLast()));
        model.addAttribute("xlsx", ask.address(ask.filter(), "xlsx"));
        model.addAttribute("csv", ask.address(ask.filter(), "csv"));
        model.addAttribute("errors", List.of());
        model.addAttribute("wrong", new LinkedHashMap<String, String>());
        return found;
    }

    /** Why the last confirmation did not decide, by unit code. */
    private Map<String, String> refused(BulkApproval.Result result) {
        Map<String, String> refused = new LinkedHashMap<>();
        if (result != null) {
            result.plans().stream()
                    .filter(plan -> plan.state() == State.REFUSED && plan.place() != null)
                    .forEach(plan -> refused.put(plan.place(), texts.of(plan.words())));
        }
        return refused;
    }

    /** Plans that somebody else took out of the list meanwhile: they keep their place, with the reason. */
    private List<Row> gone(PlanYear year, Inbox found, BulkApproval.Result result, Map<String, String> refused) {
        Set<String> waiting =
                found.waiting().stream().map(plan -> plan.unit().code()).collect(Collectors.toSet());
        Set<String> gone = new LinkedHashSet<>(refused.keySet());
        gone.removeAll(waiting);
        Set<String> exceptional = inbox.exceptional(year, gone);
        return result == null
                ? List.of()
                : result.plans().stream()
                        .filter(plan -> plan.place() != null && gone.contains(plan.place()))
                        .map(plan -> new Row(
                                null,
                                PlanLinks.plan(year, plan.place()),
                                plan.unit(),
                                "",
                                false,
                                exceptional.contains(plan.place()),
                                "",
                                List.of(),
                                "",
                                "",
                                false,
                                "",
                                "",
                                "",
                                "",
                                false,
                                List.of(),
                                "",
                                "",
                                null,
                                refused.get(plan.place()),
                                null))
                        .toList();
    }

    private Row row(PlanYear year, Waiting plan, String said) {
        PlanDigest digest = plan.digest();
        long accounts = digest.accountsNow() - (long) digest.accountsLast();
        BigDecimal rise =
                digest.budgetLast() == null ? null : digest.budgetNow().subtract(digest.budgetLast());
        return new Row(
                plan.taskId(),
                PlanLinks.plan(year, plan.unit().code()),
                plan.unit().name(),
                note(plan.unit()),
                plan.station().isLast(),
                digest.exceptional(),
                texts.of(plan.preparer()),
                tiers(List.of(digest)),
                formats.number(digest.accountsNow()),
                accounts == 0 ? texts.of("planning.bulk.unchanged") : formats.signed(accounts),
                accounts > 0,
                formats.number(digest.accountsLast()),
                kamrs(digest, plan.unit()),
                formats.amount(digest.budgetNow()),
                rise(rise),
                rise != null && rise.signum() > 0,
                digest.matters().stream().map(this::finding).toList(),
                plan.unit().regionCode(),
                plan.unit().region(),
                plan.unit().province(),
                said,
                plan);
    }

    /** @param rise {@code null} if last year's budget is not known */
    private String rise(BigDecimal rise) {
        if (rise == null) {
            return texts.of("planning.budget.noLastYear");
        }
        return rise.signum() == 0 ? texts.of("planning.bulk.unchanged") : formats.signedAmount(rise);
    }

    private FindingLine finding(PlanDigest.Matter matter) {
        String detail = texts.of(matter.detail());
        String headline = texts.of(matter.headline());
        String clause = matter.clause() == null || detail.contains(matter.clause())
                ? null
                : texts.of(new Message("planning.clause", matter.clause()));
        return new FindingLine(
                FindingLine.Kind.LOOK, detail.startsWith(headline) ? null : headline, detail, clause, null, null);
    }

    private String note(PlanInbox.Place unit) {
        if (unit.officeClass() != null) {
            return texts.of(
                    new Message("planning.bulk.class", unit.officeClass().toString()));
        }
        return unit.province() == null ? "" : texts.of(new Message("planning.bulk.pilot", unit.province()));
    }

    private String kamrs(PlanDigest digest, PlanInbox.Place unit) {
        if (digest.kamrs() == 0) {
            return texts.of("planning.bulk.kamrs.none");
        }
        if (unit.kind() == UnitKind.REGION) {
            // A region's KAMR help with the accounts of its offices.
            return texts.of(new Message("planning.bulk.kamrs.free", formats.number(digest.kamrs())));
        }
        String least = formats.load(digest.leastLoad());
        String most = formats.load(digest.mostLoad());
        return texts.of(new Message(
                "planning.bulk.kamrs",
                formats.number(digest.kamrs()),
                least.equals(most) ? least : least + "–" + most));
    }

    private List<TierCount> tiers(Collection<PlanDigest> digests) {
        return Stream.of(Tier.values())
                .sorted(Comparator.comparing(Tier::rank).reversed())
                .map(tier -> new TierCount(
                        tier,
                        formats.number(digests.stream()
                                .mapToInt(digest -> digest.tier(tier))
                                .sum())))
                .toList();
    }

    /** All together, unless they are too many to be ticked at once. */
    private List<Group> groups(List<Row> rows, Map<String, PlanDigest> digests) {
        if (rows.size() <= TICKED_TOGETHER) {
            return rows.isEmpty() ? List.of() : List.of(group(null, rows, digests));
        }
        boolean regions = rows.stream().map(Row::regionCode).distinct().count() > 1;
        // The groups keep their order, whatever their plans are sorted by.
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(Row::href))
                .forEach(row -> byName.putIfAbsent(place(row, regions), new ArrayList<>()));
        rows.forEach(row -> byName.get(place(row, regions)).add(row));
        return byName.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), digests))
                .toList();
    }

    private static String place(Row row, boolean regions) {
        return regions || row.province() == null ? row.region() : row.province();
    }

    private Group group(String name, List<Row> rows, Map<String, PlanDigest> digests) {
        List<String> tasks =
                rows.stream().map(Row::task).filter(Objects::nonNull).toList();
        List<PlanDigest> of = tasks.stream().map(digests::get).toList();
        return new Group(
                name,
                rows,
                String.join(",", tasks),
                formats.number(tasks.size()),
                tiers(of),
                formats.number(of.stream().mapToInt(PlanDigest::accountsNow).sum()),
                formats.number(of.stream().mapToInt(PlanDigest::accountsLast).sum()),
                formats.amount(of.stream().map(PlanDigest::budgetNow).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    private String sub(PlanYear year, List<Waiting> waiting) {
        Set<String> regions = new LinkedHashSet<>();
        waiting.forEach(plan -> regions.add(plan.unit().region()));
        long accounts =
                waiting.stream().mapToLong(plan -> plan.digest().accountsNow()).sum();
        String budget = formats.amount(
                waiting.stream().map(plan -> plan.digest().budgetNow()).reduce(BigDecimal.ZERO, BigDecimal::add));
        String where = regions.size() <= NAMED_REGIONS
                ? String.join(", ", regions)
                : texts.of(new Message("planning.bulk.regions", formats.number(regions.size())));
        return texts.of(new Message("planning.bulk.sub", where, year.toString(), formats.number(accounts), budget));
    }

    /** Plans on their way to the person, each kind with a link to it. */
    private List<ComingLink> coming(PlanYear year, Inbox found) {
        return found.toCome().entrySet().stream()
                .map(entry -> new ComingLink(
                        PlanLinks.plans(year) + "?status=" + entry.getKey(),
                        texts.of("planning.page.status." + entry.getKey()) + " " + formats.number(entry.getValue())))
                .toList();
    }

    private void due(Model model, Inbox found) {
        Instant first = found.waiting().stream()
                .map(Waiting::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        model.addAttribute("due", first == null ? null : formats.day(Bangkok.dayOf(first)));
        model.addAttribute("relative", first == null ? null : sheet.relative(Bangkok.dayOf(first)));
        model.addAttribute("receipt", found.receipt() == null ? null : "/deadlines/" + found.receipt());
    }

    /** A plan moved up counts where it stands. */
    private static boolean counts(Waiting plan, Ask ask, Set<String> moved) {
        boolean up = plan.digest().exceptional() || moved.contains(plan.taskId());
        return ("all".equals(ask.filter()) || up == "look".equals(ask.filter())) && matches(plan, ask.of("all"));
    }

    private void filters(Model model, Inbox found, Ask ask, Set<String> moved) {
        Map<String, String> regions = new LinkedHashMap<>();
        found.waiting()
                .forEach(plan ->
                        regions.put(plan.unit().regionCode(), plan.unit().region()));
        model.addAttribute("regions", regions);
        model.addAttribute(
                "filters",
                FILTERS.stream()
                        .map(id -> new PlanPages.Filter(
                                id,
                                texts.of("planning.bulk.filter." + id),
                                formats.number(found.waiting().stream()
                                        .filter(plan -> counts(plan, ask.of(id), moved))
                                        .count()),
                                ask.address(id, ""),
                                id.equals(ask.filter())))
                        .toList());
    }

    private void result(Model model, PlanYear year, BulkApproval.Result result) {
        if (result == null) {
            return;
        }
        boolean last = result.plans().stream().anyMatch(BulkApproval.Done::last);
        List<String> parts = new ArrayList<>();
        add(
                parts,
                last ? "planning.bulk.result.approved" : "planning.bulk.result.concurred",
                result.count(Verdict.APPROVE) - takenBack(result, Verdict.APPROVE));
        add(parts, "planning.bulk.result.returned", result.count(Verdict.RETURN) - takenBack(result, Verdict.RETURN));
        add(parts, "planning.bulk.result.takenBack", result.count(State.TAKEN_BACK));
        add(parts, "planning.bulk.result.refused", result.count(State.REFUSED));
        add(parts, "planning.bulk.result.pending", result.count(State.PENDING));
        boolean today = Bangkok.dayOf(result.at()).equals(Bangkok.dayOf(clock.instant()));
        model.addAttribute("run", result.id());
        model.addAttribute("resultTrouble", result.count(State.REFUSED) + result.count(State.PENDING) > 0);
        model.addAttribute(
                "resultText",
                texts.of(new Message(
                        "planning.bulk.result",
                        String.join(" · ", parts),
                        today ? formats.time(result.at()) : formats.dayAndTime(result.at()))));
        Set<String> until = new HashSet<>();
        result.plans().stream()
                .filter(plan -> plan.state() == State.OPEN)
                .forEach(plan -> until.add(texts.of(plan.words())));
        model.addAttribute("undo", !until.isEmpty());
        model.addAttribute(
                "undoText",
                until.size() == 1
                        ? until.iterator().next()
                        : until.isEmpty() ? null : texts.of("planning.bulk.untilNext"));
        model.addAttribute(
                "lines", result.plans().stream().map(plan -> line(year, plan)).toList());
    }

    private Line line(PlanYear year, BulkApproval.Done plan) {
        return new Line(
                plan.task(),
                plan.place() == null ? null : PlanLinks.plan(year, plan.place()),
                plan.unit() == null ? texts.of("planning.bulk.unknownUnit") : plan.unit(),
                texts.of("planning.verdict." + plan.verdict() + (plan.last() ? ".last" : "")),
                plan.state().name(),
                plan.words() == null ? "" : texts.of(plan.words()),
                plan.comment());
    }

    private static long takenBack(BulkApproval.Result result, Verdict verdict) {
        return result.plans().stream()
                .filter(plan -> plan.state() == State.TAKEN_BACK && plan.verdict() == verdict)
                .count();
    }

    private void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(texts.of(new Message(key, formats.number(count))));
        }
    }
}
