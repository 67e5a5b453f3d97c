package th.kamt.planning;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.notification.Notice;
import th.kamt.notification.NoticeKind;
import th.kamt.notification.NoticeKinds;
import th.kamt.notification.Notifications;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.workflow.TaskContract;

/** Tells people of plans: a task that is theirs, a plan sent back, a plan approved; each in its transaction. */
@Component
public class PlanNotices {

    private static final String TASK_CREATED = "task.created";
    private static final String AMENDMENT_TASK = "plan.amendmentTask";
    private static final String AMENDED = "plan.amended";
    private static final String APPROVED = "plan.approved";
    private static final String KAMR_APPOINTED = "plan.kamrAppointed";
    private static final String RETURNED = "plan.returned";
    private static final String TAKEN_BACK = "plan.takenBack";

    private final Notifications notifications;
    private final Organization organization;
    private final Preparers preparers;
    private final PlanStaffer staffer;
    private final PlanAmendmentStore amendments;
    private final PlanDifferences differences;
    private final Clock clock;

    PlanNotices(
            Notifications notifications,
            Organization organization,
            Preparers preparers,
            PlanStaffer staffer,
            PlanAmendmentStore amendments,
            PlanDifferences differences,
            Clock clock) {
        this.notifications = notifications;
        this.organization = organization;
        this.preparers = preparers;
        this.staffer = staffer;
        this.amendments = amendments;
        this.differences = differences;
        this.clock = clock;
    }

    /**
     * Tells whose a new task is; each person once a task.
     *
     * @param due {@code null} of an amendment's task, which has no day
     */
    public void taskCreated(String taskId, Message name, LocalDate due, Collection<String> people) {
        if (due == null) {
            notifications.send(new Notice(
                    AMENDMENT_TASK, taskId, Set.copyOf(people), Map.of("task", name), "/tasks/" + taskId, false));
            return;
        }
        notifications.send(new Notice(
                TASK_CREATED, taskId, Set.copyOf(people), Map.of("task", name, "due", due), "/tasks/" + taskId, false));
    }

    /** Tells the unit that made the plan what must be changed; at once, its own deadline may be near. */
    void returned(Plan plan, String taskId, Message who, String post, String comment) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> people = holders(List.of(preparers.post(unit)));
        plan.submittedBy().ifPresent(people::add);
        notifications.send(new Notice(
                RETURNED,
                taskId,
                people,
                Map.of(
                        "unit",
                        unit.name(),
                        "year",
                        plan.year().toString(),
                        "by",
                        new Message("planning.notice.by", who, organization.postName(post)),
                        "comment",
                        comment),
                address(plan),
                true));
    }

    /** Tells those who were told of a decision that it was taken back: the next station's people, or the unit's; at once, as they may be at work on it. */
    void takenBack(Plan plan, PlanDecision decision, String person, Collection<String> nextStation) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Set<String> people = new TreeSet<>(nextStation);
        if (decision.verdict() == Verdict.RETURN) {
            people.addAll(holders(List.of(preparers.post(unit))));
            plan.submittedBy().ifPresent(people::add);
        }
        String name = organization.nameOf(person);
        notifications.send(new Notice(
                TAKEN_BACK,
                decision.taskId(),
                people,
                Map.of(
                        "unit",
                        unit.name(),
                        "year",
                        plan.year().toString(),
                        "by",
                        new Message("planning.notice.by", name, organization.postName(decision.decidedAs())),
                        "decision",
                        PlanTakeBack.verdict(decision)),
                address(plan),
                true));
    }

    /** all units concerned, and the KAMRs appointed, these with their accounts; at once, it may be 31 December. */
    void approved(Plan plan) {
        Unit unit = organization.requireUnit(plan.unitCode());
        String key = plan.year() + "/" + plan.unitCode();
        LocalDate day = Bangkok.dayOf(plan.approvedAt().orElseGet(clock::instant));
        long accounts = plan.accounts().stream()
                .filter(account -> account.effectiveTier().isPresent())
                .count();
        notifications.send(new Notice(
                APPROVED,
                key,
                holders(concerned(plan, unit)),
                Map.of(
                        "unit", unit.name(),
                        "year", plan.year().toString(),
                        "day", day,
                        "accounts", accounts,
                        "kamrs", plan.kamrs().size()),
                address(plan),
                true));
        appointed(plan, plan.kamrs(), key, day);
    }

    private void appointed(Plan plan, Collection<PlanKamr> appointed, String key, LocalDate day) {
        Unit unit = organization.requireUnit(plan.unitCode());
        Map<String, BigDecimal> loads =
                staffer.loads(plan).stream().collect(Collectors.toMap(KamrLoad::employeeId, KamrLoad::load));
        for (PlanKamr kamr : appointed) {
            notifications.send(new Notice(
                    KAMR_APPOINTED,
                    key,
                    Set.of(kamr.employeeId()),
                    Map.of(
                            "unit", unit.name(),
                            "year", plan.year().toString(),
                            "day", day,
                            "load", loads.getOrDefault(kamr.employeeId(), BigDecimal.ZERO),
                            "accounts", accountsOf(plan, kamr)),
                    address(plan),
                    true));
        }
    }

    /**
     * for an amendment: the same units with what changed, and every KAMR of before and after; who is newly KAMR is told
     * as with a first plan.
     */
    void amended(Plan plan, Plan former) {
        Unit unit = organization.requireUnit(plan.unitCode());
        String key = plan.year() + "/" + plan.unitCode() + "/" + plan.amendment();
        LocalDate day = Bangkok.dayOf(plan.approvedAt().orElseGet(clock::instant));
        Set<String> people = holders(concerned(plan, unit));
        plan.kamrs().forEach(kamr -> people.add(kamr.employeeId()));
        former.kamrs().forEach(kamr -> people.add(kamr.employeeId()));
        PlanAmendment amendment = amendments.find(plan.id(), plan.amendment()).orElseThrow();
        notifications.send(new Notice(
                AMENDED,
                key,
                people,
                Map.of(
                        "unit", unit.name(),
                        "year", plan.year().toString(),
                        "number", plan.amendment(),
                        "day", day,
                        "changes", differences.between(former, plan).line(),
                        "reason", amendment.reason()),
                address(plan) + "/changes",
                true));
        appointed(
                plan,
                plan.kamrs().stream()
                        .filter(kamr -> former.kamr(kamr.employeeId()).isEmpty())
                        .toList(),
                key,
                day);
    }

    /** Name and tier by line; the tiers' names are the same in both languages. */
    private static Object accountsOf(Plan plan, PlanKamr kamr) {
        String lines = plan.accounts().stream()
                .filter(account ->
                        account.kamr().filter(kamr.employeeId()::equals).isPresent())
                .filter(account -> account.effectiveTier().isPresent())
                .map(account -> "- " + account.name() + " · "
                        + word(account.effectiveTier().orElseThrow()))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? new Message("planning.notice.shared") : lines;
    }

    private static String word(Tier tier) {
        return tier.name().charAt(0) + tier.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * Posts that names: the preparing unit and those whose customers its people look after; of a pilot province its CEO
     * and its service manager; of the region กบล. and ฝวบ.; ฝบว., สรก.(ธต), and สรก. of the region's area.
     */
    private Set<RoleAt> concerned(Plan plan, Unit unit) {
        Set<RoleAt> posts = new LinkedHashSet<>(concerned(unit));
        suppliers(plan, unit).forEach(supplier -> {
            posts.add(preparers.post(supplier));
            Optional.ofNullable(supplier.regionCode())
                    .map(organization::requireUnit)
                    .ifPresent(region -> {
                        posts.add(new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, region.code()));
                        posts.add(new RoleAt(Role.DEPUTY_GOVERNOR_AREA, region.parentCode()));
                    });
        });
        return posts;
    }

    /** Units that supply customers whom this plan's people look after: those HQ takes (D-3), or all a region's KAMRs share. */
    private List<Unit> suppliers(Plan plan, Unit unit) {
        return switch (unit.kind()) {
            case HQ ->
                plan.accounts().stream()
                        .filter(account -> account.effectiveTier().isPresent())
                        .map(account -> account.scored().officeCode())
                        .distinct()
                        .flatMap(code -> organization.unit(code).stream())
                        .toList();
            case REGION ->
                organization.units().stream()
                        .filter(other -> other.kind().hasCustomers() && unit.contains(other))
                        .toList();
            default -> List.of();
        };
    }

    private Set<RoleAt> concerned(Unit unit) {
        Set<RoleAt> posts = new LinkedHashSet<>();
        posts.add(preparers.post(unit));
        Optional.ofNullable(unit.provinceCode()).ifPresent(province -> {
            posts.add(new RoleAt(Role.PROVINCE_CEO, province));
            posts.add(new RoleAt(Role.PROVINCE_SERVICE_MANAGER, province));
        });
        Optional.ofNullable(unit.regionCode()).map(organization::requireUnit).ifPresent(region -> {
            posts.add(new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, region.code()));
            posts.add(new RoleAt(Role.DIRECTOR_ENGINEERING_SERVICE, region.code()));
            posts.add(new RoleAt(Role.DEPUTY_GOVERNOR_AREA, region.parentCode()));
        });
        organization.units().stream()
                .filter(other -> other.kind() == UnitKind.HQ)
                .map(Unit::code)
                .forEach(hq -> {
                    posts.add(new RoleAt(Role.DIRECTOR_ENGINEERING_HQ, hq));
                    posts.add(new RoleAt(Role.DEPUTY_GOVERNOR_BUSINESS, hq));
                });
        return posts;
    }

    private Set<String> holders(Collection<RoleAt> posts) {
        return posts.stream()
                .flatMap(post -> organization.holders(post).stream())
                .map(Employee::employeeId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String address(Plan plan) {
        return "/plans/" + plan.year() + "/" + plan.unitCode();
    }

    /** The texts' places, with values as real notices have them. */
    @Component
    static class Kinds implements NoticeKinds {

        private static final LocalDate DAY = LocalDate.of(2026, 12, 18);
        private static final Message UNIT = new Message("planning.notice.sample.unit");

        @Override
        public List<NoticeKind> kinds() {
            return List.of(
                    new NoticeKind(
                            TASK_CREATED,
                            Map.of(
                                    "task",
                                    new Message("planning.task." + TaskContract.PREPARE_PLAN, UNIT, "2570"),
                                    "due",
                                    LocalDate.of(2026, 11, 30))),
                    new NoticeKind(
                            AMENDMENT_TASK,
                            Map.of(
                                    "task",
                                    new Message(
                                            "planning.task.amendment",
                                            1,
                                            new Message("planning.task." + TaskContract.PREPARE_PLAN, UNIT, "2570")))),
                    new NoticeKind(
                            AMENDED,
                            Map.of(
                                    "unit",
                                    UNIT,
                                    "year",
                                    "2570",
                                    "number",
                                    1,
                                    "day",
                                    LocalDate.of(2027, 6, 18),
                                    "changes",
                                    new Message("planning.difference.count.KAMR_CHANGED", 1),
                                    "reason",
                                    new Message("planning.notice.sample.reason"))),
                    new NoticeKind(
                            APPROVED, Map.of("unit", UNIT, "year", "2570", "day", DAY, "accounts", 20, "kamrs", 2)),
                    new NoticeKind(
                            KAMR_APPOINTED,
                            Map.of(
                                    "unit",
                                    UNIT,
                                    "year",
                                    "2570",
                                    "day",
                                    DAY,
                                    "load",
                                    new BigDecimal("7.2"),
                                    "accounts",
                                    new Message("planning.notice.sample.accounts"))),
                    new NoticeKind(
                            RETURNED,
                            Map.of(
                                    "unit",
                                    UNIT,
                                    "year",
                                    "2570",
                                    "by",
                                    new Message("planning.notice.sample.by"),
                                    "comment",
                                    new Message("planning.notice.sample.comment"))),
                    new NoticeKind(
                            TAKEN_BACK,
                            Map.of(
                                    "unit",
                                    UNIT,
                                    "year",
                                    "2570",
                                    "by",
                                    new Message("planning.notice.sample.by"),
                                    "decision",
                                    new Message("planning.verdict.APPROVE"))));
        }
    }
}
