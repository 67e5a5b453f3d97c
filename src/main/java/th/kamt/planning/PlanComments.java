package th.kamt.planning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;

/**
 * Words on a plan in approval by who reads it without deciding (R-2.4, clause 6.2): อฝ.ลพ. They stop nothing and bar nobody;
 * the preparer and every station see them.
 */
@Service
@Transactional(readOnly = true)
public class PlanComments {

    static final int LONGEST = 2000;

    /** Who may comment; stations say theirs with their decision. */
    private static final Role READER = Role.DIRECTOR_CRM;

    /**
     * @param actedFor who was absent and in whose place the person commented, or {@code null}
     * @param post     in words, as which the person commented
     */
    public record Comment(String person, String actedFor, Message post, Instant at, String text) {}

    private final PlanRepository plans;
    private final PlanChangeRepository changes;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanComments(
            PlanRepository plans,
            PlanChangeRepository changes,
            Organization organization,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.changes = changes;
        this.organization = organization;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the person may comment on that unit's plan as it stands. */
    public boolean mayComment(PlanYear year, String unitCode, String person) {
        return require(year, unitCode).status() == PlanStatus.IN_APPROVAL
                && post(person).isPresent();
    }

    /** All comments on the plan, the oldest first. */
    public List<Comment> of(PlanYear year, String unitCode) {
        return of(changes, require(year, unitCode));
    }

    static List<Comment> of(PlanChangeRepository changes, Plan plan) {
        return changes.findByPlanIdAndMessageKeyOrderById(plan.id(), PlanChange.COMMENTED).stream()
                .filter(change -> change.amendment() == plan.amendment())
                .map(PlanComments::read)
                .toList();
    }

    private static Comment read(PlanChange change) {
        List<Object> said = change.message().arguments();
        return new Comment(
                change.changedBy(), change.actedFor().orElse(null), (Message) said.get(0), change.changedAt(), (String)
                        said.get(1));
    }

    /**
     * Keeps a comment in the plan's history.
     *
     * @param words 1 to 2,000 characters
     * @throws ForbiddenException if it is not for that person to comment
     * @throws ConflictException  if the plan is not in approval
     */
    @Transactional
    public void add(PlanYear year, String unitCode, String words, String person) {
        Plan plan = plans.lock(year.buddhistEra(), unitCode).orElseThrow(() -> PlanApproval.unknown(unitCode));
        RoleAt post = post(person).orElseThrow(() -> new ForbiddenException(new Message("planning.comment.notYours")));
        if (plan.status() != PlanStatus.IN_APPROVAL) {
            throw new ConflictException(new Message("planning.approval.notInApproval"));
        }
        String text = PlanEditor.text(words, LONGEST, "planning.comment.missing");
        Message as = organization.postName(post);
        changes.save(PlanChange.happened(plan, person, clock.instant(), new Message(PlanChange.COMMENTED, as, text))
                .actedFor(organization.actingFor(person, post)));
        events.publishEvent(new PlanChanged(year, unitCode));
    }

    private Optional<RoleAt> post(String person) {
        return organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .filter(post -> post.role() == READER)
                .findFirst();
    }

    private Plan require(PlanYear year, String unitCode) {
        return plans.findByPlanYearAndUnitCode(year.buddhistEra(), unitCode)
                .orElseThrow(() -> PlanApproval.unknown(unitCode));
    }
}
