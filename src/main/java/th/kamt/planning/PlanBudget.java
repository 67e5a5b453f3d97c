package th.kamt.planning;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.RefusedException;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.staffing.Allowance;
import th.kamt.staffing.StaffingRules;
import th.kamt.workflow.DecisionTables;

/** A plan's budget lines and corporate documents: those that follow from the rules are put in by themselves. */
@Component
class PlanBudget {

    /** The KAMRs' allowance (R-KAMR-9); computed, never typed. */
    static final String ALLOWANCE = "ALLOWANCE";
    /** Seminars and study tours, RBA2 (R-ENT-4). */
    static final String SEMINAR = "SEMINAR";
    /** Recreation and hospitality, RBA4 (R-ENT-4). */
    static final String RECREATION = "RECREATION";
    /** Outside speakers' fees, on top of an event's limit (D-17). */
    static final String SPEAKERS = "SPEAKERS";
    /** Anything else, e.g. gifts. */
    static final String OTHER = "OTHER";

    private static final int LONGEST_NAME = 300;
    private static final BigDecimal MOST = new BigDecimal("100000000");
    private static final List<String> TYPED = List.of(SEMINAR, SPEAKERS, RECREATION, OTHER);

    private final PlanStaffer staffer;
    private final PlanRepository plans;
    private final DecisionTables tables;
    private final Organization organization;

    PlanBudget(PlanStaffer staffer, PlanRepository plans, DecisionTables tables, Organization organization) {
        this.staffer = staffer;
        this.plans = plans;
        this.tables = tables;
        this.organization = organization;
    }

    void refresh(Plan plan) {
        StaffingRules rules = staffer.rules(plan.year());
        BigDecimal each = rules.allowancePerMonth().multiply(BigDecimal.valueOf(rules.allowanceMonths()));
        BigDecimal thisYear = Allowance.of(rules, people(plan)).bahtPerYear();
        line(plan, ALLOWANCE)
                .ifPresentOrElse(
                        item -> item.set(thisYear, lastYearsAllowance(plan, each)),
                        () -> plan.budget()
                                .add(new PlanBudgetItem(
                                        plan, ALLOWANCE, "", thisYear, lastYearsAllowance(plan, each))));
    }

    /** The documents every plan follows, put into a new plan; what the unit takes out stays out. */
    void seedDocuments(Plan plan) {
        for (CorporateDocument document : CorporateDocument.read(tables, plan.year())) {
            plan.documents().add(new PlanDocument(plan, document.kind(), document.title()));
        }
    }

    /** Adds a document of one of the table's kinds, or, with no kind said, another that the unit follows. */
    void addDocument(Plan plan, PlanEdit.AddDocument edit) {
        String kind = Optional.ofNullable(edit.kind()).orElse(CorporateDocument.OTHER);
        boolean known = kind.equals(CorporateDocument.OTHER)
                || CorporateDocument.read(tables, plan.year()).stream()
                        .anyMatch(document -> document.kind().equals(kind));
        if (!known) {
            throw new RefusedException(new Message("planning.document.kind", kind));
        }
        String title = PlanEditor.text(edit.title(), CorporateDocument.LONGEST_TITLE, "planning.document.titleMissing");
        plan.documents().add(new PlanDocument(plan, kind, title));
    }

    private List<Employee> people(Plan plan) {
        return plan.kamrs().stream()
                .map(kamr -> organization.employee(kamr.employeeId()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** From last year's plan where the system has it, else from the KAMRs the list names as last year's. */
    private BigDecimal lastYearsAllowance(Plan plan, BigDecimal each) {
        Optional<BigDecimal> known = plans.findByPlanYearAndUnitCode(
                        plan.year().previous().buddhistEra(), plan.unitCode())
                .flatMap(lastYear -> line(lastYear, ALLOWANCE))
                .map(PlanBudgetItem::amountBaht);
        long named = plan.accounts().stream()
                .map(account -> account.scored().lastKamr())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return known.orElseGet(() -> each.multiply(BigDecimal.valueOf(named)));
    }

    /** Whether there is anything to compare with: last year's plan, or a figure that the list or the unit gives. */
    boolean knowsLastYear(Plan plan) {
        return plan.budget().stream().anyMatch(item -> item.lastYearBaht().signum() > 0)
                || plans.existsByPlanYearAndUnitCode(plan.year().previous().buddhistEra(), plan.unitCode());
    }

    PlanTotals totals(Plan plan) {
        return PlanTotals.of(plan, knowsLastYear(plan));
    }

    private static Optional<PlanBudgetItem> line(Plan plan, String kind) {
        return plan.budget().stream().filter(item -> item.kind().equals(kind)).findFirst();
    }

    /** Adds a typed line: one with a name that its kind does not have yet, so that no line is overwritten unseen. */
    void add(Plan plan, PlanEdit.AddBudget edit) {
        requireTyped(edit.kind());
        String description = PlanEditor.text(edit.description(), LONGEST_NAME, "planning.budget.nameMissing");
        BigDecimal amount = amount(edit.amountBaht());
        BigDecimal lastYear = edit.lastYearBaht() == null ? BigDecimal.ZERO : amount(edit.lastYearBaht());
        if (amount.signum() == 0 && lastYear.signum() == 0) {
            throw new RefusedException(new Message("planning.budget.nothing"));
        }
        if (line(plan, edit.kind(), description).isPresent()) {
            throw new RefusedException(new Message("planning.budget.present", description));
        }
        plan.budget().add(new PlanBudgetItem(plan, edit.kind(), description, amount, lastYear));
    }

    private static void requireTyped(String kind) {
        if (kind == null || !TYPED.contains(kind)) {
            throw new RefusedException(new Message("planning.budget.kind", String.valueOf(kind)));
        }
    }

    private static Optional<PlanBudgetItem> line(Plan plan, String kind, String description) {
        return plan.budget().stream()
                .filter(item -> item.kind().equals(kind) && item.description().equals(description))
                .findFirst();
    }

    /** Sets a typed line; amount 0 this year and last removes it. */
    void set(Plan plan, PlanEdit.SetBudget edit) {
        requireTyped(edit.kind());
        BigDecimal amount = amount(edit.amountBaht());
        BigDecimal lastYear = edit.lastYearBaht() == null ? BigDecimal.ZERO : amount(edit.lastYearBaht());
        String description = PlanEditor.text(edit.description(), LONGEST_NAME, "planning.budget.nameMissing");
        Optional<PlanBudgetItem> present = line(plan, edit.kind(), description);
        if (amount.signum() == 0 && lastYear.signum() == 0) {
            present.ifPresent(plan.budget()::remove);
        } else {
            present.ifPresentOrElse(
                    item -> item.set(amount, lastYear),
                    () -> plan.budget().add(new PlanBudgetItem(plan, edit.kind(), description, amount, lastYear)));
        }
    }

    private static BigDecimal amount(BigDecimal amount) {
        if (amount == null
                || amount.signum() < 0
                || amount.compareTo(MOST) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw new RefusedException(new Message("planning.budget.amount"));
        }
        return amount;
    }
}
