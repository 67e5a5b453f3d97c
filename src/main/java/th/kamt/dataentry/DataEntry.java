package th.kamt.dataentry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.customer.ContactPerson;
import th.kamt.customer.Contacts;
import th.kamt.customer.CustomerSearch;
import th.kamt.dataentry.DataEntryPart.AccountData;
import th.kamt.dataentry.DataEntryStore.Share;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.planning.PlanInForce;
import th.kamt.planning.PlanKey;
import th.kamt.planning.PlanViews;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.portfolio.PortfolioChanged.Change;
import th.kamt.portfolio.Portfolios;

/**
 * Step 3 (6.3, R-3.1): within 15 days of its plan's approval a unit's KAMRs, and for Streamline the section head (D-20), have
 * entered what {@code dataEntryFields} requires of every account they look after.
 */
@Service
@Transactional
public class DataEntry {

    /** How many accounts a refusal names. */
    static final int NAMED = 10;

    static final String RULE = "R-3.1";

    /** Where an open share goes: another person's, or nobody's, as no account is left in it. */
    private record Move(String part, Optional<String> to) {}

    private final DataEntryStore store;
    private final RequiredFields required;
    private final Portfolios portfolios;
    private final PlanViews plans;
    private final Contacts contacts;
    private final CustomerSearch customers;
    private final Organization organization;
    private final Deadlines deadlines;
    private final DataEntryTasks tasks;
    private final Clock clock;

    DataEntry(
            DataEntryStore store,
            RequiredFields required,
            Portfolios portfolios,
            PlanViews plans,
            Contacts contacts,
            CustomerSearch customers,
            Organization organization,
            Deadlines deadlines,
            DataEntryTasks tasks,
            Clock clock) {
        this.store = store;
        this.required = required;
        this.portfolios = portfolios;
        this.plans = plans;
        this.contacts = contacts;
        this.customers = customers;
        this.organization = organization;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * The unit's plan is in force: its data entry begins, once. A unit without accounts, such as a region with its regional
     * KAMRs only, has nothing to enter and begins none.
     */
    public void begin(PlanKey unit, Instant approvedAt) {
        Set<String> parts = portfolios.ofUnit(unit.year(), unit.unitCode()).stream()
                .map(DataEntry::partOf)
                .collect(Collectors.toCollection(TreeSet::new));
        if (parts.isEmpty() || !store.begin(unit, approvedAt)) {
            return;
        }
        store.addShares(unit, parts);
        deadlines.register(
                new DeadlineWork(DeadlineKind.DATA_ENTRY, RULE, unit.toString(), unit.unitCode(), unit.year()),
                approvedAt);
        tasks.start(unit);
    }

    private static String partOf(AccountInCare account) {
        return account.kamr() == null ? DataEntryPart.SECTION_HEAD : account.kamr();
    }

    /** Whether the unit has data to enter that year. */
    @Transactional(readOnly = true)
    public boolean isBegun(PlanKey unit) {
        return store.exists(unit);
    }

    /** When its time began. */
    @Transactional(readOnly = true)
    public Optional<Instant> approvedAt(PlanKey unit) {
        return store.approvedAt(unit);
    }

    /** The shares that have no task yet. */
    @Transactional(readOnly = true)
    public List<String> newParts(PlanKey unit) {
        return store.shares(unit).stream()
                .filter(share -> share.taskId() == null && share.doneAt() == null)
                .map(Share::part)
                .toList();
    }

    /** Every share of the unit with what is missing in it, the section head's last. */
    @Transactional(readOnly = true)
    public List<DataEntryPart> parts(PlanKey unit) {
        Map<String, List<AccountInCare>> inCare = new HashMap<>();
        portfolios
                .ofUnit(unit.year(), unit.unitCode())
                .forEach(account -> inCare.computeIfAbsent(partOf(account), part -> new ArrayList<>())
                        .add(account));
        List<Share> shares = store.shares(unit);
        List<DataField> asked = required.of(unit.year());
        Check check = check(unit, inCare.values().stream().flatMap(List::stream).toList(), asked);
        List<DataEntryPart> parts = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (Share share : shares) {
            shown.add(share.part());
            parts.add(part(unit, share, inCare.getOrDefault(share.part(), List.of()), check));
        }
        // Accounts that came later to somebody who has no share: nothing is hidden.
        inCare.keySet().stream()
                .filter(part -> !shown.contains(part))
                .sorted()
                .forEach(part ->
                        parts.add(part(unit, new Share(part, null, null, null, null, null), inCare.get(part), check)));
        return parts;
    }

    /** One share; empty if the unit has none of that name. */
    @Transactional(readOnly = true)
    public Optional<DataEntryPart> part(PlanKey unit, String id) {
        return store.shares(unit).stream()
                .filter(share -> share.part().equals(id))
                .findFirst()
                .map(share -> {
                    List<AccountInCare> accounts = portfolios.ofUnit(unit.year(), unit.unitCode()).stream()
                            .filter(account -> partOf(account).equals(id))
                            .toList();
                    return part(unit, share, accounts, check(unit, accounts, required.of(unit.year())));
                });
    }

    private DataEntryPart part(PlanKey unit, Share share, List<AccountInCare> accounts, Check check) {
        return new DataEntryPart(
                share.part(),
                carer(unit, share.part(), accounts),
                accounts.stream()
                        .sorted(Comparator.comparing(AccountInCare::tier).thenComparing(AccountInCare::name))
                        .map(account -> new AccountData(account, check.missing(account)))
                        .toList(),
                DataEntryPart.SECTION_HEAD.equals(share.part()) ? List.of() : check.missingOfKamr(share.part()),
                share.taskId(),
                share.doneBy(),
                share.actedFor(),
                share.doneAt(),
                share.comment());
    }

    private Carer carer(PlanKey unit, String part, List<AccountInCare> accounts) {
        if (DataEntryPart.SECTION_HEAD.equals(part)) {
            return portfolios.sectionHead(unit.unitCode());
        }
        return accounts.isEmpty()
                ? portfolios.carer(new RoleAt(Role.KAMR, unit.unitCode()), List.of(part))
                : portfolios.carer(accounts.get(0));
    }

    /** What is known of some accounts, read at once. */
    private record Check(
            List<DataField> asked,
            Map<String, List<ContactPerson>> persons,
            Set<String> scheduled,
            Set<String> withNumbers,
            Portfolios portfolios,
            Organization organization) {

        List<DataField> missing(AccountInCare account) {
            List<ContactPerson> known = persons.getOrDefault(account.accountId(), List.of());
            return asked.stream()
                    .filter(field -> !account.isLost())
                    .filter(field -> field.of() != DataField.Of.KAMR && isMissing(field, account, known))
                    .toList();
        }

        private boolean isMissing(DataField field, AccountInCare account, List<ContactPerson> known) {
            return switch (field) {
                case CA_NUMBERS -> !withNumbers.contains(account.accountId());
                case BUSINESS_NAME -> account.name() == null || account.name().isBlank();
                case TIER -> account.tier() == null;
                case CARER -> portfolios.carer(account).people().isEmpty();
                case SCHEDULE ->
                    !scheduled.contains(account.accountId())
                            && !(account.kamr() == null
                                    && scheduled.contains(StreamlineGroup.of(account.unitCode())
                                            .id()));
                default ->
                    field.contactPart()
                            .filter(part ->
                                    !Contacts.missing(known, List.of(part)).isEmpty())
                            .isPresent();
            };
        }

        List<DataField> missingOfKamr(String employeeId) {
            Optional<Employee> kamr = organization.employee(employeeId);
            return asked.stream()
                    .filter(field -> switch (field) {
                        case KAMR_NAME -> kamr.map(Employee::name).isEmpty();
                        case KAMR_NUMBER -> kamr.map(Employee::employeeId).isEmpty();
                        case KAMR_UNIT ->
                            kamr.map(Employee::unitCode)
                                    .flatMap(organization::unit)
                                    .isEmpty();
                        case KAMR_EMAIL ->
                            kamr.map(Employee::email)
                                    .filter(email -> !email.isBlank())
                                    .isEmpty();
                        default -> false;
                    })
                    .toList();
        }
    }

    private Check check(PlanKey unit, List<AccountInCare> accounts, List<DataField> asked) {
        Set<String> ids = accounts.stream().map(AccountInCare::accountId).collect(Collectors.toSet());
        Set<String> scheduled = asked.contains(DataField.SCHEDULE)
                ? plans.inForce(unit.year(), unit.unitCode()).stream()
                        .flatMap(plan -> plan.schedule().stream())
                        .map(PlanInForce.Line::accountId)
                        .collect(Collectors.toSet())
                : Set.of();
        Set<String> withNumbers =
                asked.contains(DataField.CA_NUMBERS) ? customers.accountsListed(unit.year(), ids) : Set.of();
        return new Check(asked, contacts.of(ids), scheduled, withNumbers, portfolios, organization);
    }

    /**
     * @throws RefusedException naming the first accounts of the share and the fields missing of each, and how many there are in
     *                          all
     */
    @Transactional(readOnly = true)
    public void requireComplete(PlanKey unit, String partId) {
        Optional<DataEntryPart> part = part(unit, partId);
        if (part.isEmpty() || part.get().isComplete()) {
            return;
        }
        List<AccountData> incomplete = part.get().incomplete();
        List<Message> faults = new ArrayList<>();
        faults.add(new Message(
                "dataentry.incomplete",
                Integer.toString(incomplete.size()),
                Integer.toString(part.get().missingCount())));
        if (!part.get().missingOfKamr().isEmpty()) {
            faults.add(new Message(
                    "dataentry.incomplete.line",
                    organization.nameOf(partId),
                    listed(part.get().missingOfKamr())));
        }
        incomplete.stream()
                .limit(NAMED)
                .forEach(account -> faults.add(new Message(
                        "dataentry.incomplete.line", account.account().name(), listed(account.missing()))));
        if (incomplete.size() > NAMED) {
            faults.add(new Message("dataentry.incomplete.more", Integer.toString(incomplete.size() - NAMED)));
        }
        faults.add(new Message("dataentry.incomplete.page", page(unit)));
        throw new RefusedException(faults);
    }

    /** The fields' names, one message in another. */
    static Message listed(List<DataField> fields) {
        Message all = new Message(fields.get(0).messageKey());
        for (DataField field : fields.subList(1, fields.size())) {
            all = new Message("dataentry.and", all, new Message(field.messageKey()));
        }
        return all;
    }

    /** Where the unit's data are looked at and entered. */
    public static String page(PlanKey unit) {
        return "/plans/" + unit + "/data-entry";
    }

    /** The share's task exists. */
    public void taskCreated(PlanKey unit, String part, String taskId) {
        store.setTask(unit, part, taskId);
    }

    /** The share's task was completed. */
    public void partDone(PlanKey unit, String part, String person, String comment) {
        List<String> own = part(unit, part).map(share -> share.carer().own()).orElse(List.of());
        String actedFor = organization.actingFor(person, own).orElse(null);
        store.setDone(unit, part, person, actedFor, clock.instant(), comment);
    }

    /** The last task was completed: the unit is done when the last share was. */
    public void finish(PlanKey unit) {
        Instant at = store.shares(unit).stream()
                .map(Share::doneAt)
                .filter(done -> done != null)
                .max(Comparator.naturalOrder())
                .orElseGet(clock::instant);
        store.setDone(unit, at);
        deadlines.done(DeadlineKind.DATA_ENTRY, unit.toString(), at);
    }

    /** Data entries that are not done. */
    @Transactional(readOnly = true)
    public List<PlanKey> open() {
        return store.open();
    }

    /** Data entries not done in which somebody has that account. */
    @Transactional(readOnly = true)
    public List<PlanKey> openWith(String accountId) {
        return portfolios.years().stream()
                .map(year -> portfolios.account(year, accountId))
                .flatMap(Optional::stream)
                .map(account -> new PlanKey(account.year(), account.unitCode()))
                .filter(store::isOpen)
                .toList();
    }

    /** Whether the account is in that share. */
    @Transactional(readOnly = true)
    public boolean holds(PlanKey unit, String part, String accountId) {
        return portfolios
                .account(unit.year(), accountId)
                .filter(account -> partOf(account).equals(part))
                .isPresent();
    }

    /** When the unit's data are due, by the register. */
    @Transactional(readOnly = true)
    public Optional<Instant> dueAt(PlanKey unit) {
        return deadlines.dueAt(DeadlineKind.DATA_ENTRY, unit.toString());
    }

    /** Id of the deadline's receipt. */
    @Transactional(readOnly = true)
    public Optional<Long> receipt(PlanKey unit) {
        return deadlines.id(DeadlineKind.DATA_ENTRY, unit.toString());
    }

    /**
     * Accounts of the unit have changed hands: its open tasks follow (to be called by the use case that moves them, in its
     * transaction).
     */
    public void reassign(PlanKey unit) {
        for (Move move : moves(unit)) {
            DataEntryPart left = part(unit, move.part()).orElseThrow();
            if (move.to().isPresent()) {
                String to = move.to().get();
                store.handOver(unit, move.part(), to, left.taskId());
                tasks.handOver(left.taskId(), to, part(unit, to).orElseThrow().carer());
            } else {
                tasks.complete(left.taskId());
            }
        }
    }

    /**
     * Accounts have come, gone or changed hands: open shares follow; whoever has new accounts with something missing has a share of their own,
     * within 15 days of the amended plan's approval if the unit was done.
     */
    public void changed(PortfolioChanged event) {
        PlanKey unit = new PlanKey(event.year(), event.unitCode());
        if (!store.exists(unit)) {
            begin(unit, event.at());
            return;
        }
        if (store.isOpen(unit)) {
            reassign(unit);
        }
        Set<String> lacking = lacking(unit, event);
        if (lacking.isEmpty()) {
            return;
        }
        lacking.forEach(part -> store.openShare(unit, part));
        if (store.isOpen(unit) && tasks.isAnyOpen(unit)) {
            lacking.forEach(part -> tasks.add(unit, part));
            return;
        }
        tasks.end(unit);
        store.reopen(unit, event.at());
        deadlines.renew(
                new DeadlineWork(DeadlineKind.DATA_ENTRY, RULE, unit.toString(), unit.unitCode(), unit.year()),
                event.at());
        tasks.start(unit);
    }

    /** Parts with accounts that are new to them and lack something, and that nobody is at. */
    private Set<String> lacking(PlanKey unit, PortfolioChanged event) {
        Set<String> open = store.shares(unit).stream()
                .filter(share -> share.doneAt() == null)
                .map(Share::part)
                .collect(Collectors.toSet());
        List<AccountInCare> fresh = event.changes().stream()
                .filter(Change::isNewToCarer)
                .map(Change::account)
                .filter(account -> !account.isLost() && !open.contains(partOf(account)))
                .toList();
        Check check = check(unit, fresh, required.of(unit.year()));
        return fresh.stream()
                .filter(account -> !check.missing(account).isEmpty()
                        || (account.kamr() != null
                                && !check.missingOfKamr(account.kamr()).isEmpty()))
                .map(DataEntry::partOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Which open shares are somebody else's now: those in which no account is left. */
    private List<Move> moves(PlanKey unit) {
        Set<String> wanted = portfolios.ofUnit(unit.year(), unit.unitCode()).stream()
                .map(DataEntry::partOf)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Share> shares = new LinkedHashMap<>();
        store.shares(unit).forEach(share -> shares.put(share.part(), share));
        List<String> left = shares.values().stream()
                .filter(share -> share.doneAt() == null && !wanted.contains(share.part()))
                .map(Share::part)
                .toList();
        // First who has no share at all; then who finished theirs, and now has more.
        List<String> takers = new ArrayList<>(
                wanted.stream().filter(part -> !shares.containsKey(part)).toList());
        List<Move> moves = new ArrayList<>();
        for (String part : left) {
            moves.add(new Move(part, takers.isEmpty() ? Optional.empty() : Optional.of(takers.remove(0))));
        }
        return moves;
    }
}
