package th.kamt.planning.web;

import static th.kamt.planning.web.DocumentColumn.beneath;
import static th.kamt.planning.web.DocumentColumn.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.entitlement.Entitled;
import th.kamt.entitlement.EntitledAccount;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.entitlement.EntitlementCount;
import th.kamt.entitlement.EntitlementKind;
import th.kamt.entitlement.EntitlementSummary;
import th.kamt.entitlement.EntitlementSummary.CodeTotal;
import th.kamt.entitlement.EntitlementSummary.TargetTotal;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.entitlement.Target;
import th.kamt.organization.Employee;
import th.kamt.planning.PlanTotals.BudgetLine;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.ReasonView;
import th.kamt.selection.Tier;

/** CRM-KAM-002: targets, entitlements and schedule, budget and the corporate documents followed (6.1.3, 6.1.5, 6.2). */
@Component
class DocumentSchedule {

    private static final int MONTHS = 12;

    private final DocumentWords words;

    DocumentSchedule(DocumentWords words) {
        this.words = words;
    }

    List<DocumentTable> tables(DocumentFacts facts, int part) {
        Map<String, List<PlannedEntitlement>> planned = planned(facts.plan());
        return switch (part) {
            case DocumentForm.SUMMARY -> summary(facts, planned);
            case DocumentForm.STREAMLINE -> List.of(group(facts, planned), accounts(facts, part, planned));
            default -> List.of(accounts(facts, part, planned));
        };
    }

    List<String> notes(DocumentFacts facts, int part) {
        if (part == DocumentForm.SUMMARY) {
            return List.of(words.say("documents.note.targets"));
        }
        // What the codes of this part stand for, so that the paper can be read alone.
        List<String> ids = new ArrayList<>(
                facts.selected(part).stream().map(AccountView::accountId).toList());
        if (part == DocumentForm.STREAMLINE) {
            ids.add(StreamlineGroup.of(facts.plan().unit().code()).id());
        }
        String legend = planned(facts.plan()).entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(PlannedEntitlement::code)
                .distinct()
                .sorted()
                .map(code -> code.code() + " " + words.say(code.displayName()))
                .collect(Collectors.joining(" · "));
        return legend.isEmpty() ? List.of() : List.of(legend);
    }

    private List<DocumentTable> summary(DocumentFacts facts, Map<String, List<PlannedEntitlement>> planned) {
        Map<Entitled, List<PlannedEntitlement>> receivers = new LinkedHashMap<>();
        receivers(facts.plan())
                .forEach(receiver -> receivers.put(receiver, planned.getOrDefault(receiver.id(), List.of())));
        EntitlementSummary summary = EntitlementSummary.of(facts.entitlements(), receivers);
        return List.of(
                targets(facts, summary, receivers),
                codes(summary),
                budget(facts.plan()),
                documents(facts.plan()),
                reasons(facts.plan()));
    }

    private DocumentTable targets(
            DocumentFacts facts, EntitlementSummary summary, Map<Entitled, List<PlannedEntitlement>> receivers) {
        List<DocumentColumn> columns = new ArrayList<>(List.of(
                DocumentColumn.text(words.say("documents.tier"), 14),
                DocumentColumn.text(words.say("documents.kind"), 30),
                DocumentColumn.text(words.say("documents.minimum"), 18),
                number(words.say("documents.target"), 8),
                number(words.say("documents.recipients"), 8),
                number(words.say("documents.targetRecipients"), 8),
                number(words.say("documents.plannedRecipients"), 8)));
        columns.addAll(months());
        columns.add(number(words.say("documents.times"), 8));
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (TargetTotal total : summary.targets()) {
            rows.add(target(facts, total, receivers));
        }
        return new DocumentTable(
                "targets",
                words.say("documents.targets"),
                words.say("documents.targets.none"),
                columns,
                rows,
                List.of());
    }

    private List<DocumentCell> target(
            DocumentFacts facts, TargetTotal total, Map<Entitled, List<PlannedEntitlement>> receivers) {
        Target target = total.target();
        List<PlannedEntitlement> ofTarget = receivers.entrySet().stream()
                .filter(entry -> entry.getKey().tier() == target.tier())
                .flatMap(entry -> entry.getValue().stream())
                .filter(item -> item.code().kind() == target.kind())
                .toList();
        List<DocumentCell> cells = new ArrayList<>(List.of(
                DocumentWords.text(words.tier(target.tier())),
                DocumentWords.text(
                        target.kind().code() + " " + words.say(target.kind().displayName())),
                DocumentWords.text(minimum(facts, target)),
                words.percent(target.percent()),
                words.count(total.recipients()),
                words.count(total.recipientsTarget()),
                words.count(total.recipientsPlanned())));
        cells.addAll(byMonth(ofTarget));
        cells.add(words.count(total.planned()));
        return cells;
    }

    /** R-ENT-1: what each account or group of the tier receives at least. */
    private String minimum(DocumentFacts facts, Target target) {
        String unit = facts.plan().unit().code();
        Entitled receiver = target.kind() == EntitlementKind.COM1_2
                ? StreamlineGroup.of(unit)
                : new EntitledAccount("", unit, target.tier(), false, false, false);
        return facts.entitlements().grantsFor(receiver).stream()
                .filter(grant -> grant.kind() == target.kind())
                .map(grant -> words.say(
                        "documents.minimum." + grant.recipient() + "." + grant.period(),
                        words.formats().number(grant.minimum())))
                .collect(Collectors.joining("\n"));
    }

    private DocumentTable codes(EntitlementSummary summary) {
        List<DocumentColumn> columns = new ArrayList<>(List.of(
                DocumentColumn.text(words.say("documents.code"), 14),
                DocumentColumn.text(words.say("documents.service"), 30),
                number(words.say("documents.receivers"), 18)));
        columns.addAll(months());
        columns.add(number(words.say("documents.times"), 8));
        List<List<DocumentCell>> rows = new ArrayList<>();
        List<Integer> sums = new ArrayList<>(Collections.nCopies(MONTHS, 0));
        for (CodeTotal total : summary.codes()) {
            List<DocumentCell> cells = new ArrayList<>(List.of(
                    DocumentWords.text(total.code().code()),
                    DocumentWords.text(words.say(total.code().displayName())),
                    words.count(total.recipients())));
            total.months().forEach(count -> cells.add(words.countOrNothing(count)));
            cells.add(words.count(total.total()));
            rows.add(cells);
            for (int month = 0; month < MONTHS; month++) {
                sums.set(month, sums.get(month) + total.months().get(month));
            }
        }
        List<DocumentCell> total = new ArrayList<>(
                List.of(DocumentWords.text(words.say("documents.total")), DocumentCell.EMPTY, DocumentCell.EMPTY));
        sums.forEach(count -> total.add(words.countOrNothing(count)));
        total.add(words.count(sums.stream().mapToInt(Integer::intValue).sum()));
        return new DocumentTable(
                "codes",
                words.say("documents.codes"),
                words.say("documents.codes.none"),
                columns,
                rows,
                rows.isEmpty() ? List.of() : total);
    }

    private DocumentTable budget(PlanView plan) {
        boolean known = plan.totals().budgetLastKnown();
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (BudgetLine line : plan.totals().budget()) {
            rows.add(List.of(
                    DocumentWords.text(words.say("documents.budget." + line.kind())),
                    DocumentWords.text(line.description()),
                    words.baht(line.amountBaht()),
                    known
                            ? words.baht(line.lastYearBaht())
                            : DocumentWords.text(words.say("planning.budget.noLastYear")),
                    known ? words.difference(line.amountBaht().subtract(line.lastYearBaht())) : DocumentCell.EMPTY));
        }
        List<DocumentCell> total = List.of(
                DocumentWords.text(words.say("documents.total")),
                DocumentCell.EMPTY,
                words.baht(plan.totals().budgetNow()),
                known
                        ? words.baht(plan.totals().budgetLast())
                        : DocumentWords.text(words.say("planning.budget.noLastYear")),
                known
                        ? words.difference(
                                plan.totals().budgetNow().subtract(plan.totals().budgetLast()))
                        : DocumentCell.EMPTY);
        return new DocumentTable(
                "money",
                words.say("documents.budget"),
                words.say("documents.budget.none"),
                List.of(
                        DocumentColumn.text(words.say("documents.item"), 14),
                        DocumentColumn.text(words.say("documents.description"), 30),
                        number(words.say("documents.yearBaht", plan.year().toString()), 18),
                        number(
                                words.say(
                                        "documents.yearBaht",
                                        plan.year().previous().toString()),
                                8),
                        number(words.say("documents.difference"), 8)),
                rows,
                rows.isEmpty() ? List.of() : total);
    }

    private DocumentTable documents(PlanView plan) {
        return new DocumentTable(
                "followed",
                words.say("documents.corporate"),
                words.say("documents.corporate.none"),
                List.of(
                        DocumentColumn.text(words.say("documents.corporate.kind"), 14),
                        DocumentColumn.text(words.say("documents.corporate.title"), 30)),
                plan.documents().stream()
                        .map(document -> List.of(
                                DocumentWords.text(
                                        words.sayOr("documents.corporate." + document.kind(), document.kind())),
                                DocumentWords.text(document.title())))
                        .toList(),
                List.of());
    }

    private DocumentTable reasons(PlanView plan) {
        return new DocumentTable(
                "followed",
                words.say("documents.deviations"),
                words.say("documents.deviations.none"),
                List.of(
                        DocumentColumn.text(words.say("documents.subject"), 14),
                        DocumentColumn.text(words.say("documents.deviation"), 30)),
                plan.reasons().stream()
                        .map(reason ->
                                List.of(DocumentWords.text(subject(plan, reason)), DocumentWords.text(reason.reason())))
                        .toList(),
                List.of());
    }

    /** An account's or a person's name; the plan itself where the reason is about neither. */
    private String subject(PlanView plan, ReasonView reason) {
        String id = reason.subject();
        if (StreamlineGroup.isGroup(id)) {
            return words.say("documents.group");
        }
        String account = plan.accounts().stream()
                .filter(candidate -> candidate.accountId().equals(id))
                .map(candidate -> candidate.scored().name())
                .findFirst()
                .orElse(id);
        String name = personName(plan, id, account);
        return name.isEmpty() ? words.say("documents.wholePlan") : name;
    }

    private static String personName(PlanView plan, String employeeId, String otherwise) {
        return plan.kamrs().stream()
                .map(PlanView.KamrView::person)
                .filter(person -> person.employeeId().equals(employeeId))
                .map(Employee::name)
                .findFirst()
                .orElse(otherwise);
    }

    private DocumentTable accounts(DocumentFacts facts, int part, Map<String, List<PlannedEntitlement>> planned) {
        String keeper = part == DocumentForm.STREAMLINE ? "documents.sectionHead" : "documents.kamr";
        List<DocumentColumn> columns = new ArrayList<>(List.of(
                number(words.say("documents.number"), 6),
                DocumentColumn.names(words.say("documents.customer"), 30),
                beneath(words.say("documents.bp"), 14),
                DocumentColumn.text(words.say("documents.4s"), 12),
                DocumentColumn.names(words.say(keeper), 24)));
        columns.addAll(codeMonths());
        columns.add(DocumentColumn.text(words.say("documents.sum"), 18));
        List<AccountView> accounts = facts.selected(part);
        List<List<DocumentCell>> rows = new ArrayList<>();
        List<PlannedEntitlement> all = new ArrayList<>();
        for (AccountView account : accounts) {
            List<PlannedEntitlement> own = planned.getOrDefault(account.accountId(), List.of());
            all.addAll(own);
            List<DocumentCell> cells = new ArrayList<>(List.of(
                    words.count(rows.size() + 1),
                    DocumentWords.text(account.scored().name()),
                    DocumentWords.text(account.scored().bpNo()),
                    DocumentWords.text(
                            words.tier(account.tier()) + (account.topUp() ? " " + words.say("documents.added") : "")),
                    DocumentWords.text(keeper(facts, part, account))));
            cells.addAll(codesByMonth(own));
            cells.add(counts(own));
            rows.add(cells);
        }
        List<DocumentCell> total = new ArrayList<>(List.of(
                DocumentCell.EMPTY,
                DocumentWords.text(words.say("documents.totalTimes")),
                DocumentCell.EMPTY,
                DocumentCell.EMPTY,
                DocumentCell.EMPTY));
        total.addAll(byMonth(all));
        total.add(counts(all));
        return new DocumentTable(
                "months",
                part == DocumentForm.STREAMLINE ? words.say("documents.streamlineAccounts") : "",
                words.say("documents.accounts.none"),
                columns,
                rows,
                rows.isEmpty() ? List.of() : total);
    }

    private String keeper(DocumentFacts facts, int part, AccountView account) {
        if (part == DocumentForm.STREAMLINE) {
            return facts.sectionHeads().stream().map(Employee::name).collect(Collectors.joining("\n"));
        }
        return account.kamr() == null ? null : personName(facts.plan(), account.kamr(), account.kamr());
    }

    /** What all Streamline accounts receive together: COM1.2 every month. */
    private DocumentTable group(DocumentFacts facts, Map<String, List<PlannedEntitlement>> planned) {
        String id = StreamlineGroup.of(facts.plan().unit().code()).id();
        List<PlannedEntitlement> own = planned.getOrDefault(id, List.of());
        int members = facts.selected(DocumentForm.STREAMLINE).size();
        List<DocumentColumn> columns = new ArrayList<>(List.of(
                number(words.say("documents.number"), 6),
                DocumentColumn.names(words.say("documents.group"), 30),
                beneath(words.say("documents.recipients"), 14),
                DocumentColumn.text(words.say("documents.4s"), 12),
                DocumentColumn.names(words.say("documents.sectionHead"), 24)));
        columns.addAll(codeMonths());
        columns.add(DocumentColumn.text(words.say("documents.sum"), 18));
        List<List<DocumentCell>> rows = new ArrayList<>();
        if (members > 0 || !own.isEmpty()) {
            List<DocumentCell> cells = new ArrayList<>(List.of(
                    words.count(1),
                    DocumentWords.text(
                            words.say("documents.groupOf", facts.plan().unit().name())),
                    words.count(members),
                    DocumentWords.text(words.tier(Tier.STREAMLINE)),
                    DocumentWords.text(
                            facts.sectionHeads().stream().map(Employee::name).collect(Collectors.joining("\n")))));
            cells.addAll(codesByMonth(own));
            cells.add(counts(own));
            rows.add(cells);
        }
        return new DocumentTable(
                "months",
                words.say("documents.groupContacts"),
                words.say("documents.accounts.none"),
                columns,
                rows,
                List.of());
    }

    /** FMS 4 RBA 3: a code and its number stay on one line. */
    private static DocumentCell counts(List<PlannedEntitlement> items) {
        return DocumentWords.text(EntitlementCount.of(items).label().replaceAll("(?<=[A-Z]) (?=\\d)", "\u00a0"));
    }

    private List<DocumentColumn> months() {
        return words.months().stream().map(month -> number(month, 6)).toList();
    }

    private List<DocumentColumn> codeMonths() {
        return words.months().stream()
                .map(month -> DocumentColumn.text(month, 8))
                .toList();
    }

    private List<DocumentCell> byMonth(List<PlannedEntitlement> items) {
        List<DocumentCell> cells = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            cells.add(words.countOrNothing(items.stream().filter(in(month)).count()));
        }
        return cells;
    }

    private static List<DocumentCell> codesByMonth(List<PlannedEntitlement> items) {
        List<DocumentCell> cells = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            cells.add(DocumentCell.text(items.stream()
                    .filter(in(month))
                    .map(PlannedEntitlement::code)
                    .sorted()
                    .map(EntitlementCode::code)
                    .collect(Collectors.joining("\n"))));
        }
        return cells;
    }

    private static Predicate<PlannedEntitlement> in(int month) {
        return item -> item.plannedOn().getMonthValue() == month;
    }

    /** Who receives services by this plan, as the rules of 6.1.3 see them. */
    private static List<Entitled> receivers(PlanView plan) {
        return Entitled.ofUnit(
                plan.unit().code(),
                plan.accounts().stream()
                        .filter(AccountView::selected)
                        .map(account -> new EntitledAccount(
                                account.accountId(),
                                plan.unit().code(),
                                account.tier(),
                                account.topUp(),
                                account.scored().specialRisk(),
                                account.scored().powerQualityProblem()))
                        .toList());
    }

    private static Map<String, List<PlannedEntitlement>> planned(PlanView plan) {
        return plan.services().stream()
                .collect(Collectors.groupingBy(
                        PlanView.ServiceView::accountId,
                        Collectors.mapping(
                                service -> new PlannedEntitlement(
                                        EntitlementCode.parse(service.code()), service.plannedOn()),
                                Collectors.toList())));
    }
}
