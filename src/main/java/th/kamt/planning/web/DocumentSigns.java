package th.kamt.planning.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.message.Message;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.organization.RoleAt;
import th.kamt.organization.Unit;
import th.kamt.organization.UnitKind;
import th.kamt.planning.PlanStanding;
import th.kamt.planning.PlanStanding.StationStanding;
import th.kamt.planning.PlanView;
import th.kamt.planning.Station;
import th.kamt.planning.Verdict;

/** Lines to sign on: who prepared the plan, and each station of its route (clause 6.2), with names once they have decided. */
@Component
class DocumentSigns {

    private final DocumentWords words;
    private final Organization organization;

    DocumentSigns(DocumentWords words, Organization organization) {
        this.words = words;
        this.organization = organization;
    }

    List<DocumentSign> of(PlanView plan) {
        List<DocumentSign> signs = new ArrayList<>();
        signs.add(preparer(plan));
        for (Station station : plan.standing().route().stations()) {
            signs.add(station(plan, station));
        }
        return signs;
    }

    private String lead() {
        return words.say("documents.sign");
    }

    private DocumentSign preparer(PlanView plan) {
        String role = words.say("documents.sign.prepared");
        RoleAt post = preparingPost(plan.unit());
        if (plan.standing().status().isOpen() || plan.submittedBy() == null) {
            return new DocumentSign(lead(), role, "", words.post(post), "");
        }
        return new DocumentSign(
                lead(),
                role,
                submitter(plan),
                words.post(heldBy(plan.submittedFor() == null ? plan.submittedBy() : plan.submittedFor(), plan.unit())
                        .orElse(post)),
                plan.submittedAt() == null ? "" : words.formats().longDay(day(plan.submittedAt())));
    }

    /** The unit's head (step 1; D-1: a pilot centre's own manager, or the province's CEO). */
    private RoleAt preparingPost(Unit unit) {
        return switch (unit.kind()) {
            case REGION -> new RoleAt(Role.CHIEF_CUSTOMER_SERVICE, unit.code());
            case HQ -> new RoleAt(Role.DIRECTOR_ENGINEERING_HQ, unit.code());
            case PILOT_CENTER -> {
                RoleAt own = new RoleAt(Role.OFFICE_MANAGER, unit.code());
                yield organization.holders(own).isEmpty() ? new RoleAt(Role.PROVINCE_CEO, unit.provinceCode()) : own;
            }
            default -> new RoleAt(Role.OFFICE_MANAGER, unit.code());
        };
    }

    /** A pilot centre may have got its own manager only after the CEO submitted the plan. */
    private Optional<RoleAt> heldBy(String person, Unit unit) {
        if (unit.kind() != UnitKind.PILOT_CENTER) {
            return Optional.empty();
        }
        RoleAt ceo = new RoleAt(Role.PROVINCE_CEO, unit.provinceCode());
        return organization
                .employee(person)
                .filter(employee -> employee.posts().contains(ceo))
                .map(employee -> ceo);
    }

    private DocumentSign station(PlanView plan, Station station) {
        String role = words.say(station.isLast() ? "documents.sign.approved" : "documents.sign.checked");
        return decided(plan.standing(), station)
                .map(decision -> new DocumentSign(
                        lead(),
                        role,
                        words.say(organization.whoActed(decision.by(), decision.actedFor())),
                        post(decision, station, plan.unit()),
                        words.formats().longDay(day(decision.at()))))
                .orElseGet(() -> new DocumentSign(lead(), role, "", words.post(station.post(plan.unit())), ""));
    }

    /** Its approval in the present round; a plan that is being changed carries nobody's. */
    private static Optional<StationStanding> decided(PlanStanding standing, Station station) {
        if (standing.status().isOpen()) {
            return Optional.empty();
        }
        int round = standing.stations().stream()
                .mapToInt(StationStanding::round)
                .max()
                .orElse(0);
        return standing.stations().stream()
                .filter(said -> said.station() == station && said.round() == round)
                .filter(said -> said.verdict() == Verdict.APPROVE)
                .findFirst();
    }

    private String post(StationStanding decision, Station station, Unit unit) {
        String as = decision.as();
        return words.post(Optional.ofNullable(as).flatMap(RoleAt::parse).orElseGet(() -> station.post(unit)));
    }

    /** With for whom, where they did it in the place of somebody absent. */
    private String submitter(PlanView plan) {
        return words.say(organization.whoActed(plan.submittedBy(), plan.submittedFor()));
    }

    private static LocalDate day(Instant at) {
        return Bangkok.dayOf(at);
    }

    /** What the plan is at present, for the head of the form: a draft says so. */
    Message state(PlanView plan) {
        return switch (plan.standing().status()) {
            case PREPARING -> new Message("documents.state.PREPARING");
            case RETURNED -> new Message("documents.state.RETURNED");
            case IN_APPROVAL ->
                new Message(
                        "documents.state.IN_APPROVAL",
                        onDay(plan.submittedAt()),
                        plan.submittedBy() == null ? "-" : submitter(plan));
            case APPROVED -> new Message("documents.state.APPROVED", onDay(plan.approvedAt()));
        };
    }

    private String onDay(Instant at) {
        return at == null ? "-" : words.formats().longDay(day(at));
    }
}
