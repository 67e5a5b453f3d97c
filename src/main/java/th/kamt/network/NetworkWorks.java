package th.kamt.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.activity.ActivityViews;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.CalendarDates;
import th.kamt.calendar.NotADayException;
import th.kamt.calendar.NotAPlanYearException;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.WrittenWords;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.urgentvoice.UrgentVoices;
import th.kamt.workflow.CareVariables;
import th.kamt.workflow.PlanningVariables;
import th.kamt.workflow.RunningProcesses;

/** Work handed to the Network side in pilot provinces, and its report. */
@Service
@Transactional
public class NetworkWorks {

    public static final String PROCESS = "networkWork";
    static final String RETURNED = "kamt.networkWorkReturned";

    /** What is handed over, as it was typed. */
    public record Given(
            String account,
            String network,
            String kind,
            String what,
            String wantedOn,
            String activity,
            String voice,
            String key) {}

    private static final int LONGEST = 2000;
    private static final int LONGEST_KEY = 80;

    private final NetworkStore store;
    private final NetworkNotices notices;
    private final Portfolios portfolios;
    private final ActivityViews activities;
    private final UrgentVoices voices;
    private final Organization organization;
    private final AccessControl access;
    private final RunningProcesses processes;
    private final Clock clock;

    NetworkWorks(
            NetworkStore store,
            NetworkNotices notices,
            Portfolios portfolios,
            ActivityViews activities,
            UrgentVoices voices,
            Organization organization,
            AccessControl access,
            RunningProcesses processes,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.portfolios = portfolios;
        this.activities = activities;
        this.voices = voices;
        this.organization = organization;
        this.access = access;
        this.processes = processes;
        this.clock = clock;
    }

    // --- looking ---

    /**
     * For the pilot centre, the Network unit, and those above them.
     *
     * @throws NotFoundException for all others
     */
    @Transactional(readOnly = true)
    public NetworkWork work(long number) {
        return store.find(number)
                .filter(work -> access.maySee(work.unitCode()) || access.maySee(work.networkCode()))
                .orElseThrow(() -> new NotFoundException(new Message("network.unknown")));
    }

    /** Whether or not anybody at work may see it. */
    @Transactional(readOnly = true)
    public NetworkWork require(long number) {
        return store.find(number).orElseThrow(() -> new NotFoundException(new Message("network.unknown")));
    }

    /** All that the person at work may see, newest first. */
    @Transactional(readOnly = true)
    public List<NetworkWork> all() {
        return store.ofUnits(access.visibleUnits());
    }

    /** Newest first. Who may see the account was asked before. */
    @Transactional(readOnly = true)
    public List<NetworkWork> ofAccount(PlanYear year, String accountId) {
        return store.ofAccount(year, accountId);
    }

    /** Not reported yet. */
    @Transactional(readOnly = true)
    public List<NetworkWork> open() {
        return store.open();
    }

    /** Accounts of pilot centres that the person looks after; by name. */
    @Transactional(readOnly = true)
    public List<AccountInCare> accounts(String person) {
        return year().stream()
                .flatMap(year -> portfolios.ofUnits(year, access.visibleUnits()).stream())
                .filter(account -> isPilot(account.unitCode()) && portfolios.isCarer(account, person))
                .sorted(Comparator.comparing(AccountInCare::name))
                .toList();
    }

    /** Network units of the province; of all provinces of those accounts. */
    @Transactional(readOnly = true)
    public List<Unit> networks(List<AccountInCare> accounts) {
        Set<String> provinces = new LinkedHashSet<>();
        accounts.forEach(account ->
                provinces.add(organization.requireUnit(account.unitCode()).provinceCode()));
        return organization.units().stream()
                .filter(unit -> unit.kind() == UnitKind.NETWORK && provinces.contains(unit.provinceCode()))
                .toList();
    }

    /** Whether the account's unit is a pilot centre and the person looks after the account. */
    @Transactional(readOnly = true)
    public boolean mayHandOver(PlanYear year, String accountId, String person) {
        return portfolios
                .account(year, accountId)
                .filter(account -> isPilot(account.unitCode()) && portfolios.isCarer(account, person))
                .isPresent();
    }

    private boolean isPilot(String unitCode) {
        return organization
                .unit(unitCode)
                .filter(unit -> unit.kind() == UnitKind.PILOT_CENTER)
                .isPresent();
    }

    /** This year if anybody's plan of it is in force, else the newest there is. */
    private Optional<PlanYear> year() {
        PlanYear now = PlanYear.containing(today());
        List<PlanYear> years = portfolios.years();
        return years.contains(now) ? Optional.of(now) : years.stream().max(Comparator.naturalOrder());
    }

    private LocalDate today() {
        return Bangkok.dayOf(clock.instant());
    }

    /** Who does the work: the holders of the Network unit's post. */
    @Transactional(readOnly = true)
    public List<String> people(NetworkWork work) {
        return organization.holders(post(work)).stream()
                .map(Employee::employeeId)
                .toList();
    }

    public RoleAt post(NetworkWork work) {
        return new RoleAt(Role.NETWORK_UNIT, work.networkCode());
    }

    // --- handing over ---

    /**
     * Hands work to the Network side; the same form sent again hands it over once.
     *
     * @throws NotFoundException if the account is not the person's to know
     * @throws FieldsRefusedException naming each fault by its field
     * @throws ConflictException if the form has handed over other work before
     */
    public NetworkWork handOver(Given given) {
        String person = access.currentPerson();
        String key = key(person, given.key());
        Optional<NetworkWork> before = key == null ? Optional.empty() : store.ofRequest(key);
        if (before.isPresent()) {
            return same(before.get(), given);
        }
        NetworkWork work = read(given, account(given.account()), person);
        Optional<Long> number = store.add(work, key);
        if (number.isEmpty()) {
            // The same form arrived twice at once: the other one was kept.
            return same(store.ofRequest(key).orElseThrow(), given);
        }
        processes.start(
                PROCESS,
                require(number.get()).key(),
                Map.of(
                        CareVariables.NETWORK_WORK_ID.name(),
                        number.get(),
                        PlanningVariables.UNIT_CODE.name(),
                        work.unitCode()));
        return require(number.get());
    }

    /** @throws ConflictException if the form says something else now: that would be lost, and nobody told */
    private static NetworkWork same(NetworkWork before, Given given) {
        boolean same = before.accountId().equals(WrittenWords.of(given.account()))
                && before.networkCode().equals(given.network())
                && before.kind().name().equals(given.kind())
                && before.what().equals(WrittenWords.of(given.what()))
                && isDay(before.wantedOn(), given.wantedOn());
        if (!same) {
            throw new ConflictException(new Message("network.keyUsed"));
        }
        return before;
    }

    private static boolean isDay(LocalDate day, String typed) {
        try {
            return CalendarDates.parse(typed).equals(day);
        } catch (NotADayException | NotAPlanYearException e) {
            return false;
        }
    }

    private static String key(String person, String key) {
        if (!WrittenWords.areIn(key)) {
            return null;
        }
        if (key.length() > LONGEST_KEY) {
            throw new FieldsRefusedException("key", new Message("network.tooLong", Integer.toString(LONGEST_KEY)));
        }
        return person + " " + key.strip();
    }

    private AccountInCare account(String typed) {
        String id = typed == null ? "" : typed.strip();
        if (id.isEmpty()) {
            throw new FieldsRefusedException("account", new Message("network.account.missing"));
        }
        AccountInCare account = year().flatMap(year -> portfolios.account(year, id))
                .filter(one -> access.maySee(one.unitCode()))
                .orElseThrow(() -> new NotFoundException(new Message("network.account.unknown")));
        if (!isPilot(account.unitCode())) {
            throw new FieldsRefusedException("account", new Message("network.notPilot", account.name()));
        }
        portfolios.requireCare(account, access.currentPerson());
        return account;
    }

    private NetworkWork read(Given given, AccountInCare account, String person) {
        List<Fault> faults = new ArrayList<>();
        WorkKind kind = Arrays.stream(WorkKind.values())
                .filter(one -> one.name().equals(given.kind()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            faults.add(new Fault("kind", new Message("network.kind.missing")));
        }
        String what = WrittenWords.of(given.what());
        if (what.isEmpty()) {
            faults.add(new Fault("what", new Message("network.what.missing")));
        } else if (what.length() > LONGEST) {
            faults.add(new Fault("what", new Message("network.tooLong", Integer.toString(LONGEST))));
        }
        boolean known =
                networks(List.of(account)).stream().anyMatch(unit -> unit.code().equals(given.network()));
        if (!known) {
            faults.add(new Fault("network", new Message("network.network.missing")));
        }
        LocalDate wantedOn = day(given.wantedOn(), faults);
        Long activity = activity(given.activity(), account, faults);
        String voice = voice(given.voice(), account, faults);
        FieldsRefusedException.throwIfAny(faults);
        return new NetworkWork(
                0,
                account.year(),
                account.accountId(),
                account.name(),
                account.unitCode(),
                given.network(),
                kind,
                what,
                wantedOn,
                activity,
                voice,
                person,
                portfolios.actingFor(account, person).orElse(null),
                clock.instant(),
                null,
                null,
                null,
                null,
                false);
    }

    private LocalDate day(String typed, List<Fault> faults) {
        try {
            LocalDate day = CalendarDates.parse(typed);
            if (day.isBefore(today())) {
                faults.add(new Fault("wantedOn", new Message("network.wantedOn.past", day)));
            } else if (day.isAfter(PlanYear.containing(today()).next().lastDay())) {
                faults.add(new Fault("wantedOn", new Message("network.wantedOn.far", day)));
            }
            return day;
        } catch (NotADayException e) {
            faults.add(new Fault("wantedOn", e.messages().get(0)));
        } catch (NotAPlanYearException e) {
            faults.add(new Fault("wantedOn", e.messages().get(0)));
        }
        return null;
    }

    private Long activity(String typed, AccountInCare account, List<Fault> faults) {
        if (!WrittenWords.areIn(typed)) {
            return null;
        }
        Optional<Long> found = activities.ofAccount(account.year(), account.accountId()).stream()
                .map(one -> one.id())
                .filter(id -> Long.toString(id).equals(typed.strip()))
                .findFirst();
        if (found.isEmpty()) {
            faults.add(new Fault("activity", new Message("network.activity.unknown", account.name())));
        }
        return found.orElse(null);
    }

    private String voice(String typed, AccountInCare account, List<Fault> faults) {
        if (!WrittenWords.areIn(typed)) {
            return null;
        }
        Optional<String> found = voices.find(typed.strip())
                .filter(voice -> voice.accountId().equals(account.accountId()))
                .map(voice -> voice.number());
        if (found.isEmpty()) {
            faults.add(new Fault("voice", new Message("network.voice.unknown", account.name())));
        }
        return found.orElse(null);
    }

    // --- reporting back ---

    /** @throws th.kamt.message.RefusedException if it is reported already, or not that person's to report */
    @Transactional(readOnly = true)
    public void requireMayReport(long number, String person) {
        NetworkWork work = require(number);
        if (work.isReported()) {
            throw new ConflictException(new Message("network.reportedAlready"));
        }
        if (!people(work).contains(person)) {
            throw new ForbiddenException(new Message(
                    "network.notYours",
                    organization.requireUnit(work.networkCode()).name()));
        }
    }

    @Transactional(readOnly = true)
    public boolean mayReport(NetworkWork work, String person) {
        return !work.isReported() && people(work).contains(person);
    }

    /** With the completion of its task: the KAMR is told, and logs it. */
    public void reported(long number, String report, String person) {
        close(number, report, false, person);
    }

    /**
     * The Network unit gives the work back instead of doing it: its task ends, the KAMR is told why and hands it over anew, to
     * another unit or with other words, or sees to it otherwise.
     *
     * @throws th.kamt.message.RefusedException without a reason, or if it is closed already or not that person's
     */
    public void giveBack(long number, String reason) {
        String person = access.currentPerson();
        requireMayReport(number, person);
        String why = WrittenWords.of(reason);
        if (why.isEmpty()) {
            throw new FieldsRefusedException("reason", new Message("network.giveBack.reason"));
        }
        if (why.length() > LONGEST) {
            throw new FieldsRefusedException("reason", new Message("network.tooLong", Integer.toString(LONGEST)));
        }
        close(number, why, true, person);
        if (!processes.send(RETURNED, PROCESS, require(number).key())) {
            throw new ConflictException(new Message("network.reportedAlready"));
        }
    }

    private void close(long number, String words, boolean returned, String person) {
        String actedFor = organization.actingFor(person, post(require(number))).orElse(null);
        if (!store.reported(number, words, returned, person, actedFor, clock.instant())) {
            throw new ConflictException(new Message("network.reportedAlready"));
        }
        NetworkWork work = require(number);
        Set<String> told = new LinkedHashSet<>(List.of(work.requestedBy()));
        portfolios
                .account(work.year(), work.accountId())
                .map(portfolios::carer)
                .ifPresent(carer -> told.addAll(carer.people()));
        notices.closed(work, told);
    }
}
