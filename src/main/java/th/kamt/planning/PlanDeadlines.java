package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;

/**
 * The two deadlines of a plan: submitted by 30 November, approved by 31 December (step 2), as the lead times in force
 * have it. A plan sent back is late by the second, also if
 * its unit takes it back later; one taken back before any return is late by the first again.
 */
@Component
public class PlanDeadlines {

    private static final int READ_ONE_BY_ONE = 3;
    private static final int WHOLE = 100;

    private final Deadlines deadlines;
    private final PlanRepository plans;

    PlanDeadlines(Deadlines deadlines, PlanRepository plans) {
        this.deadlines = deadlines;
        this.plans = plans;
    }

    void started(Plan plan) {
        deadlines.register(work(DeadlineKind.PLAN_PREPARATION, "R-1.0", plan));
        deadlines.register(work(DeadlineKind.PLAN_APPROVAL, approvalRule(plan.route()), plan));
    }

    /** Registers the deadlines of plans begun before there was a register; the others have theirs. */
    @Transactional
    public void registerMissing() {
        plans.findByStatusNotAndAmendingFalse(PlanStatus.APPROVED).forEach(plan -> {
            started(plan);
            if (plan.status() != PlanStatus.PREPARING) {
                submitted(plan, plan.submittedAt().orElseThrow());
            }
        });
    }

    private static DeadlineWork work(DeadlineKind kind, String rule, Plan plan) {
        return new DeadlineWork(kind, rule, key(plan), plan.unitCode(), plan.year());
    }

    private static String approvalRule(Route route) {
        return switch (route) {
            case OFFICE -> "R-2.1";
            case PILOT -> "R-2.2";
            case HQ, REGION -> "R-2.3";
        };
    }

    /** The first plan's days are kept or missed once: an amendment changes nothing of that, here and below. */
    void submitted(Plan plan, Instant at) {
        if (plan.isAmended()) {
            return;
        }
        deadlines.done(DeadlineKind.PLAN_PREPARATION, key(plan), at);
    }

    void withdrawn(Plan plan) {
        if (plan.isAmended()) {
            return;
        }
        deadlines.reopen(DeadlineKind.PLAN_PREPARATION, key(plan));
    }

    void approved(Plan plan, Instant at) {
        if (plan.isAmended()) {
            return;
        }
        deadlines.done(DeadlineKind.PLAN_APPROVAL, key(plan), at);
    }

    /** The day the plan must have left where it lies: its unit, or its route; {@code null} while it is being amended. */
    LocalDate dueOn(Plan plan) {
        if (plan.isAmending()) {
            return null;
        }
        return Bangkok.dayOf(dueAt(kind(plan.status()), plan.year(), plan.unitCode()));
    }

    /** As {@link #dueOn(Plan)} for many plans of a year: the register is read once, whole if there are many. */
    Function<Plan, LocalDate> dueOn(PlanYear year, List<Plan> many) {
        if (many.size() <= READ_ONE_BY_ONE) {
            return this::dueOn;
        }
        Map<DeadlineKind, Map<String, Instant>> due = new EnumMap<>(DeadlineKind.class);
        return plan -> {
            Map<String, Instant> registered =
                    due.computeIfAbsent(kind(plan.status()), kind -> deadlines.dueAt(kind, year));
            Instant at = registered.get(key(plan));
            return at == null || plan.isAmending() ? dueOn(plan) : Bangkok.dayOf(at);
        };
    }

    /** The days by which a year's plans are submitted and approved, by the lead times in force. */
    public Phase phase(PlanYear year) {
        return new Phase(
                deadlines.dueOn(DeadlineKind.PLAN_PREPARATION, year),
                deadlines.dueOn(DeadlineKind.PLAN_APPROVAL, year));
    }

    /** From the day plans are submitted by to the day they are approved by. */
    public record Phase(LocalDate submitted, LocalDate approved) {

        /** Percent of the plans that should be approved at the end of that day if they came in evenly: 0 until the first day. */
        public int expected(LocalDate day) {
            long all = ChronoUnit.DAYS.between(submitted, approved);
            if (!day.isAfter(submitted)) {
                return 0;
            }
            long passed = ChronoUnit.DAYS.between(submitted, day);
            return passed >= all ? WHOLE : (int) (passed * WHOLE / all);
        }
    }

    /** Which deadline a plan of that status works towards. */
    private static DeadlineKind kind(PlanStatus status) {
        return status == PlanStatus.PREPARING ? DeadlineKind.PLAN_PREPARATION : DeadlineKind.PLAN_APPROVAL;
    }

    /** Id of that deadline in the register, for the link to its receipt. */
    public Optional<Long> receipt(PlanYear year, String unitCode, PlanStatus status) {
        return deadlines.id(kind(status), new PlanKey(year, unitCode).toString());
    }

    /** When the unit's open task on its own plan is due: a plan sent back has until the end of approval, an amendment has no day. */
    public Optional<Instant> preparationDue(PlanYear year, String unitCode) {
        Optional<Plan> plan = plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode);
        if (plan.filter(Plan::isAmending).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(dueAt(kind(plan.map(Plan::status).orElse(PlanStatus.PREPARING)), year, unitCode));
    }

    /** When the stations' tasks on the unit's plan are due; empty for an amendment's. */
    public Optional<Instant> approvalDue(PlanYear year, String unitCode) {
        if (plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .filter(Plan::isAmending)
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(dueAt(DeadlineKind.PLAN_APPROVAL, year, unitCode));
    }

    /** By the lead times in force if it is not registered. */
    private Instant dueAt(DeadlineKind kind, PlanYear year, String unitCode) {
        return deadlines
                .dueAt(kind, new PlanKey(year, unitCode).toString())
                .orElseGet(() -> Bangkok.endOf(deadlines.dueOn(kind, year)));
    }

    private static String key(Plan plan) {
        return new PlanKey(plan.year(), plan.unitCode()).toString();
    }
}
