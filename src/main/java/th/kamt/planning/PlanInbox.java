package th.kamt.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;

/** The plans that wait for one person's decision; read in a number of queries that does not grow with the plans. */
@Service
@Transactional(readOnly = true)
public class PlanInbox {

    private final PlanRepository plans;
    private final PlanDeciders deciders;
    private final PlanDigests digests;
    private final PlanTasks tasks;
    private final PlanDeadlines deadlines;
    private final Preparers preparers;
    private final Organization organization;

    PlanInbox(
            PlanRepository plans,
            PlanDeciders deciders,
            PlanDigests digests,
            PlanTasks tasks,
            PlanDeadlines deadlines,
            Preparers preparers,
            Organization organization) {
        this.plans = plans;
        this.deciders = deciders;
        this.digests = digests;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.preparers = preparers;
        this.organization = organization;
    }

    /** A unit and where it belongs, in words. */
    public record Place(
            String code,
            String name,
            UnitKind kind,
            Integer officeClass,
            String regionCode,
            String region,
            String province) {}

    /**
     * A plan that waits for the person.
     *
     * @param dueAt    {@code null} of an amendment, for which there is no day
     * @param preparer the post that made the plan, in words: to whom a return goes
     * @param submittedAt when it was submitted in this round
     */
    public record Waiting(
            String taskId,
            Instant dueAt,
            Place unit,
            Station station,
            Message preparer,
            Instant submittedAt,
            PlanDigest digest) {}

    /**
     * A plan at a station whose post the person holds, that they may not decide on.
     *
     * @param who has it instead, in words; {@code null} if nobody may decide
     */
    public record Barred(Place unit, Message why, Message who) {}

    /**
     * @param waiting  ordered by unit code
     * @param arriving units of plans the person is to decide on, which the engine is still bringing to them
     * @param toCome  plans that are yet to come to the person, by where they stand
     * @param receipt id of the deadline the first of them is due by, or {@code null}
     */
    public record Inbox(
            List<Waiting> waiting,
            List<Place> arriving,
            List<Barred> barred,
            Map<PlanStatus, Integer> toCome,
            Long receipt) {

        public int coming() {
            return toCome.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** How many plans wait for the person. */
    public int count(PlanYear year, String person) {
        Set<String> posts = posts(person);
        Map<String, PlanTasks.Open> open = posts.isEmpty() ? Map.of() : tasks.open(year);
        return open.isEmpty()
                ? 0
                : (int) at(ofYear(year)).stream()
                        .filter(at -> open.containsKey(at.plan().unitCode())
                                && at.deciders().mayDecide(person))
                        .count();
    }

    public Inbox of(PlanYear year, String person) {
        Set<String> posts = posts(person);
        Map<String, PlanTasks.Open> open = tasks.open(year);
        List<At> mine = new ArrayList<>();
        List<Place> arriving = new ArrayList<>();
        List<Barred> barred = new ArrayList<>();
        Map<PlanStatus, Integer> toCome = new EnumMap<>(PlanStatus.class);
        List<Plan> all = ofYear(year);
        for (At at : at(all)) {
            PlanTasks.Open task = open.get(at.plan().unitCode());
            boolean there = task != null && task.task().equals(at.station().task());
            if (there && at.deciders().mayDecide(person)) {
                mine.add(at);
            } else if (at.deciders().mayDecide(person) && !at.isReturned()) {
                arriving.add(place(at.unit()));
            } else if (posts.contains(at.station().post(at.unit()).group())) {
                deciders.whyNotInTheirName(at.plan(), at.station(), person, at.of())
                        .ifPresent(why -> barred.add(new Barred(place(at.unit()), why, who(at.deciders()))));
            } else if (holdsOneOf(at.toCome(), at.unit(), posts)) {
                toCome.merge(PlanStatus.IN_APPROVAL, 1, Integer::sum);
            }
        }
        for (Plan plan : all) {
            if (plan.status().isOpen()
                    && holdsOneOf(plan.route().stations(), organization.requireUnit(plan.unitCode()), posts)) {
                toCome.merge(plan.status(), 1, Integer::sum);
            }
        }
        Map<Long, PlanDigest> read = digests.of(mine.stream().map(At::plan).toList());
        List<Waiting> waiting = mine.stream()
                .map(at -> {
                    PlanTasks.Open task = open.get(at.plan().unitCode());
                    return new Waiting(
                            task.taskId(),
                            task.dueAt(),
                            place(at.unit()),
                            at.station(),
                            organization.postName(at.preparer()),
                            at.plan().submittedAt().orElse(null),
                            read.get(at.plan().id()));
                })
                .toList();
        Long receipt = waiting.stream()
                .filter(plan -> plan.dueAt() != null)
                .min((one, other) -> one.dueAt().compareTo(other.dueAt()))
                .flatMap(first -> deadlines.receipt(year, first.unit().code(), PlanStatus.IN_APPROVAL))
                .orElse(null);
        return new Inbox(waiting, arriving, barred, toCome, receipt);
    }

    /** A plan in approval, the stations it has before it in this round, and who decides at the first of them. */
    private record At(
            Plan plan,
            Unit unit,
            List<Station> toCome,
            RoleAt preparer,
            PlanDeciders.PlanRecord of,
            Deciders deciders) {

        Station station() {
            return toCome.get(0);
        }

        /** The engine is still taking it back to its unit. */
        boolean isReturned() {
            return of.said().stream()
                    .anyMatch(said -> said.round() == plan.round() && said.verdict() == Verdict.RETURN);
        }
    }

    private List<Plan> ofYear(PlanYear year) {
        return plans.findByPlanYearOrderByUnitCode(year.buddhistEra());
    }

    private List<At> at(List<Plan> all) {
        List<Plan> inApproval = all.stream()
                .filter(plan -> plan.status() == PlanStatus.IN_APPROVAL)
                .toList();
        Map<Long, PlanDeciders.PlanRecord> records = inApproval.isEmpty() ? Map.of() : deciders.records(inApproval);
        List<At> found = new ArrayList<>();
        for (Plan plan : inApproval) {
            PlanDeciders.PlanRecord of = records.get(plan.id());
            List<Station> toCome = PlanStandings.stationsToCome(plan, of.said());
            if (!toCome.isEmpty()) {
                Station station = toCome.get(0);
                Unit unit = organization.requireUnit(plan.unitCode());
                found.add(new At(plan, unit, toCome, preparers.post(unit), of, deciders.at(plan, station, of)));
            }
        }
        return found;
    }

    private Set<String> posts(String person) {
        Set<String> posts = new HashSet<>();
        organization
                .employee(person)
                .map(Employee::posts)
                .ifPresent(held -> held.forEach(post -> posts.add(post.group())));
        return posts;
    }

    private static boolean holdsOneOf(List<Station> stations, Unit unit, Set<String> posts) {
        return stations.stream().map(station -> station.post(unit).group()).anyMatch(posts::contains);
    }

    private Message who(Deciders deciders) {
        if (deciders.isNobody()) {
            return null;
        }
        String names = String.join(
                ", ",
                deciders.people().stream()
                        .map(person -> organization.nameOf(person))
                        .toList());
        return new Message("planning.notice.by", names, organization.postName(deciders.post()));
    }

    /** Of those units' plans, the ones in which something must be read before they are decided on. */
    public Set<String> exceptional(PlanYear year, Collection<String> unitCodes) {
        if (unitCodes.isEmpty()) {
            return Set.of();
        }
        List<Plan> asked = plans.findByPlanYearAndUnitCodeInOrderByUnitCode(year.buddhistEra(), unitCodes);
        Map<Long, PlanDigest> read = digests.of(asked);
        return asked.stream()
                .filter(plan -> read.get(plan.id()).exceptional())
                .map(Plan::unitCode)
                .collect(Collectors.toSet());
    }

    private Place place(Unit unit) {
        return new Place(
                unit.code(),
                unit.name(),
                unit.kind(),
                unit.officeClass(),
                Objects.requireNonNullElse(unit.regionCode(), unit.code()),
                name(unit.regionCode()).orElse(unit.name()),
                name(unit.provinceCode()).orElse(null));
    }

    private Optional<String> name(String code) {
        return Optional.ofNullable(code).flatMap(organization::unit).map(Unit::name);
    }
}
