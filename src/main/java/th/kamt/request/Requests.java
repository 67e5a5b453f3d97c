package th.kamt.request;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.FirstInLine;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.request.RequestStep.Action;
import th.kamt.workflow.RequestVariables;
import th.kamt.workflow.RunningProcesses;

/** From a draft through its stations: each change with its step of the history and its token, in one transaction. */
@Service
@Transactional
public class Requests {

    static final String WITHDRAWN = "kamt.requestWithdrawn";

    /** What every request says. */
    public record Head(PlanYear year, String unitCode, String title, BigDecimal amountBaht, LocalDate wantedOn) {}

    private final RequestStore store;
    private final RequestNotices notices;
    private final ObjectProvider<RequestContent> contents;
    private final RunningProcesses processes;
    private final RequestDeadlines deadlines;
    private final Organization organization;
    private final AccessControl access;
    private final Clock clock;

    Requests(
            RequestStore store,
            RequestNotices notices,
            ObjectProvider<RequestContent> contents,
            RunningProcesses processes,
            RequestDeadlines deadlines,
            Organization organization,
            AccessControl access,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.contents = contents;
        this.processes = processes;
        this.deadlines = deadlines;
        this.organization = organization;
        this.access = access;
        this.clock = clock;
    }

    // --- looking ---

    /** @throws NotFoundException if it is of another kind, or not the person's at work to see */
    @Transactional(readOnly = true)
    public Request request(RequestKind kind, long id) {
        return store.find(id)
                .filter(request -> request.kind() == kind && access.maySee(request.unitCode()))
                .orElseThrow(() -> new NotFoundException(new Message("request.unknown")));
    }

    /** Whether or not anybody at work may see it. */
    @Transactional(readOnly = true)
    public Optional<Request> find(long id) {
        return store.find(id);
    }

    /** All that the person at work may see, newest first. */
    @Transactional(readOnly = true)
    public List<Request> all(RequestKind kind) {
        return store.ofUnits(kind, access.visibleUnits());
    }

    @Transactional(readOnly = true)
    public List<Request> waiting() {
        return store.waiting();
    }

    @Transactional(readOnly = true)
    public List<RequestStep> steps(long id) {
        return store.steps(id);
    }

    /** Units the person at work may ask for something for: those of their posts; of a pilot province its centres. */
    @Transactional(readOnly = true)
    public Set<String> ownUnits() {
        Set<String> units = new TreeSet<>();
        organization
                .employee(access.currentPerson())
                .map(Employee::posts)
                .orElse(Set.of())
                .forEach(post -> organization.unitAndBelow(post.unitCode()).stream()
                        .filter(unit -> isOwn(post, unit))
                        .map(Unit::code)
                        .forEach(units::add));
        return units;
    }

    /** In whose place the person at work asks, where they ask for that unit by nothing but a substitution. */
    private String askedFor(Request request) {
        String person = access.currentPerson();
        Unit unit = organization.requireUnit(request.unitCode());
        return holdsOwn(person, unit)
                ? null
                : organization.standsInFor(person).stream()
                        .filter(absent -> absent.equals(request.requestedBy()) || holdsOwn(absent, unit))
                        .findFirst()
                        .orElse(null);
    }

    private boolean holdsOwn(String person, Unit unit) {
        return organization
                .employee(person)
                .filter(one -> one.ownPosts().stream().anyMatch(post -> isOwn(post, unit)))
                .isPresent();
    }

    private boolean isOwn(RoleAt post, Unit unit) {
        boolean province = organization.requireUnit(post.unitCode()).kind() == UnitKind.PILOT_PROVINCE;
        return unit.kind().preparesPlan()
                && (unit.code().equals(post.unitCode()) || (province && unit.kind() == UnitKind.PILOT_CENTER));
    }

    /** Whether the person at work may change, send or withdraw it: who asked, or if they have left anybody of the unit. */
    @Transactional(readOnly = true)
    public boolean isRequester(Request request) {
        String person = access.currentPerson();
        boolean gone = organization.hasLeft(request.requestedBy())
                || organization.employee(request.requestedBy()).isEmpty();
        return person.equals(request.requestedBy())
                || organization.standsInFor(person).contains(request.requestedBy())
                || (gone && ownUnits().contains(request.unitCode()));
    }

    /** Whether the request and its content may be changed by the person at work. */
    @Transactional(readOnly = true)
    public boolean mayChange(Request request) {
        return request.status().isOpen() && isRequester(request);
    }

    // --- the requester ---

    /**
     * Makes a draft. A form sent twice makes one.
     *
     * @param formKey of the form
     * @throws ConflictException if the form has made another
     */
    public Request create(RequestKind kind, Head head, String formKey) {
        if (!ownUnits().contains(head.unitCode())) {
            throw new ForbiddenException(new Message("request.notYourUnit"));
        }
        return store.add(kind, head, access.currentPerson(), formKey, clock.instant())
                .flatMap(store::find)
                .or(() -> store.byForm(formKey, access.currentPerson()).map(made -> same(kind, head, made)))
                .orElseThrow(() -> new ConflictException(new Message("request.changed")));
    }

    private static Request same(RequestKind kind, Head head, Request made) {
        boolean amount = head.amountBaht() == null
                ? made.amountBaht() == null
                : made.amountBaht() != null && head.amountBaht().compareTo(made.amountBaht()) == 0;
        requireSame(amount
                && made.kind() == kind
                && made.year().equals(head.year())
                && made.unitCode().equals(head.unitCode())
                && made.title().equals(head.title())
                && made.wantedOn().equals(head.wantedOn()));
        return made;
    }

    /**
     * A form that has made a request makes no other: it would be lost, and nobody told.
     *
     * @param same whether it says now what it said then
     * @throws ConflictException if not
     */
    public static void requireSame(boolean same) {
        if (!same) {
            throw new ConflictException(new Message("request.formSent"));
        }
    }

    /** @param version as the person saw it */
    public Request change(RequestKind kind, long id, int version, Head head) {
        Request request = requireRequester(kind, id);
        if (!store.change(request.id(), version, head, clock.instant())) {
            throw new ConflictException(new Message("request.changed"));
        }
        String person = access.currentPerson();
        if (!person.equals(request.requestedBy())) {
            boolean inPlace = organization.standsInFor(person).contains(request.requestedBy());
            String absent = inPlace ? request.requestedBy() : null;
            step(request, request.round(), Action.CHANGED, null, person, absent, null, null);
        }
        return store.find(id).orElseThrow();
    }

    private Request requireRequester(RequestKind kind, long id) {
        Request request = request(kind, id);
        if (!isRequester(request)) {
            throw new ForbiddenException(new Message("request.notYours", organization.nameOf(request.requestedBy())));
        }
        return request;
    }

    /** Sends it to its first station. Sent twice it counts once. */
    public void submit(RequestKind kind, long id) {
        Request request = requireRequester(kind, id);
        if (request.status() == RequestStatus.WAITING) {
            return;
        }
        if (!request.status().isOpen()) {
            throw new ConflictException(new Message("request.closed"));
        }
        content(kind).requireComplete(request);
        RequestStation first = kind.stations().get(0);
        int round = request.round() + 1;
        requireMoved(store.move(request, RequestStatus.WAITING, first, round, clock.instant()));
        step(request, round, Action.SUBMITTED, null, access.currentPerson(), askedFor(request), null, null);
        deadlines.sent(request, clock.instant());
        processes.start(
                kind.process(),
                request.businessKey(),
                Map.of(RequestVariables.REQUEST_ID.name(), id, RequestVariables.UNIT_CODE.name(), request.unitCode()));
    }

    /** Takes it back for good, until it is approved. */
    public void withdraw(RequestKind kind, long id) {
        Request request = requireRequester(kind, id);
        if (request.status() == RequestStatus.WITHDRAWN) {
            return;
        }
        if (request.status() == RequestStatus.APPROVED) {
            throw new ConflictException(new Message("request.closed"));
        }
        requireMoved(store.move(request, RequestStatus.WITHDRAWN, null, request.round(), clock.instant()));
        step(request, request.round(), Action.WITHDRAWN, null, access.currentPerson(), askedFor(request), null, null);
        deadlines.withdrawn(request);
        if (request.status() == RequestStatus.WAITING
                && !processes.send(WITHDRAWN, kind.process(), request.businessKey())) {
            throw new ConflictException(new Message("request.changed"));
        }
    }

    // --- stations ---

    /** Who decides at that station: by person, whatever the post; nobody on what they asked for, changed or screened. */
    @Transactional(readOnly = true)
    public FirstInLine deciders(Request request, RequestStation station) {
        Unit unit = organization.requireUnit(request.unitCode());
        return FirstInLine.mayAct(organization, station.post(unit), barred(request, station));
    }

    private Set<String> barred(Request request, RequestStation station) {
        List<RequestStation> stations = request.kind().stations();
        Set<String> barred = new LinkedHashSet<>(List.of(request.requestedBy()));
        for (RequestStep step : store.steps(request.id())) {
            boolean earlier = step.station() != null && stations.indexOf(step.station()) < stations.indexOf(station);
            if (step.action() == Action.CHANGED || step.action() == Action.SUBMITTED || earlier) {
                barred.add(step.person());
                if (step.actedFor() != null) {
                    barred.add(step.actedFor());
                }
            }
        }
        return barred;
    }

    /**
     * Asked before a station's task is completed.
     *
     * @throws ForbiddenException if that person may not decide, with the reason
     */
    public void requireMayDecide(long id, RequestStation station, String person, boolean approves) {
        Request request = store.find(id).orElseThrow();
        if (request.status() != RequestStatus.WAITING || request.station() != station) {
            throw new ConflictException(new Message("request.decided"));
        }
        if (!deciders(request, station).has(person)) {
            Set<String> barred = barred(request, station);
            boolean own = barred.contains(person)
                    || organization.standsInFor(person).stream().anyMatch(barred::contains);
            throw new ForbiddenException(new Message(own ? "request.separation" : "request.notYourStation"));
        }
        if (approves && isLast(request.kind(), station)) {
            content(request.kind()).requireApprovable(request);
        }
    }

    private static boolean isLast(RequestKind kind, RequestStation station) {
        return kind.stations().indexOf(station) == kind.stations().size() - 1;
    }

    /** With the completion of the station's task, in the same transaction. */
    public void decide(long id, RequestStation station, String person, boolean approves, String comment) {
        Request request = store.find(id).orElseThrow();
        if (request.status() != RequestStatus.WAITING || request.station() != station) {
            throw new ConflictException(new Message("request.decided"));
        }
        RequestKind kind = request.kind();
        boolean last = isLast(kind, station);
        RequestStatus status =
                !approves ? RequestStatus.RETURNED : last ? RequestStatus.APPROVED : RequestStatus.WAITING;
        RequestStation next = status == RequestStatus.WAITING
                ? kind.stations().get(kind.stations().indexOf(station) + 1)
                : null;
        FirstInLine at = deciders(request, station);
        RoleAt post = at.post();
        String actedFor = organization.actingFor(person, post, at.people()).orElse(null);
        requireMoved(store.move(request, status, next, request.round(), clock.instant()));
        Action action = approves ? Action.APPROVED : Action.RETURNED;
        step(request, request.round(), action, station, person, actedFor, post.group(), comment);
        if (status != RequestStatus.WAITING) {
            deadlines.decided(request, clock.instant());
        }
        notices.decided(request, station, action, person, comment, last);
    }

    /**
     * What the unit's other requests of that kind and year have been approved.
     *
     * @param lock whether it must hold until the transaction ends
     */
    public BigDecimal approvedBaht(Request but, boolean lock) {
        return store.approvedBaht(but, lock);
    }

    private void step(
            Request request,
            int round,
            Action action,
            RequestStation station,
            String person,
            String actedFor,
            String post,
            String comment) {
        store.step(
                request.id(),
                new RequestStep(round, action, station, person, actedFor, post, comment, clock.instant()));
    }

    private static void requireMoved(boolean moved) {
        if (!moved) {
            throw new ConflictException(new Message("request.changed"));
        }
    }

    /** What that kind of request is about. */
    public RequestContent content(RequestKind kind) {
        return contents.stream()
                .filter(content -> content.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
