package th.kamt.planning;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;

/**
 * Writes the summary a plan's form shows: in Thai as it is stored with its task and read by whoever has it, and anew for those who
 * read in another language.
 */
@Service
@Transactional(readOnly = true)
public class PlanSummaries {

    /** More stand on the page of changes. */
    private static final int MOST_CHANGES = 40;

    private final PlanRepository plans;
    private final PlanDecisionRepository decisions;
    private final PlanChangeRepository changes;
    private final PlanAssessor assessor;
    private final PlanStaffer staffer;
    private final PlanBudget budget;
    private final PlanStandards standards;
    private final PlanDigests digests;
    private final PlanDeciders deciders;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final PlanDeadlines deadlines;
    private final PlanAmendmentStore amendments;
    private final PlanContents contents;
    private final PlanDifferences differences;
    private final Clock clock;
    private final String baseUrl;

    PlanSummaries(
            PlanRepository plans,
            PlanDecisionRepository decisions,
            PlanChangeRepository changes,
            PlanAssessor assessor,
            PlanStaffer staffer,
            PlanBudget budget,
            PlanStandards standards,
            PlanDigests digests,
            PlanDeciders deciders,
            Organization organization,
            Texts texts,
            Formats formats,
            PlanDeadlines deadlines,
            PlanAmendmentStore amendments,
            PlanContents contents,
            PlanDifferences differences,
            Clock clock,
            @Value("${kamt.base-url:}") String baseUrl) {
        this.plans = plans;
        this.decisions = decisions;
        this.changes = changes;
        this.assessor = assessor;
        this.staffer = staffer;
        this.budget = budget;
        this.standards = standards;
        this.digests = digests;
        this.deciders = deciders;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.deadlines = deadlines;
        this.amendments = amendments;
        this.contents = contents;
        this.differences = differences;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** The summary of a unit's plan for one of its tasks; what the page of plans waiting shows of it is kept with it. */
    @Transactional
    public PlanSummary forTask(PlanYear year, String unitCode, String taskId) {
        Plan plan = require(year, unitCode);
        PlanAssessment assessment = assessor.assess(plan);
        if (!plan.status().isOpen()) {
            digests.write(plan, assessment);
        }
        return in(Texts.THAI, () -> summary(plan, assessment, taskId));
    }

    /** The same as it is now, in that language; nothing is kept. */
    public PlanSummary forTask(PlanYear year, String unitCode, String taskId, Locale language) {
        Plan plan = require(year, unitCode);
        return in(language, () -> summary(plan, assessor.assess(plan), taskId));
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .orElseThrow(() -> PlanApproval.unknown(unitCode));
    }

    /** Whoever asks: a task is made in the request of the one before. */
    private static <T> T in(Locale language, Supplier<T> written) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return written.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private PlanSummary summary(Plan plan, PlanAssessment assessment, String taskId) {
        PlanYear year = plan.year();
        Unit unit = organization.requireUnit(plan.unitCode());
        List<PlanDecision> said = decisions.standing(plan);
        PlanTotals totals = budget.totals(plan);
        List<PlanSummary.Line> changed = amendment(plan);
        List<PlanSummary.Line> blocking = lines(assessment.stops());
        // The amendment has its own place before everything else.
        List<PlanSummary.Line> unusual = lines(assessment.looks().stream()
                .filter(finding -> !finding.kind().equals("AMENDMENT"))
                .toList());
        List<PlanSummary.StationRow> stations = stations(said, PlanComments.of(changes, plan));
        return new PlanSummary(
                say(
                        plan.isAmending() ? "planning.summary.title.amendment" : "planning.summary.title",
                        year.toString(),
                        unit.name(),
                        plan.amendment()),
                subtitle(plan),
                baseUrl + "/plans/" + year + "/" + unit.code() + "?task=" + taskId,
                plan.status() == PlanStatus.RETURNED ? returned(said) : "",
                plan.isAmending() ? say("planning.summary.amendment", plan.amendment()) : "",
                changed.size(),
                changed,
                blocking.size(),
                blocking,
                unusual.size(),
                unusual,
                columns(year, "tier"),
                tiers(totals),
                kamrs(plan),
                columns(year, "item"),
                budget(totals),
                standards.of(plan, assessment).stream()
                        .map(point ->
                                new PlanSummary.StandardRow(texts.of(point.point()), cell(texts.of(point.result()))))
                        .toList(),
                stations.size(),
                stations);
    }

    private String subtitle(Plan plan) {
        boolean open = plan.status().isOpen();
        if (plan.isAmending()) {
            return amendmentSubtitle(plan);
        }
        LocalDate due = deadlines.dueOn(plan);
        String relative = formats.relative(due, Bangkok.dayOf(clock.instant()));
        if (open) {
            return say("planning.summary.submitBy", formats.day(due), relative);
        }
        String by = submittedBy(plan);
        String on = plan.submittedAt().map(formats::day).orElse("-");
        String line = say("planning.summary.submitted", by, on, formats.day(due), relative);
        return noted(plan, line);
    }

    /** With what the unit says to it, and whom it waits for in vain. */
    private String noted(Plan plan, String line) {
        String noted = plan.submitNote()
                .map(note -> line + "\n\n" + say("planning.summary.note", plain(note)))
                .orElse(line);
        return deciders.whoWaitsInVain(plan)
                .map(why -> noted + "\n\n" + texts.of(why))
                .orElse(noted);
    }

    private String submittedBy(Plan plan) {
        return plan.submittedBy()
                .map(person -> whoActed(plan, PlanChange.SUBMITTED, person))
                .orElse("-");
    }

    /** That person, with for whom they did the last change of that kind, where they acted for somebody absent. */
    private String whoActed(Plan plan, String change, String person) {
        Optional<String> actedFor = changes.findFirstByPlanIdAndMessageKeyInOrderByIdDesc(plan.id(), List.of(change))
                .flatMap(PlanChange::actedFor);
        return plain(texts.of(organization.whoActed(person, actedFor.orElse(null))));
    }

    private String amendmentSubtitle(Plan plan) {
        PlanAmendment amendment = amendments.find(plan.id(), plan.amendment()).orElseThrow();
        String line = plan.submittedBy()
                .map(by -> say(
                        "planning.summary.amendment.submitted",
                        plan.amendment(),
                        whoActed(plan, PlanChange.SUBMITTED, by),
                        plan.submittedAt().map(formats::day).orElse("-")))
                .orElseGet(() -> say(
                        "planning.summary.amendment.opened",
                        plan.amendment(),
                        whoActed(plan, PlanChange.AMENDMENT_OPENED, amendment.openedBy()),
                        formats.day(amendment.openedAt())));
        return noted(plan, line);
    }

    /** Why, then how many of what, then each change. */
    private List<PlanSummary.Line> amendment(Plan plan) {
        if (!plan.isAmending()) {
            return List.of();
        }
        PlanAmendment amendment = amendments.find(plan.id(), plan.amendment()).orElseThrow();
        PlanDifference difference = differences.between(contents.inForce(plan), plan);
        List<PlanSummary.Line> lines = new ArrayList<>();
        lines.add(new PlanSummary.Line(say("planning.summary.amendment.why"), plain(amendment.reason())));
        lines.add(new PlanSummary.Line(say("planning.summary.amendment.what"), plain(texts.of(difference.line()))));
        difference.entries().stream().limit(MOST_CHANGES).forEach(entry -> {
            String reason = entry.reason() == null ? "" : say("planning.summary.amendment.because", entry.reason());
            lines.add(new PlanSummary.Line(
                    say("planning.difference.part." + entry.part()), plain(texts.of(entry.what()) + reason)));
        });
        int more = difference.entries().size() - MOST_CHANGES;
        if (more > 0) {
            lines.add(new PlanSummary.Line(
                    say("planning.summary.amendment.what"),
                    say("planning.summary.amendment.more", formats.number(more))));
        }
        return lines;
    }

    private String returned(List<PlanDecision> said) {
        PlanDecision last = said.stream()
                .filter(decision -> decision.verdict() == Verdict.RETURN)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return say(
                "planning.summary.returned",
                organization.postName(last.decidedAs()),
                formats.day(last.decidedAt()),
                plain(Optional.ofNullable(last.comment()).orElse("")));
    }

    private List<PlanSummary.Line> lines(List<PlanFinding> findings) {
        return findings.stream()
                .map(finding -> new PlanSummary.Line(
                        plain(texts.of(finding.headline())), plain(texts.of(finding.detail())) + clause(finding)))
                .toList();
    }

    private String clause(PlanFinding finding) {
        return finding.clause() == null ? "" : " " + say("planning.clause", finding.clause());
    }

    /** What is counted, this year, last year and how they differ. */
    private List<PlanSummary.Column> columns(PlanYear year, String what) {
        return List.of(
                new PlanSummary.Column(what, say("planning.summary.column." + what)),
                new PlanSummary.Column("thisYear", say("planning.summary.column.year", year.toString())),
                new PlanSummary.Column(
                        "lastYear",
                        say("planning.summary.column.year", year.previous().toString())),
                new PlanSummary.Column("difference", say("planning.summary.column.difference")));
    }

    private List<PlanSummary.TierRow> tiers(PlanTotals totals) {
        List<PlanSummary.TierRow> rows = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            rows.add(tierRow(say("planning.tier." + tier), totals.now(tier), totals.last(tier)));
        }
        rows.add(tierRow(say("planning.total"), totals.accountsNow(), totals.accountsLast()));
        return rows;
    }

    private PlanSummary.TierRow tierRow(String name, int now, int last) {
        return new PlanSummary.TierRow(
                name, formats.number(now), formats.number(last), formats.signed(now - (long) last));
    }

    private List<PlanSummary.KamrRow> kamrs(Plan plan) {
        List<PlanSummary.KamrRow> rows = new ArrayList<>();
        for (KamrLoad load : staffer.loads(plan)) {
            Optional<Employee> person = organization.employee(load.employeeId());
            rows.add(new PlanSummary.KamrRow(
                    person.map(Employee::name).orElse(load.employeeId()),
                    person.map(Employee::positionCode).orElse("-"),
                    formats.number(load.accounts()),
                    load.position() == KamrLoad.BandPosition.NONE ? "-" : formats.load(load.load()),
                    remark(plan, load)));
        }
        return rows;
    }

    private String remark(Plan plan, KamrLoad load) {
        List<String> remarks = new ArrayList<>();
        switch (load.position()) {
            case BELOW -> remarks.add(say("planning.load.below"));
            case ABOVE -> remarks.add(say("planning.load.above"));
            case NONE -> remarks.add(say("planning.load.noBand"));
            case WITHIN -> {}
        }
        if (load.topUp() > 0) {
            remarks.add(say("planning.load.topUp", formats.number(load.topUp())));
        }
        plan.kamr(load.employeeId()).ifPresent(kamr -> {
            if (kamr.waiverReason() != null) {
                remarks.add(say("planning.kamr.waived", cell(kamr.waiverReason())));
            }
            if (kamr.isNetworkSide()) {
                remarks.add(say("planning.kamr.network"));
            }
            if (kamr.replaces().isPresent()
                    && organization
                            .employee(kamr.employeeId())
                            .filter(person -> person.kamrTrainedOn() == null)
                            .isPresent()) {
                remarks.add(say("planning.page.kamr.trainingToFollow"));
            }
        });
        return String.join(" · ", remarks);
    }

    private List<PlanSummary.BudgetRow> budget(PlanTotals totals) {
        List<PlanSummary.BudgetRow> rows = new ArrayList<>();
        for (PlanTotals.BudgetLine line : totals.budget()) {
            String name = say("planning.budget." + line.kind());
            rows.add(budgetRow(
                    line.description().isEmpty() ? name : name + ": " + cell(line.description()),
                    line.amountBaht(),
                    totals.budgetLastKnown() ? line.lastYearBaht() : null));
        }
        rows.add(budgetRow(say("planning.total"), totals.budgetNow(), totals.budgetLast()));
        return rows;
    }

    /** @param last {@code null} if it is not known */
    private PlanSummary.BudgetRow budgetRow(String item, BigDecimal now, BigDecimal last) {
        return new PlanSummary.BudgetRow(
                item,
                formats.amount(now),
                last == null ? say("planning.budget.noLastYear") : formats.amount(last),
                last == null ? "–" : formats.signedAmount(now.subtract(last)));
    }

    /** What was said on the plan so far, in its order. */
    private List<PlanSummary.StationRow> stations(List<PlanDecision> said, List<PlanComments.Comment> comments) {
        Map<PlanSummary.StationRow, Instant> rows = new LinkedHashMap<>();
        said.forEach(decision -> rows.put(station(decision), decision.decidedAt()));
        comments.forEach(comment -> rows.put(comment(comment), comment.at()));
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private PlanSummary.StationRow comment(PlanComments.Comment comment) {
        return new PlanSummary.StationRow(
                by(organization.whoActed(comment.person(), comment.actedFor()), comment.post()),
                say("planning.verdict.comment"),
                formats.dayAndTime(comment.at()),
                cell(comment.text()));
    }

    private String by(Message person, Message post) {
        return texts.of(person) + " (" + texts.of(post) + ")";
    }

    private PlanSummary.StationRow station(PlanDecision decision) {
        return new PlanSummary.StationRow(
                by(
                        organization.whoActed(
                                decision.decidedBy(), decision.actedFor().orElse(null)),
                        organization.postName(decision.decidedAs())),
                say("planning.verdict." + decision.verdict()
                        + (decision.station().isLast() ? ".last" : "")),
                formats.dayAndTime(decision.decidedAt()),
                cell(Optional.ofNullable(decision.comment()).orElse("")));
    }

    private String say(String key, Object... arguments) {
        return texts.of(new Message(key, arguments));
    }

    /** For a cell of a table, which shows text as it is: a backslash would be seen. */
    private static String cell(String text) {
        return text.replace("\n", " ");
    }

    /** Names and reasons are shown as they are where markdown is read, never as markdown or a template. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1").replace("\n", " ");
    }
}
