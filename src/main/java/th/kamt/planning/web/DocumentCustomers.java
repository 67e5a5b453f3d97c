package th.kamt.planning.web;

import static th.kamt.planning.web.DocumentColumn.beneath;
import static th.kamt.planning.web.DocumentColumn.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.customer.ContractAccount;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.PlanTotals;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.planning.PlanView.KamrView;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.staffing.Origin;

/** CRM-KAM-001: the unit's key accounts and who looks after them (clauses 6.1.1, 6.1.2; fields of 7.1 item 8). */
@Component
class DocumentCustomers {

    private static final List<String> CRITERIA = List.of("A", "B", "C", "D", "E", "F");
    private static final List<String> REASONS =
            List.of("kasm", "risk", "both", "special.A", "special.B", "special.C", "special.D", "topUp");

    private final DocumentWords words;
    private final Organization organization;

    DocumentCustomers(DocumentWords words, Organization organization) {
        this.words = words;
        this.organization = organization;
    }

    List<DocumentTable> tables(DocumentFacts facts, int part) {
        if (part == DocumentForm.SUMMARY) {
            return List.of(tiers(facts), criteria(facts), reasons(facts), kamrs(facts), seniors(facts));
        }
        return List.of(accounts(facts, part), leftOut(facts, part));
    }

    List<String> notes(int part) {
        return part == DocumentForm.SUMMARY
                ? List.of(words.say("documents.note.criteria"), words.say("documents.note.allowance"))
                : List.of(words.say("documents.note.letters"));
    }

    private DocumentTable tiers(DocumentFacts facts) {
        PlanTotals totals = facts.plan().totals();
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            rows.add(tierRow(words.tier(tier), totals.now(tier), totals.last(tier)));
        }
        return new DocumentTable(
                "sums",
                words.say("documents.tiers"),
                "",
                List.of(
                        label("documents.tier"),
                        number(year(facts.plan().year().toString()), 10),
                        number(year(facts.plan().year().previous().toString()), 10),
                        number(words.say("documents.difference"), 10)),
                rows,
                tierRow(words.say("documents.total"), totals.accountsNow(), totals.accountsLast()));
    }

    private List<DocumentCell> tierRow(String name, int now, int last) {
        return List.of(
                DocumentWords.text(name),
                words.count(now),
                words.count(last),
                words.difference(BigDecimal.valueOf((long) now - last)));
    }

    private DocumentTable criteria(DocumentFacts facts) {
        List<AccountView> selected = selected(facts);
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (String letter : CRITERIA) {
            rows.add(tierCounts(
                    words.say("documents.criterion." + letter),
                    selected.stream()
                            .filter(account -> criteriaOf(account.scored()).contains(letter))
                            .toList()));
        }
        rows.add(tierCounts(
                words.say("documents.criterion.none"),
                selected.stream()
                        .filter(account -> criteriaOf(account.scored()).isEmpty())
                        .toList()));
        return new DocumentTable(
                "sums", words.say("documents.criteria"), "", tierColumns("documents.criterion"), rows, List.of());
    }

    private DocumentTable reasons(DocumentFacts facts) {
        List<AccountView> selected = selected(facts);
        Map<String, List<AccountView>> byReason =
                selected.stream().collect(Collectors.groupingBy(DocumentCustomers::reasonOf));
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (String reason : REASONS) {
            rows.add(tierCounts(words.say("documents.reason." + reason), byReason.getOrDefault(reason, List.of())));
        }
        return new DocumentTable(
                "sums",
                words.say("documents.reasons"),
                "",
                tierColumns("documents.reason"),
                rows,
                tierCounts(words.say("documents.total"), selected));
    }

    /** Each account counts once: by what put it where it is in the plan. */
    private static String reasonOf(AccountView account) {
        ScoredAccount scored = account.scored();
        if (account.topUp()) {
            return "topUp";
        }
        if (PlanQuery.isByRisk(account)) {
            return "risk";
        }
        if (scored.specialCase() != null && scored.specialCaseTier() == account.tier() && !scored.hvcListed()) {
            return "special." + scored.specialCase();
        }
        return scored.riskTier() == account.tier() ? "both" : "kasm";
    }

    private List<DocumentColumn> tierColumns(String label) {
        List<DocumentColumn> columns = new ArrayList<>();
        columns.add(label(label));
        for (Tier tier : Tier.values()) {
            columns.add(number(words.tier(tier), 10));
        }
        columns.add(number(words.say("documents.total"), 10));
        return columns;
    }

    private List<DocumentCell> tierCounts(String name, List<AccountView> accounts) {
        Map<Tier, Long> counts = accounts.stream()
                .collect(Collectors.groupingBy(
                        AccountView::tier, () -> new EnumMap<>(Tier.class), Collectors.counting()));
        List<DocumentCell> cells = new ArrayList<>();
        cells.add(DocumentWords.text(name));
        for (Tier tier : Tier.values()) {
            cells.add(words.count(counts.getOrDefault(tier, 0L)));
        }
        cells.add(words.count(accounts.size()));
        return cells;
    }

    private DocumentTable kamrs(DocumentFacts facts) {
        List<DocumentColumn> columns = List.of(
                label("documents.kamr"),
                DocumentColumn.text(words.say("documents.employeeId"), 12),
                DocumentColumn.text(words.say("documents.position"), 10),
                DocumentColumn.text(words.say("documents.ownUnit"), 22),
                number(words.tier(Tier.STRATEGIC), 10),
                number(words.tier(Tier.STAR), 10),
                number(words.tier(Tier.STATUS), 10),
                number(words.say("documents.topUps"), 10),
                number(words.say("documents.load"), 12),
                number(words.say("documents.allowance"), 14),
                DocumentColumn.text(words.say("documents.remark"), 34));
        List<KamrView> kamrs = facts.plan().kamrs();
        List<DocumentCell> total = List.of(
                DocumentWords.text(words.say("documents.total")),
                DocumentCell.EMPTY,
                DocumentCell.EMPTY,
                DocumentCell.EMPTY,
                words.count(sum(kamrs, KamrLoad::strategic)),
                words.count(sum(kamrs, KamrLoad::star)),
                words.count(sum(kamrs, KamrLoad::status)),
                words.count(sum(kamrs, KamrLoad::topUp)),
                words.load(kamrs.stream().map(kamr -> kamr.load().load()).reduce(BigDecimal.ZERO, BigDecimal::add)),
                words.baht(facts.allowance().bahtPerYear()),
                DocumentCell.EMPTY);
        return new DocumentTable(
                "people",
                words.say("documents.kamrs"),
                words.say("documents.kamrs.none"),
                columns,
                kamrs.stream().map(kamr -> kamr(facts, kamr)).toList(),
                kamrs.isEmpty() ? List.of() : total);
    }

    private static int sum(List<KamrView> kamrs, Function<KamrLoad, Integer> count) {
        return kamrs.stream().map(KamrView::load).mapToInt(count::apply).sum();
    }

    private List<DocumentCell> kamr(DocumentFacts facts, KamrView kamr) {
        Employee person = kamr.person();
        KamrLoad load = kamr.load();
        boolean paid = facts.allowance().people().contains(person.employeeId());
        BigDecimal each = facts.allowance()
                .perMonth()
                .multiply(BigDecimal.valueOf(facts.allowance().months()));
        return List.of(
                DocumentWords.text(person.name()),
                DocumentWords.text(person.employeeId()),
                DocumentWords.text(person.positionCode()),
                DocumentWords.text(unit(person.unitCode())),
                words.count(load.strategic()),
                words.count(load.star()),
                words.count(load.status()),
                words.count(load.topUp()),
                words.load(load.load()),
                words.baht(paid ? each : BigDecimal.ZERO),
                DocumentCell.text(remark(kamr)));
    }

    private String remark(KamrView kamr) {
        List<String> remarks = new ArrayList<>();
        if (kamr.load().position() != KamrLoad.BandPosition.WITHIN) {
            remarks.add(words.say("documents.load." + kamr.load().position()));
        }
        if (kamr.origin() == Origin.NETWORK) {
            remarks.add(words.say("documents.network"));
        }
        if (kamr.waiverReason() != null) {
            remarks.add(words.say("documents.waiver", kamr.waiverReason()));
        }
        return String.join(" · ", remarks);
    }

    private DocumentTable seniors(DocumentFacts facts) {
        List<DocumentColumn> columns = List.of(
                label("documents.person"),
                DocumentColumn.text(words.say("documents.employeeId"), 12),
                DocumentColumn.text(words.say("documents.position"), 10),
                DocumentColumn.text(words.say("documents.ownUnit"), 22),
                DocumentColumn.text(words.say("documents.duty"), 30));
        List<List<DocumentCell>> rows = new ArrayList<>();
        facts.seniors().forEach(person -> rows.add(responsible(person, words.say("documents.senior"))));
        facts.sectionHeads().forEach(person -> rows.add(responsible(person, words.say("documents.sectionHead"))));
        return new DocumentTable(
                "people",
                words.say("documents.seniors"),
                words.say("documents.seniors.none"),
                columns,
                rows,
                List.of());
    }

    private List<DocumentCell> responsible(Employee person, String duty) {
        return List.of(
                DocumentWords.text(person.name()),
                DocumentWords.text(person.employeeId()),
                DocumentWords.text(person.positionCode()),
                DocumentWords.text(unit(person.unitCode())),
                DocumentWords.text(duty));
    }

    private String unit(String code) {
        return organization
                .unit(code)
                .map(Unit::name)
                .map(name -> words.say("documents.unit", name, code))
                .orElse(code);
    }

    private DocumentTable accounts(DocumentFacts facts, int part) {
        List<AccountView> accounts = facts.selected(part);
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (AccountView account : accounts) {
            String tier = words.tier(account.tier()) + (account.topUp() ? " " + words.say("documents.added") : "");
            rows.add(account(facts, part, rows.size() + 1, account, tier, why(account), true));
        }
        return new DocumentTable(
                "accounts-" + part,
                "",
                words.say("documents.accounts.none"),
                accountColumns(part, "documents.why"),
                rows,
                List.of());
    }

    private DocumentTable leftOut(DocumentFacts facts, int part) {
        List<List<DocumentCell>> rows = new ArrayList<>();
        for (AccountView account : facts.leftOut(part)) {
            String tier = words.tier(account.scored().tier());
            rows.add(account(facts, part, rows.size() + 1, account, tier, whyLeftOut(account), false));
        }
        return new DocumentTable(
                "accounts-" + part,
                words.say("documents.leftOut"),
                words.say("documents.leftOut.none"),
                accountColumns(part, "documents.whyLeftOut"),
                rows,
                List.of());
    }

    private List<DocumentColumn> accountColumns(int part, String why) {
        String keeper = part == DocumentForm.STREAMLINE ? "documents.sectionHead" : "documents.kamr";
        return List.of(
                number(words.say("documents.number"), 6),
                DocumentColumn.text(words.say("documents.bp"), 14),
                beneath(words.say("documents.ca"), 16),
                DocumentColumn.names(words.say("documents.customer"), 30),
                DocumentColumn.text(words.say("documents.4s"), 12),
                DocumentColumn.text(words.say(why), 36),
                beneath(words.say("documents.letters"), 12),
                DocumentColumn.text(words.say("documents.risk"), 12),
                number(words.say("documents.bill"), 14),
                DocumentColumn.names(words.say("documents.contact"), 24),
                beneath(words.say("documents.contact.position"), 20),
                DocumentColumn.text(words.say("documents.contact.phone"), 16),
                beneath(words.say("documents.contact.mobile"), 16),
                beneath(words.say("documents.contact.email"), 26),
                beneath(words.say("documents.contact.line"), 16),
                DocumentColumn.names(words.say(keeper), 24),
                beneath(words.say("documents.employeeId"), 12));
    }

    private List<DocumentCell> account(
            DocumentFacts facts, int part, int number, AccountView account, String tier, String why, boolean kept) {
        ScoredAccount scored = account.scored();
        List<ContractAccount> contracts = facts.contractsOf(account);
        List<Contact> contacts = contracts.stream()
                .map(Contact::of)
                .filter(Contact::known)
                .distinct()
                .toList();
        List<Employee> keepers = kept ? keepers(facts, part, account) : List.of();
        List<DocumentCell> cells = new ArrayList<>();
        cells.add(words.count(number));
        cells.add(DocumentWords.text(scored.bpNo()));
        cells.add(lines(contracts, ContractAccount::caNo));
        cells.add(DocumentWords.text(scored.name()));
        cells.add(DocumentWords.text(tier));
        cells.add(DocumentWords.text(why));
        cells.add(DocumentWords.text(criteriaOf(scored).stream()
                .map(letter -> words.say("selection.letter." + letter))
                .collect(Collectors.joining(" "))));
        cells.add(DocumentWords.text(scored.riskText().map(words::say).orElse("-")));
        cells.add(words.baht(scored.avgBillBaht()));
        cells.add(lines(contacts, Contact::name));
        cells.add(lines(contacts, Contact::position));
        cells.add(lines(contacts, Contact::phone));
        cells.add(lines(contacts, Contact::mobile));
        cells.add(lines(contacts, Contact::email));
        cells.add(lines(contacts, Contact::line));
        cells.add(lines(keepers, Employee::name));
        cells.add(lines(keepers, Employee::employeeId));
        return cells;
    }

    /** The KAMR, or the section heads of Streamline accounts. */
    private List<Employee> keepers(DocumentFacts facts, int part, AccountView account) {
        if (part == DocumentForm.STREAMLINE) {
            return facts.sectionHeads();
        }
        return facts.plan().kamrs().stream()
                .map(KamrView::person)
                .filter(person -> person.employeeId().equals(account.kamr()))
                .toList();
    }

    private String why(AccountView account) {
        List<String> reasons = new ArrayList<>();
        reasons.add(
                account.topUp()
                        ? words.say("documents.reason.topUp")
                        : words.say(account.scored().explanation().because()));
        if (account.scored().specialCaseReason() != null && !account.topUp()) {
            reasons.add(account.scored().specialCaseReason());
        }
        if (account.withinRadiusReason() != null) {
            reasons.add(words.say("documents.withinRadius", account.withinRadiusReason()));
        }
        if (account.exclusionUndecided()) {
            reasons.add(words.say("documents.exclusion.undecided"));
        } else if (Boolean.TRUE.equals(account.exclusionKept())) {
            reasons.add(words.say("documents.exclusion.kept", orHyphen(account.exclusionReason())));
        }
        return String.join(" · ", reasons);
    }

    private String whyLeftOut(AccountView account) {
        return account.excludedByUnit()
                ? words.say("documents.excluded", orHyphen(account.excludeReason()))
                : words.say("documents.exclusion.confirmed", orHyphen(account.exclusionReason()));
    }

    private static String orHyphen(String text) {
        return text == null || text.isBlank() ? "-" : text;
    }

    private static <T> DocumentCell lines(List<T> items, Function<T, String> text) {
        List<String> lines =
                items.stream().map(item -> orHyphen(text.apply(item))).toList();
        // One hyphen is enough where nobody has it.
        boolean none = lines.stream().allMatch("-"::equals);
        return DocumentWords.text(none ? null : String.join("\n", lines));
    }

    /** The utility's contact person at the customer (7.1 item 8), as the list gives it; unknown parts are {@code null}. */
    private record Contact(String name, String position, String phone, String mobile, String email, String line) {

        static Contact of(ContractAccount account) {
            return new Contact(
                    account.contactName(),
                    account.contactPosition(),
                    account.contactPhone(),
                    account.contactMobile(),
                    account.contactEmail(),
                    account.contactLineId());
        }

        boolean known() {
            return !equals(new Contact(null, null, null, null, null, null));
        }
    }

    private static List<String> criteriaOf(ScoredAccount scored) {
        return scored.criteria() == null
                ? List.of()
                : scored.criteria().chars().mapToObj(Character::toString).toList();
    }

    private List<AccountView> selected(DocumentFacts facts) {
        return facts.plan().accounts().stream().filter(AccountView::selected).toList();
    }

    private DocumentColumn label(String key) {
        return DocumentColumn.text(words.say(key), 34);
    }

    private String year(String year) {
        return words.say("documents.year", year);
    }
}
