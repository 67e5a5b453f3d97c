package th.kamt.urgentvoice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;

/** Who opens a case, who decides, who may be ordered, who answers, who is told, and who may read it. */
@Component
public class VoicePeople {

    private static final Role[] AT_UNIT = {
        Role.KAMR, Role.SECTION_HEAD, Role.SENIOR_KAMR, Role.OFFICE_MANAGER, Role.DIRECTOR_ENGINEERING_HQ
    };
    private static final Role[] AT_PROVINCE = {Role.PROVINCE_CEO, Role.PROVINCE_SERVICE_MANAGER, Role.SENIOR_KAMR};
    private static final Role[] AT_REGION = {Role.KAMR, Role.CHIEF_CUSTOMER_SERVICE};

    private final Organization organization;
    private final Portfolios portfolios;
    private final AccessControl access;

    VoicePeople(Organization organization, Portfolios portfolios, AccessControl access) {
        this.organization = organization;
        this.portfolios = portfolios;
        this.access = access;
    }

    // --- whose work it is ---

    /** Whose the work on the case is now; of a closed case who answered it. */
    public VoiceHolders holders(UrgentVoice voice) {
        return switch (voice.stage()) {
            case ORDER -> decisionMaker(voice);
            case REMEDY -> ordered(voice);
            case ANSWER, CLOSED -> carer(voice);
        };
    }

    /** The head of the unit, or whoever is next in the line of command (R-4.2, R-ESC-3). */
    public VoiceHolders decisionMaker(UrgentVoice voice) {
        return firstHeld(headOf(organization.requireUnit(voice.unitCode())), List.of());
    }

    private static RoleAt headOf(Unit unit) {
        return switch (unit.kind()) {
            case HQ -> new RoleAt(Role.DIRECTOR_ENGINEERING_HQ, unit.code());
            case PILOT_CENTER, PILOT_PROVINCE, NETWORK -> new RoleAt(Role.PROVINCE_CEO, unit.provinceCode());
            case REGION -> new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, unit.code());
            default -> new RoleAt(Role.OFFICE_MANAGER, unit.code());
        };
    }

    private VoiceHolders firstHeld(RoleAt own, List<String> given) {
        if (!given.isEmpty()) {
            return new VoiceHolders(own, given, false, List.of());
        }
        FirstInLine first = FirstInLine.with(organization, own, this::people);
        return new VoiceHolders(first.post(), first.people(), false, first.skipped());
    }

    private VoiceHolders ordered(UrgentVoice voice) {
        VoiceHolders above = decisionMaker(voice);
        return isOrderable(voice, voice.assignedTo())
                ? new VoiceHolders(
                        above.post(), organization.withStandIns(List.of(voice.assignedTo())), true, List.of())
                : above;
    }

    /** Whether who was ordered has left, or moved to where the case is not theirs to see. */
    public boolean hasLapsed(UrgentVoice voice) {
        return voice.stage() == Stage.REMEDY && !isOrderable(voice, voice.assignedTo());
    }

    private VoiceHolders carer(UrgentVoice voice) {
        Carer carer = accountCarer(voice);
        return firstHeld(
                carer.post(),
                carer.people().stream()
                        .filter(person -> !organization.hasLeft(person))
                        .toList());
    }

    /** Who answers the customer, and who opened the case and may have promised it. */
    public List<String> concerned(UrgentVoice voice) {
        return Stream.concat(
                        carer(voice).people().stream(),
                        Stream.of(voice.openedBy()).filter(person -> !organization.hasLeft(person)))
                .distinct()
                .toList();
    }

    private Carer accountCarer(UrgentVoice voice) {
        return portfolios
                .account(voice.year(), voice.accountId())
                .map(portfolios::carer)
                .orElseGet(() -> portfolios.formerCarer(voice.year(), voice.accountId(), voice.unitCode()));
    }

    /**
     * In whose place that person did something with the case, by nothing but a substitution.
     *
     * @param voice as it was before
     */
    Optional<String> actingFor(UrgentVoice voice, VoiceEvent.Kind kind, String person) {
        if (organization.standsInFor(person).isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case ORDERED, ORDERED_ANEW ->
                organization.actingFor(person, decisionMaker(voice).post());
            case REMEDIED ->
                isOrderable(voice, voice.assignedTo())
                        ? organization.actingFor(person, List.of(voice.assignedTo()))
                        : organization.actingFor(person, decisionMaker(voice).post());
            case ANSWERED ->
                accountCarer(voice).own().isEmpty()
                        ? organization.actingFor(person, carer(voice).post())
                        : organization.actingFor(person, accountCarer(voice).own());
            case OPENED ->
                holdsOwnAt(voice.unitCode(), person)
                        ? Optional.empty()
                        : organization.actingFor(person, accountCarer(voice).own());
            case DECIDER_ABOVE, ORDER_LAPSED -> Optional.empty();
        };
    }

    private boolean holdsOwnAt(String unit, String person) {
        return organization
                .employee(person)
                .filter(one ->
                        one.ownPosts().stream().anyMatch(post -> post.unitCode().equals(unit)))
                .isPresent();
    }

    // --- who may be ordered ---

    /** People of the unit and below, of its province and of its region; of HQ's case also those where the customer is supplied. */
    public List<Employee> orderable(UrgentVoice voice) {
        Map<String, Employee> people = new LinkedHashMap<>();
        for (Unit unit : places(voice)) {
            Stream.concat(
                            organization.employeesOf(unit.code()).stream(),
                            Stream.of(Role.values())
                                    .flatMap(role -> organization.ownHolders(new RoleAt(role, unit.code())).stream()))
                    .filter(person -> !organization.hasLeft(person.employeeId()))
                    .sorted(Comparator.comparing(Employee::name))
                    .forEach(person -> people.putIfAbsent(person.employeeId(), person));
        }
        return List.copyOf(people.values());
    }

    /** Whether that person may be ordered to see to the case. */
    public boolean isOrderable(UrgentVoice voice, String person) {
        Optional<Employee> employee =
                person == null || organization.hasLeft(person) ? Optional.empty() : organization.employee(person);
        Set<String> places = places(voice).stream().map(Unit::code).collect(Collectors.toSet());
        return employee.filter(one -> places.contains(one.unitCode())
                        || one.ownPosts().stream().anyMatch(post -> places.contains(post.unitCode())))
                .isPresent();
    }

    private List<Unit> places(UrgentVoice voice) {
        Unit unit = organization.requireUnit(voice.unitCode());
        List<Unit> places = new ArrayList<>(below(unit));
        organization
                .unit(voice.officeCode())
                .filter(office -> !office.equals(unit))
                .ifPresent(office -> places.addAll(below(office)));
        return places.stream().distinct().toList();
    }

    private List<Unit> below(Unit unit) {
        List<Unit> places = new ArrayList<>();
        if (unit.kind() == UnitKind.HQ) {
            // Not the nation, which is all below.
            places.add(unit);
            return places;
        }
        places.addAll(organization.unitAndBelow(unit.code()));
        Optional.ofNullable(unit.provinceCode()).ifPresent(code -> places.addAll(organization.unitAndBelow(code)));
        Optional.ofNullable(unit.regionCode()).map(organization::requireUnit).ifPresent(places::add);
        return places;
    }

    // --- who is told, who may look ---

    /** The posts of regional KAMRs, who are told of every case (clause 4). */
    public List<RoleAt> regional(UrgentVoice voice) {
        return Stream.of(voice.officeCode(), voice.unitCode())
                .flatMap(code -> organization.unit(code).stream())
                .flatMap(unit -> Optional.ofNullable(unit.regionCode()).stream())
                .distinct()
                .map(region -> new RoleAt(Role.KAMR, region))
                .toList();
    }

    List<String> people(RoleAt post) {
        return organization.holders(post).stream().map(Employee::employeeId).toList();
    }

    /** Whether the person at work may read the case: of its unit or above, of the office that supplies the customer, or its carer, or ordered. */
    public boolean mayRead(UrgentVoice voice) {
        String person = access.currentPerson();
        return access.maySee(voice.unitCode())
                || access.maySee(voice.officeCode())
                || person.equals(voice.assignedTo())
                || organization.standsInFor(person).stream().anyMatch(absent -> absent.equals(voice.assignedTo()))
                || carer(voice).people().contains(person);
    }

    /** Whether the person at work may know of the account. */
    boolean mayKnow(AccountInCare account) {
        return access.maySee(account.unitCode())
                || access.maySee(officeOf(account.accountId()))
                || portfolios.isCarer(account, access.currentPerson());
    }

    /**
     * Whether the person at work may open a case of the account: who looks after customers of its unit, Senior KAMR and head of the unit, in a
     * pilot province also those of the province, at the region KAMRs and กบล., and อก.สธ.
     */
    boolean mayOpen(AccountInCare account) {
        Unit unit = organization.requireUnit(account.unitCode());
        String person = access.currentPerson();
        return holds(unit.code(), AT_UNIT)
                || holds(unit.provinceCode(), AT_PROVINCE)
                || regions(account, unit).anyMatch(region -> holds(region, AT_REGION))
                || isProcessOwner(person)
                || portfolios.isCarer(account, person)
                || portfolios.ofKamr(account.year(), person).stream()
                        .anyMatch(other -> other.unitCode().equals(account.unitCode()));
    }

    private Stream<String> regions(AccountInCare account, Unit unit) {
        return Stream.of(Optional.of(unit), organization.unit(officeOf(account.accountId())))
                .flatMap(Optional::stream)
                .map(Unit::regionCode)
                .filter(code -> code != null)
                .distinct();
    }

    private boolean holds(String unit, Role... roles) {
        return unit != null && access.holds(unit, roles);
    }

    private boolean isProcessOwner(String person) {
        return organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .anyMatch(post -> post.role() == Role.CHIEF_CRM_BUSINESS);
    }

    /** The unit that supplies the account. */
    static String officeOf(String accountId) {
        return accountId.substring(accountId.indexOf('@') + 1);
    }
}
