package th.kamt.planning.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.planning.CorporateDocument;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.PlanFinding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanStatus;
import th.kamt.planning.PlanTotals;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.CandidateView;
import th.kamt.planning.PlanView.KamrView;
import th.kamt.planning.Verdict;
import th.kamt.selection.Tier;
import th.kamt.staffing.EligibilityResult;
import th.kamt.staffing.Origin;
import th.kamt.staffing.StaffingRules;
import th.kamt.web.Crumb;
import th.kamt.web.FindingLine;
import th.kamt.web.LoadBar;
import th.kamt.web.LoadLine;
import th.kamt.web.RouteStep;
import th.kamt.web.SumRow;
import th.kamt.workflow.DecisionTables;

/** Puts a unit's plan into the words and figures of its pages, but for the table of its accounts. */
@Component
class PlanSheet {

    private final PlanApproval approval;
    private final Organization organization;
    private final DecisionTables tables;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    PlanSheet(
            PlanApproval approval,
            Organization organization,
            DecisionTables tables,
            Texts texts,
            Formats formats,
            Clock clock) {
        this.approval = approval;
        this.organization = organization;
        this.tables = tables;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    /** A condition of R-KAMR-2 a person is short of. */
    record Shortfall(String text, String clause, boolean waivable) {}

    /**
     * Somebody who is KAMR of the plan, or could be.
     *
     * @param waiver    the reason given, or {@code null}
     * @param mayChange whether the person who looks may appoint them and take them back (R-KAMR-8)
     * @param mayChoose trained and tested: the others cannot be chosen, whatever the reason (R-KAMR-3)
     */
    record Candidate(
            String id,
            String name,
            String post,
            boolean appointed,
            boolean mayChange,
            boolean attested,
            List<Shortfall> shortfalls,
            boolean needsWaiver,
            String waiver,
            boolean mayChoose) {}

    /** A rule that may be left unmet with the head's reason (D-15, D-16), and the reason; {@code null} until it is given. */
    record Deviation(String form, String kind, String subject, String text, String reason) {

        String formBack() {
            return form + "-back";
        }
    }

    /** Weight of one account of a tier (R-KAMR-4). */
    record Weight(Tier tier, String load) {}

    /**
     * What every page of a plan has.
     *
     * @param last of the crumbs; {@code null}: the plan's own
     */
    void frame(Model model, PlanView plan, String last) {
        model.addAttribute("plan", plan);
        model.addAttribute("pageYear", plan.year());
        model.addAttribute("crumbs", crumbs(plan, last));
        model.addAttribute("page", PlanLinks.plan(plan.year(), plan.unit().code()));
    }

    List<Crumb> crumbs(PlanView plan, String last) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(say("planning.page.plansOf", plan.year().toString()), PlanLinks.plans(plan.year())));
        region(plan.unit())
                .ifPresent(region -> crumbs.add(
                        new Crumb(region.name(), PlanLinks.plans(plan.year()) + "?region=" + region.code())));
        crumbs.add(new Crumb(
                plan.unit().name(),
                last == null ? null : PlanLinks.plan(plan.year(), plan.unit().code())));
        if (last != null) {
            crumbs.add(new Crumb(last, null));
        }
        return crumbs;
    }

    private Optional<Unit> region(Unit unit) {
        return Optional.ofNullable(unit.regionCode())
                .filter(region -> !region.equals(unit.code()))
                .flatMap(organization::unit);
    }

    String relative(LocalDate due) {
        return formats.relative(due, Bangkok.dayOf(clock.instant()));
    }

    /** The unit's own work, then the route; {@code PRESENT} is where the plan lies now. */
    List<RouteStep> stations(PlanView plan) {
        boolean open = plan.standing().status().isOpen();
        List<RouteStep> stations = new ArrayList<>();
        stations.add(new RouteStep(preparerName(plan.unit()), open ? RouteStep.State.PRESENT : RouteStep.State.DONE));
        List<StationStanding> said = plan.standing().stations();
        List<th.kamt.planning.Station> toCome = said.stream()
                .filter(station -> station.verdict() == null)
                .map(StationStanding::station)
                .toList();
        th.kamt.planning.Station returned =
                lastReturn(plan).map(StationStanding::station).orElse(null);
        for (th.kamt.planning.Station station : plan.standing().route().stations()) {
            RouteStep.State state = RouteStep.State.AHEAD;
            if (open) {
                state = station == returned ? RouteStep.State.RETURNED : state;
            } else if (!toCome.contains(station)) {
                state = RouteStep.State.DONE;
            } else if (toCome.get(0) == station) {
                state = RouteStep.State.PRESENT;
            }
            stations.add(new RouteStep(stationName(plan.unit(), station), state));
        }
        return stations;
    }

    /** Who makes the unit's plan, as the first station. */
    String preparerName(Unit unit) {
        RoleAt preparer = approval.preparers(unit.code()).post();
        return say("planning.station.prepare", new Message(preparer.role().messageKey()));
    }

    public String stationName(Unit unit, th.kamt.planning.Station station) {
        RoleAt post = station.post(unit);
        return say("planning.station." + station.name(), new Message(post.role().messageKey()));
    }

    /** The newest return, while the plan is with its unit because of it. */
    private static Optional<StationStanding> lastReturn(PlanView plan) {
        return plan.standing().status() == PlanStatus.RETURNED
                ? plan.standing().stations().stream()
                        .filter(station -> station.verdict() == Verdict.RETURN)
                        .reduce((earlier, later) -> later)
                : Optional.empty();
    }

    /** ส่งกลับโดย อฝ.วบ. 9 ธ.ค. 2569: “…”, or {@code null}. */
    String returned(PlanView plan) {
        return lastReturn(plan)
                .map(station -> say(
                        "planning.summary.returned",
                        post(station.as()),
                        formats.day(station.at()),
                        Optional.ofNullable(station.comment()).orElse("")))
                .orElse(null);
    }

    /** ส่งแล้ว รอ กบล. รวบรวม; {@code null} while the plan is with its unit. */
    String submitted(PlanView plan) {
        if (plan.standing().status().isOpen() || plan.withdrawing()) {
            return null;
        }
        if (plan.standing().status() == PlanStatus.APPROVED) {
            return say("planning.page.approved", plan.approvedAt() == null ? "" : formats.day(plan.approvedAt()));
        }
        String waitsFor = plan.standing().stations().stream()
                .filter(station -> station.verdict() == null)
                .map(station -> stationName(plan.unit(), station.station()))
                .findFirst()
                .orElse("");
        return say("planning.page.submitted", waitsFor);
    }

    /** A post as a decision keeps it, {@code role.UNIT}, in words. */
    Message post(String group) {
        return organization.postName(group);
    }

    /** @param actedFor in whose place, or {@code null} */
    public String name(String person, String actedFor) {
        return actedFor == null ? name(person) : texts.of(organization.whoActed(person, actedFor));
    }

    public String name(String person) {
        if (person != null && person.equals("system")) {
            return say("planning.system");
        }
        return person == null ? "-" : organization.nameOf(person);
    }

    List<FindingLine> findings(PlanView plan) {
        List<FindingLine> findings = new ArrayList<>();
        boolean editable = plan.editable();
        Stream<PlanFinding> unusualFirst =
                Stream.concat(plan.assessment().looks().stream(), plan.assessment().stops().stream());
        (editable ? plan.assessment().findings().stream() : unusualFirst)
                .map(finding -> finding(plan, finding))
                .forEach(findings::add);
        return findings;
    }

    private FindingLine finding(PlanView plan, PlanFinding finding) {
        String detail = texts.of(finding.detail());
        String headline = texts.of(finding.headline());
        // Rules that name their clause in the sentence are not followed by it again.
        String clause = finding.clause() == null || detail.contains(finding.clause())
                ? null
                : say("planning.clause", finding.clause());
        String href = href(plan, finding);
        return new FindingLine(
                finding.stops() ? FindingLine.Kind.STOP : FindingLine.Kind.LOOK,
                detail.startsWith(headline) ? null : headline,
                detail,
                clause,
                href,
                href == null ? null : say("planning.page.action." + action(plan, finding)));
    }

    /** Where to mend it, or to look. */
    private static String href(PlanView plan, PlanFinding finding) {
        String subject = finding.subject();
        String page = PlanLinks.plan(plan.year(), plan.unit().code());
        if (finding.stops() && finding.reasonKind() != null && plan.editable()) {
            return page + "#" + reasonForm(finding.kind(), subject);
        }
        if (subject.contains("@")) {
            String part = switch (finding.kind()) {
                case "EXCLUSION_UNDECIDED", "EXCLUSION" -> "#exclusion";
                case "SPECIAL_CASE_D" -> "#special";
                case "TIER_STEPS", "LIST_CORRECTED" -> "#why";
                case "ACCOUNT_WITHOUT_KAMR", "TOP_UP_NOT_ALLOWED", "HEADQUARTERS_ACCOUNT" -> "";
                default -> "#services";
            };
            return PlanLinks.account(plan.year(), subject) + part;
        }
        return switch (finding.kind()) {
            case "DOCUMENTS" -> page + "#documents";
            case "EVENT_LIMIT", "BUDGET_RISE" -> page + "#budget";
            case "TOP_UP" -> page + "?f=all&sort=tier#accounts";
            case "AMENDMENT" -> page + "/changes";
            case "AMENDMENT_EMPTY" -> null;
            case "KAMR_LEFT" -> plan.editable() ? page + "#replace" : page + "#loads";
            case "SENIOR_KAMR", "NOT_SCORED", "NOBODY_DECIDES", "DEPUTY" -> null;
            case "REASON_GIVEN" -> page + "#reasons";
            default -> page + person(plan, subject);
        };
    }

    /** Who may not choose KAMRs is not shown who could be one: there only the plan's own KAMRs have a place. */
    private static String person(PlanView plan, String subject) {
        boolean candidate = plan.candidates().stream()
                .anyMatch(one -> one.person().employeeId().equals(subject));
        if (plan.editable() && candidate) {
            return "#kamr-" + subject;
        }
        boolean kamr =
                plan.kamrs().stream().anyMatch(one -> one.person().employeeId().equals(subject));
        return kamr ? "#k-" + subject : "#loads";
    }

    static String reasonForm(String kind, String subject) {
        return "reason-" + kind + "-" + subject.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private static String action(PlanView plan, PlanFinding finding) {
        if (finding.stops() && finding.reasonKind() != null && plan.editable()) {
            return "reason";
        }
        return switch (finding.kind()) {
            case "EXCLUSION_UNDECIDED" -> plan.editable() ? "decide" : "look";
            case "WAIVER_REASON_MISSING" -> plan.editable() ? "reason" : "look";
            case "TIER_STEPS", "LIST_CORRECTED" -> "source";
            case "LOAD_LOW", "LOAD_HIGH", "LOAD_BELOW_BAND", "LOAD_ABOVE_BAND" -> "load";
            case "SPECIAL_CASE_D", "EXCLUSION", "WAIVER", "REASON_GIVEN", "NETWORK_KAMR" -> "why";
            default -> finding.stops() && plan.editable() ? "mend" : "look";
        };
    }

    List<SumRow> tiers(PlanTotals totals) {
        return Stream.of(Tier.values())
                .map(tier -> difference(null, tier, totals.now(tier), totals.last(tier)))
                .toList();
    }

    SumRow tierTotal(PlanTotals totals) {
        return difference(say("planning.total"), null, totals.accountsNow(), totals.accountsLast());
    }

    private SumRow difference(String label, Tier tier, int now, int last) {
        return new SumRow(label, tier, formats.number(now), formats.number(last), formats.signed(now - last));
    }

    List<SumRow> budget(PlanTotals totals) {
        return totals.budget().stream()
                .map(line -> difference(
                        budgetName(line), line.amountBaht(), totals.budgetLastKnown() ? line.lastYearBaht() : null))
                .toList();
    }

    SumRow budgetTotal(PlanTotals totals) {
        return difference(say("planning.total"), totals.budgetNow(), totals.budgetLast());
    }

    /** @param last {@code null} if it is not known */
    private SumRow difference(String label, BigDecimal now, BigDecimal last) {
        if (last == null) {
            return new SumRow(label, null, formats.amount(now), say("planning.budget.noLastYear"), "–");
        }
        return new SumRow(
                label, null, formats.amount(now), formats.amount(last), formats.signedAmount(now.subtract(last)));
    }

    public String budgetName(PlanTotals.BudgetLine line) {
        String kind = say("planning.budget." + line.kind());
        return line.description().isEmpty() ? kind : say("planning.finding.nameAndReason", kind, line.description());
    }

    List<CorporateDocument> documentKinds(PlanYear year) {
        return CorporateDocument.kinds(tables, year);
    }

    StaffingRules rules(PlanYear year) {
        return StaffingRules.read(tables, year);
    }

    List<Weight> weights(StaffingRules rules) {
        return Stream.of(Tier.STRATEGIC, Tier.STAR, Tier.STATUS)
                .map(tier -> new Weight(tier, formats.load(rules.weight(tier))))
                .toList();
    }

    List<LoadLine> loads(PlanView plan, StaffingRules rules) {
        return plan.kamrs().stream().map(kamr -> load(kamr, rules)).toList();
    }

    private LoadLine load(KamrView kamr, StaffingRules rules) {
        th.kamt.staffing.KamrLoad load = kamr.load();
        boolean band = load.position() != th.kamt.staffing.KamrLoad.BandPosition.NONE;
        List<String> notes = new ArrayList<>();
        notes.add(kamr.person().positionCode());
        boolean reasonMissing = kamr.eligibility().needsWaiver() && kamr.waiverReason() == null;
        if (!kamr.eligibility().trained()) {
            notes.add(say("planning.page.kamr.untrained"));
        } else if (kamr.person().kamrTrainedOn() == null) {
            notes.add(say("planning.page.kamr.trainingToFollow"));
        } else if (reasonMissing) {
            notes.add(say("planning.page.kamr.reasonMissing"));
        } else if (kamr.waiverReason() != null) {
            notes.add(say("planning.kamr.waived", kamr.waiverReason()));
        }
        if (kamr.origin() == Origin.NETWORK) {
            notes.add(say("planning.kamr.network"));
        }
        return new LoadLine(
                "k-" + kamr.person().employeeId(),
                kamr.person().name(),
                String.join(" · ", notes),
                reasonMissing || !kamr.eligibility().trained(),
                mix(load),
                LoadBar.of(
                        weighted(rules, Tier.STRATEGIC, load.strategic()),
                        weighted(rules, Tier.STAR, load.star()),
                        weighted(rules, Tier.STATUS, load.status()),
                        band ? rules.minimumLoad() : null,
                        band ? rules.maximumLoad() : null));
    }

    private String mix(th.kamt.staffing.KamrLoad load) {
        String mix = say(
                "planning.page.kamr.mix",
                formats.number(load.strategic()),
                formats.number(load.star()),
                formats.number(load.status()));
        return load.topUp() == 0 ? mix : mix + " (" + say("planning.load.topUp", formats.number(load.topUp())) + ")";
    }

    private static BigDecimal weighted(StaffingRules rules, Tier tier, int accounts) {
        return rules.weight(tier).multiply(BigDecimal.valueOf(accounts));
    }

    /** The risk level's name of a score, by the year's own table (R-RISK-5). */
    String riskLevel(PlanYear year, int score) {
        BigDecimal points = BigDecimal.valueOf(score);
        return tables.rows("riskTierBands", year).stream()
                .filter(row -> points.compareTo((BigDecimal) row.get("from")) >= 0
                        && points.compareTo((BigDecimal) row.get("upTo")) <= 0)
                .map(row -> (String) row.get("riskLevel"))
                .findFirst()
                .orElse("LOW");
    }

    /** ระบบคงผู้ดูแลเดิมไว้ 31 จาก 35 ราย; {@code null} if last year's KAMRs are not known. */
    String kept(PlanView plan) {
        long known = plan.accounts().stream()
                .filter(account -> account.kamr() != null && account.scored().lastKamr() != null)
                .count();
        long kept = plan.accounts().stream()
                .filter(PlanView.AccountView::keptFromLastYear)
                .count();
        return known == 0 ? null : say("planning.page.kamr.kept", formats.number(kept), formats.number(known));
    }

    List<Candidate> candidates(PlanView plan) {
        Map<String, KamrView> appointed = plan.kamrs().stream()
                .collect(Collectors.toMap(kamr -> kamr.person().employeeId(), kamr -> kamr));
        return plan.candidates().stream()
                .filter(candidate -> plan.editable() || mayChange(plan, candidate))
                .map(candidate -> candidate(
                        candidate, appointed.get(candidate.person().employeeId()), mayChange(plan, candidate)))
                .toList();
    }

    private static boolean mayChange(PlanView plan, CandidateView candidate) {
        return candidate.eligibility().origin() == Origin.NETWORK ? plan.appointsNetworkSide() : plan.editable();
    }

    private Candidate candidate(CandidateView candidate, KamrView kamr, boolean mayChange) {
        Employee person = candidate.person();
        EligibilityResult eligibility = candidate.eligibility();
        return new Candidate(
                person.employeeId(),
                person.name(),
                say("planning.post", person.positionCode(), organization.unitName(person.unitCode())),
                candidate.appointed(),
                mayChange,
                kamr == null || kamr.attested(),
                eligibility.shortfalls().stream()
                        .map(missing -> new Shortfall(
                                texts.of(missing.message()),
                                say("planning.clause", missing.clause()),
                                missing.condition().waivable()))
                        .toList(),
                eligibility.needsWaiver(),
                kamr == null ? null : kamr.waiverReason(),
                eligibility.trained());
    }

    /** What stops the plan but for the head's reason, and the reasons given so far. */
    List<Deviation> deviations(PlanView plan) {
        Map<String, String> given = new HashMap<>();
        plan.reasons().forEach(reason -> given.put(reason.kind() + "/" + reason.subject(), reason.reason()));
        List<Deviation> deviations = new ArrayList<>();
        for (PlanFinding finding : plan.assessment().findings()) {
            boolean wanted = finding.stops() && finding.reasonKind() != null;
            if (wanted) {
                String key = finding.reasonKind() + "/" + finding.subject();
                deviations.add(new Deviation(
                        reasonForm(finding.reasonKind(), finding.subject()),
                        finding.reasonKind(),
                        finding.subject(),
                        sentence(finding),
                        given.remove(key)));
            }
        }
        plan.reasons().stream()
                .filter(reason -> given.containsKey(reason.kind() + "/" + reason.subject()))
                .map(reason -> new Deviation(
                        reasonForm(reason.kind(), reason.subject()),
                        reason.kind(),
                        reason.subject(),
                        say("planning.finding.kind." + reason.kind()),
                        reason.reason()))
                .forEach(deviations::add);
        return deviations;
    }

    private String sentence(PlanFinding finding) {
        String headline = texts.of(finding.headline());
        String detail = texts.of(finding.detail());
        return detail.startsWith(headline) ? detail : say("planning.finding.nameAndReason", headline, detail);
    }

    private String say(String key, Object... arguments) {
        return texts.of(new Message(key, arguments));
    }
}
