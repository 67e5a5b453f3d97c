package th.kamt.planning.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContactAccessLog;
import th.kamt.customer.ContactPerson;
import th.kamt.customer.Contacts;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.CustomerList;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.entitlement.ViolationKind;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.ServiceView;
import th.kamt.planning.PlanViews;
import th.kamt.selection.Finding;
import th.kamt.selection.Outcome;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Subject;
import th.kamt.selection.Way;
import th.kamt.web.AccountSection;
import th.kamt.web.Crumb;
import th.kamt.web.PageController;
import th.kamt.web.ShownYear;

/** One account: why it has its tier, what the unit decided, its contacts, KAMR, services and contract accounts. */
@PageController
class AccountPages {

    private static final int MONTHS = 12;
    private static final List<String> SERVICE_KINDS =
            Stream.of(ViolationKind.values()).map(Enum::name).toList();
    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    private final PlanViews views;
    private final PlanStandings standings;
    private final ShownYears years;
    private final ShownYear shownYear;
    private final PlanSheet sheet;
    private final AccountRows rows;
    private final ScoredAccounts scores;
    private final CustomerList customers;
    private final Contacts contacts;
    private final ContactAccessLog contactLog;
    private final ObjectProvider<AccountSection> sections;
    private final AccessControl access;
    private final Texts texts;
    private final Formats formats;

    AccountPages(
            PlanViews views,
            PlanStandings standings,
            ShownYears years,
            ShownYear shownYear,
            PlanSheet sheet,
            AccountRows rows,
            ScoredAccounts scores,
            CustomerList customers,
            Contacts contacts,
            ContactAccessLog contactLog,
            ObjectProvider<AccountSection> sections,
            AccessControl access,
            Texts texts,
            Formats formats) {
        this.views = views;
        this.standings = standings;
        this.years = years;
        this.shownYear = shownYear;
        this.sheet = sheet;
        this.rows = rows;
        this.scores = scores;
        this.customers = customers;
        this.contacts = contacts;
        this.contactLog = contactLog;
        this.sections = sections;
        this.access = access;
        this.texts = texts;
        this.formats = formats;
    }

    /** @param quiet whether the criterion is not met: said too, but quietly */
    record Line(String label, String value, String limit, String result, String rule, boolean quiet) {}

    record Month(int number, String name, List<Service> services) {}

    record Service(long id, String code, String name, String day, int dayOfMonth, int month, boolean own) {}

    record Contract(String caNo, String margin, String bill, String voltage, String sppDistance, String contract) {}

    @GetMapping("/accounts/{accountId}")
    String account(
            @PathVariable String accountId,
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String task,
            @RequestParam(defaultValue = "") String fill,
            Model model) {
        List<PlanYear> knowing = years.knowing(accountId);
        PlanYear planYear = shownYear.of(year, knowing);
        String office = accountId.substring(accountId.indexOf('@') + 1);
        boolean group = StreamlineGroup.isGroup(accountId);
        Optional<String> planUnit = group ? Optional.of(office) : views.unitOf(planYear, accountId);
        if (!access.maySee(office) && planUnit.filter(access::maySee).isEmpty() && !contacts.mayKeep(accountId)) {
            access.requireSee(office);
        }
        Optional<PlanView> plan = planUnit.filter(
                        unit -> !standings.of(planYear, List.of(unit)).isEmpty())
                .map(unit -> views.view(planYear, unit, access.currentPerson()));
        Optional<AccountView> inPlan = plan.flatMap(found -> found.accounts().stream()
                .filter(one -> one.accountId().equals(accountId))
                .findFirst());
        model.addAttribute("year", planYear);
        model.addAttribute("pageYear", planYear);
        model.addAttribute("years", shownYear.choices(planYear, knowing, one -> PlanLinks.account(one, accountId)));
        model.addAttribute("id", accountId);
        // The field of the contact persons' form that somebody was sent to.
        model.addAttribute("fill", fill);
        model.addAttribute("plan", plan.orElse(null));
        model.addAttribute("editable", plan.filter(PlanView::editable).isPresent() && (group || inPlan.isPresent()));
        model.addAttribute("here", PlanLinks.account(planYear, accountId));
        model.addAttribute("task", PlanLinks.isTask(task) ? task : "");
        model.addAttribute(
                "page",
                plan.map(found -> PlanLinks.plan(planYear, found.unit().code())).orElse(""));
        plan.ifPresent(found -> services(model, found, accountId));
        model.addAttribute(
                "sections",
                sections.orderedStream()
                        .flatMap(section -> section.fill(model, planYear.toString(), accountId).stream())
                        .toList());
        if (group) {
            PlanView found =
                    plan.orElseThrow(() -> new NotFoundException(new Message("planning.plan.unknown", office)));
            String title =
                    texts.of(new Message("entitlement.group", found.unit().name()));
            model.addAttribute("title", title);
            model.addAttribute("crumbs", sheet.crumbs(found, title));
            return "planning/group";
        }
        ScoredAccount scored = inPlan.map(AccountView::scored)
                .or(() -> scores.account(planYear, accountId))
                .orElseThrow(() -> new NotFoundException(new Message("selection.account.unknown", accountId)));
        fill(model, scored, inPlan, plan);
        return "planning/account";
    }

    private void fill(Model model, ScoredAccount scored, Optional<AccountView> inPlan, Optional<PlanView> plan) {
        model.addAttribute("scored", scored);
        model.addAttribute("account", inPlan.orElse(null));
        // What the SPP decision has left out already, or no rule selects, cannot be left out.
        model.addAttribute(
                "mayExclude",
                plan.filter(PlanView::editable).isPresent()
                        && scored.tier() != null
                        && inPlan.filter(AccountView::selected).isPresent());
        // D-5: the statement stands for a distance, not for an SPP that can supply.
        model.addAttribute(
                "mayStateRadius",
                plan.filter(PlanView::editable).isPresent()
                        && (inPlan.filter(account -> account.withinRadiusReason() != null)
                                        .isPresent()
                                || scored.explanation()
                                        .on(Subject.SPP_CAN_SUPPLY)
                                        .filter(finding -> finding.outcome() == Outcome.FAILED)
                                        .isEmpty()));
        model.addAttribute("numbers", rows.numbers(scored));
        model.addAttribute("tier", inPlan.isPresent() ? inPlan.get().tier() : scored.tier());
        model.addAttribute("topUp", inPlan.filter(AccountView::topUp).isPresent());
        model.addAttribute(
                "because",
                inPlan.map(rows::because)
                        .orElseGet(() -> texts.of(scored.explanation().because())));
        model.addAttribute("risk", rows.risk(scored));
        model.addAttribute("kasm", lines(scored, Way.KASM));
        model.addAttribute("riskWay", lines(scored, Way.RISK));
        model.addAttribute("choice", lines(scored, Way.CHOICE));
        scores.latestScoring(scored.year()).ifPresent(scoring -> model.addAttribute("scoring", scoring));
        model.addAttribute("versions", versions(scored));
        model.addAttribute(
                "sppContract",
                scored.explanation()
                        .on(Subject.SPP_CONTRACT)
                        .map(finding -> texts.of(finding.valueText()))
                        .orElse(""));
        String kamr = inPlan.map(AccountView::kamr).orElse(null);
        model.addAttribute("kamrName", kamr == null ? null : sheet.name(kamr));
        model.addAttribute("lastKamrName", scored.lastKamr() == null ? null : sheet.name(scored.lastKamr()));
        model.addAttribute("letters", LETTERS);
        List<ContractAccount> cas = customers.account(scored.year(), scored.accountId());
        model.addAttribute("contracts", cas.stream().map(this::contract).toList());
        List<ContactPerson> persons = contacts.of(scored.accountId());
        contactLog.read(scored.year(), scored.accountId(), persons.size());
        model.addAttribute("contacts", persons);
        model.addAttribute("mayKeepContacts", contacts.mayKeep(scored.accountId()));
        model.addAttribute("erasable", !persons.isEmpty() || cas.stream().anyMatch(ContractAccount::namesContact));
        model.addAttribute("crumbs", crumbs(scored, plan));
    }

    private List<Crumb> crumbs(ScoredAccount scored, Optional<PlanView> plan) {
        return plan.map(found -> sheet.crumbs(found, scored.name()))
                .orElseGet(() -> List.of(
                        new Crumb(texts.of("web.nav.accounts"), "/accounts?year=" + scored.year()),
                        new Crumb(scored.name(), null)));
    }

    private List<Line> lines(ScoredAccount scored, Way way) {
        return scored.explanation().of(way).stream()
                .map(finding -> new Line(
                        texts.of(finding.label()),
                        texts.of(finding.valueText()),
                        finding.limitText().map(texts::of).orElse(""),
                        texts.of(finding.resultText()),
                        finding.rule(),
                        finding.outcome() != Outcome.PASSED))
                .toList();
    }

    /** The decision tables' versions that the account was scored by, e.g. {@code kasmMatrix 3}. */
    private static String versions(ScoredAccount scored) {
        return scored.explanation().findings().stream()
                .filter(finding -> finding.decision() != null)
                .sorted(Comparator.comparing(Finding::decision))
                .map(finding -> finding.decision() + "\u00a0" + finding.decisionVersion())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Contract contract(ContractAccount ca) {
        return new Contract(
                ca.caNo(),
                ca.grossMarginBaht() == null ? "" : formats.amount(ca.grossMarginBaht()),
                formats.amount(ca.avgBillBaht()),
                ca.voltageKv() == null ? "" : formats.number(ca.voltageKv()),
                ca.sppDistanceKm() == null ? "" : formats.number(ca.sppDistanceKm()),
                texts.of("selection.code.sppContract." + ca.sppContract()));
    }

    private void services(Model model, PlanView plan, String accountId) {
        Map<Integer, List<Service>> byMonth = plan.services().stream()
                .filter(service -> service.accountId().equals(accountId))
                .sorted(Comparator.comparing(ServiceView::plannedOn).thenComparing(ServiceView::code))
                .map(this::service)
                .collect(Collectors.groupingBy(Service::month));
        List<Month> months = IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month -> new Month(
                        month,
                        formats.month(LocalDate.of(plan.year().commonEra(), month, 1)),
                        byMonth.getOrDefault(month, new ArrayList<>())))
                .toList();
        model.addAttribute("months", months);
        model.addAttribute(
                "planned", byMonth.values().stream().mapToInt(List::size).sum());
        model.addAttribute("codes", List.of(EntitlementCode.values()));
        model.addAttribute(
                "reasons",
                plan.reasons().stream()
                        .filter(reason -> reason.subject().equals(accountId))
                        .toList());
        model.addAttribute(
                "problems",
                plan.assessment().findings().stream()
                        .filter(finding -> finding.subject().equals(accountId))
                        .filter(finding -> SERVICE_KINDS.contains(finding.kind()))
                        .map(finding -> new th.kamt.web.FindingLine(
                                finding.stops() ? th.kamt.web.FindingLine.Kind.STOP : th.kamt.web.FindingLine.Kind.LOOK,
                                null,
                                texts.of(finding.detail()),
                                null,
                                null,
                                null))
                        .toList());
    }

    private Service service(ServiceView service) {
        return new Service(
                service.id(),
                service.code(),
                texts.of(EntitlementCode.parse(service.code()).displayName()),
                formats.dayOfMonth(service.plannedOn()),
                service.plannedOn().getDayOfMonth(),
                service.plannedOn().getMonthValue(),
                service.setByManager());
    }
}
