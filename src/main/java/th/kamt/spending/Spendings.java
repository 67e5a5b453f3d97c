package th.kamt.spending;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Unit;
import th.kamt.planning.EventLimit;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanTotals;
import th.kamt.planning.PlanViews;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.request.Request;
import th.kamt.request.RequestKind;
import th.kamt.request.RequestStatus;
import th.kamt.request.Requests;
import th.kamt.workflow.DecisionTables;

/** Requests for spending on an event (R-ENT-4): drafts, limits, rates. */
@Service
@Transactional
public class Spendings {

    private static final RequestKind KIND = RequestKind.SPENDING;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_PEOPLE = 100_000;
    private static final BigDecimal MOST_BAHT = new BigDecimal("10000000");

    /**
     * What a form says.
     *
     * @param accounts ids of the customers invited
     * @param spending without its accounts
     */
    public record Draft(
            PlanYear year, String unitCode, String title, LocalDate on, List<String> accounts, Spending spending) {}

    /**
     * How an event stands against its limit.
     *
     * @param perYear      whether all events of the year share it
     * @param approvedBaht of the year's other events, where they share it, else 0
     * @param budgetBaht   what the unit's plan has for events of the kind; {@code null}: there is no plan
     */
    public record Standing(
            BigDecimal limitBaht,
            boolean perYear,
            BigDecimal approvedBaht,
            BigDecimal limitedBaht,
            BigDecimal speakersBaht,
            BigDecimal budgetBaht,
            BigDecimal speakersBudgetBaht) {

        public boolean isWithin() {
            return limitedBaht.add(approvedBaht).compareTo(limitBaht) <= 0;
        }
    }

    private final SpendingStore store;
    private final Requests requests;
    private final SpendingRates rates;
    private final DecisionTables tables;
    private final Portfolios portfolios;
    private final PlanViews plans;
    private final PlanStandings standings;
    private final Organization organization;
    private final Clock clock;

    Spendings(
            SpendingStore store,
            Requests requests,
            SpendingRates rates,
            DecisionTables tables,
            Portfolios portfolios,
            PlanViews plans,
            PlanStandings standings,
            Organization organization,
            Clock clock) {
        this.store = store;
        this.requests = requests;
        this.rates = rates;
        this.tables = tables;
        this.portfolios = portfolios;
        this.plans = plans;
        this.standings = standings;
        this.organization = organization;
        this.clock = clock;
    }

    /** What the request is about; who may see it is asked with the request. */
    @Transactional(readOnly = true)
    public Spending spending(Request request) {
        return store.find(request.id()).orElseThrow();
    }

    /** Requests of that year not decided yet with that account among the invited, by day. Who may see the account was asked before. */
    @Transactional(readOnly = true)
    public List<Request> openWith(PlanYear year, String accountId) {
        return store.requestsWith(accountId).stream()
                .flatMap(id -> requests.find(id).stream())
                .filter(request -> request.year().equals(year))
                .filter(request -> request.status().isOpen() || request.status() == RequestStatus.WAITING)
                .sorted(Comparator.comparing(Request::wantedOn))
                .toList();
    }

    /** Customers the unit can invite: its own in care that year, and those of the units under it. */
    @Transactional(readOnly = true)
    public List<AccountInCare> invitable(PlanYear year, String unitCode) {
        Unit unit = organization.requireUnit(unitCode);
        // HQ looks after its own accounts only (D-3); a region shares its offices'.
        List<String> units = unit.parentCode() == null
                ? List.of(unitCode)
                : organization.unitAndBelow(unitCode).stream().map(Unit::code).toList();
        return portfolios.ofUnits(year, units);
    }

    /** @param formKey of the form: sent twice it makes one */
    public Request create(Draft draft, String formKey) {
        Spending spending = checked(draft);
        Request request = requests.create(KIND, head(draft, spending), formKey);
        Optional<Spending> made = store.find(request.id());
        if (made.isEmpty()) {
            store.put(request.id(), spending);
        } else {
            Requests.requireSame(made.get().says(spending));
        }
        return request;
    }

    public Request change(long id, int version, Draft draft) {
        Spending spending = checked(draft);
        Request request = requests.change(KIND, id, version, head(draft, spending));
        store.put(id, spending);
        return request;
    }

    private static Requests.Head head(Draft draft, Spending spending) {
        return new Requests.Head(draft.year(), draft.unitCode(), draft.title(), spending.limitedBaht(), draft.on());
    }

    /** Sends it to its approver with the rates of the day. */
    public void submit(long id) {
        Request request = requests.request(KIND, id);
        if (requests.mayChange(request)) {
            Spending spending = spending(request);
            List<SpendingItem> rated = spending.items().stream()
                    .map(item -> item.rated(rates.rate(request.year(), item).orElse(null)))
                    .toList();
            store.put(id, new Spending(spending.code(), spending.place(), spending.note(), spending.accounts(), rated));
        }
        requests.submit(KIND, id);
    }

    private Spending checked(Draft draft) {
        Map<String, Message> wrong = new LinkedHashMap<>();
        Spending spending = draft.spending();
        text(wrong, "title", draft.title(), LONGEST_TITLE, true);
        if (!Spending.CODES.contains(String.valueOf(spending.code()))) {
            wrong.put("code", new Message("spending.wrong.code"));
        }
        if (draft.on() == null) {
            wrong.put("on", new Message("calendar.date.missing"));
        } else if (!PlanYear.containing(draft.on()).equals(draft.year())) {
            wrong.put(
                    "on",
                    new Message("spending.wrong.year", draft.on(), draft.year().toString()));
        }
        text(wrong, "place", spending.place(), LONGEST_TITLE, false);
        text(wrong, "note", spending.note(), LONGEST_TEXT, false);
        Map<String, AccountInCare> known = invitable(draft.year(), draft.unitCode()).stream()
                .collect(Collectors.toMap(AccountInCare::accountId, account -> account, (one, other) -> one));
        List<Spending.Invited> invited = new ArrayList<>();
        for (String account : Set.copyOf(draft.accounts())) {
            if (known.containsKey(account)) {
                invited.add(new Spending.Invited(account, known.get(account).name()));
            } else {
                wrong.put("accounts", new Message("spending.wrong.account", account));
            }
        }
        int row = 0;
        for (SpendingItem item : spending.items()) {
            item(wrong, row++, item);
        }
        FieldsRefusedException.throwIfAny(wrong);
        return new Spending(spending.code(), spending.place(), spending.note(), invited, spending.items());
    }

    private static void item(Map<String, Message> wrong, int row, SpendingItem item) {
        text(wrong, "what" + row, item.description(), LONGEST_TITLE, true);
        if (item.people() < 1 || item.people() > MOST_PEOPLE) {
            wrong.put("people" + row, new Message("spending.wrong.people"));
        }
        boolean amount = item.eachBaht() != null
                && item.eachBaht().signum() > 0
                && item.eachBaht().compareTo(MOST_BAHT) <= 0
                && item.eachBaht().stripTrailingZeros().scale() <= 2;
        if (!amount) {
            wrong.put("each" + row, new Message("spending.wrong.each"));
        }
        text(wrong, "why" + row, item.reason(), LONGEST_REASON, false);
    }

    private static void text(Map<String, Message> wrong, String field, String text, int longest, boolean required) {
        if (text == null && required) {
            wrong.put(
                    field,
                    new Message(field.equals("title") ? "request.wrong.missing.title" : "request.wrong.missing.item"));
        } else if (text != null && text.length() > longest) {
            wrong.put(field, new Message("request.wrong.tooLong", Integer.toString(longest)));
        }
    }

    /** @throws FieldsRefusedException by field, why it must not be sent */
    void requireComplete(Request request) {
        Spending spending = spending(request);
        Map<String, Message> wrong = new LinkedHashMap<>();
        LocalDate today = Bangkok.dayOf(clock.instant());
        if (request.wantedOn().isBefore(today)) {
            wrong.put("on", new Message("request.wrong.past", request.wantedOn()));
        }
        if (spending.accounts().isEmpty()) {
            wrong.put("accounts", new Message("spending.wrong.nobody"));
        }
        if (spending.items().isEmpty()) {
            wrong.put("what0", new Message("spending.wrong.nothing"));
        }
        int row = 0;
        for (SpendingItem item : spending.items()) {
            if (item.isAboveRate() && item.reason() == null) {
                wrong.put("why" + row, new Message("spending.wrong.aboveRate", plain(item.rateBaht())));
            }
            row++;
        }
        Standing standing = standing(request, false);
        if (!standing.isWithin()) {
            wrong.put("items", above(standing));
        }
        FieldsRefusedException.throwIfAny(wrong);
    }

    static Message above(Standing standing) {
        return new Message(
                standing.perYear() ? "spending.wrong.limit.year" : "spending.wrong.limit.event",
                plain(standing.limitedBaht()),
                plain(standing.limitBaht()),
                plain(standing.approvedBaht()));
    }

    private static String plain(BigDecimal baht) {
        return String.format(Locale.ROOT, "%,.2f", baht).replaceAll("\\.00$", "");
    }

    /** @param lock whether what others have been approved must hold until the transaction ends */
    @Transactional(readOnly = true)
    public Standing standing(Request request, boolean lock) {
        Spending spending = spending(request);
        Unit unit = organization.requireUnit(request.unitCode());
        EventLimit limit = EventLimit.read(tables, request.year(), unit.kind());
        boolean perYear = limit.per() == EventLimit.Per.YEAR;
        boolean planned =
                !standings.of(request.year(), List.of(request.unitCode())).isEmpty();
        List<PlanTotals.BudgetLine> budget = planned
                ? plans.view(request.year(), request.unitCode(), request.requestedBy())
                        .totals()
                        .budget()
                : List.of();
        return new Standing(
                limit.baht(),
                perYear,
                perYear ? requests.approvedBaht(request, lock) : BigDecimal.ZERO,
                spending.limitedBaht(),
                spending.speakersBaht(),
                planned ? budget(budget, "RBA2".equals(spending.code()) ? "SEMINAR" : "RECREATION") : null,
                planned ? budget(budget, "SPEAKERS") : null);
    }

    private static BigDecimal budget(List<PlanTotals.BudgetLine> budget, String kind) {
        return budget.stream()
                .filter(line -> line.kind().equals(kind))
                .map(PlanTotals.BudgetLine::amountBaht)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
