package th.kamt.planning.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanAmendment;
import th.kamt.planning.PlanAmendments;

/** Amendments of an approved plan by REST; what is changed in one goes through the plan's edits, as in a first plan. */
@RestController
@RequestMapping("/api/plan-years/{be}/plans/{unit}/amendments")
class AmendmentsResource {

    record AmendmentRequest(String reason) {}

    record OpenedAmendment(int number) {}

    /** @param closedAt when it was approved or cancelled; {@code null} while it is open */
    record AmendmentAnswer(
            int number,
            String state,
            String reason,
            String openedBy,
            Instant openedAt,
            String closedBy,
            Instant closedAt) {}

    record ChangeAnswer(String part, String subject, String text, String reason) {}

    record AmendmentDetail(
            AmendmentAnswer amendment, Instant inForceSince, String summary, List<ChangeAnswer> changes) {}

    private final PlanAmendments amendments;
    private final AccessControl access;
    private final Texts texts;

    AmendmentsResource(PlanAmendments amendments, AccessControl access, Texts texts) {
        this.amendments = amendments;
        this.access = access;
        this.texts = texts;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Opens an amendment of an approved plan",
            description =
                    "For whoever prepares the unit's plan. The plan can be edited again and goes the same route; what"
                            + " was approved stays in force until then. 409 if the plan is not approved, is being amended already, or"
                            + " its year is over; 422 without a reason.")
    OpenedAmendment open(
            @PathVariable("be") String be, @PathVariable("unit") String unit, @RequestBody AmendmentRequest request) {
        access.requireSee(unit);
        return new OpenedAmendment(amendments.open(PlanYear.parse(be), unit, request.reason(), access.currentPerson()));
    }

    @GetMapping
    @Operation(summary = "Amendments of a unit's plan", description = "All of them, newest first, with their state.")
    List<AmendmentAnswer> list(@PathVariable("be") String be, @PathVariable("unit") String unit) {
        access.requireSee(unit);
        return amendments.of(PlanYear.parse(be), unit).stream()
                .map(AmendmentsResource::answer)
                .toList();
    }

    @GetMapping("/{number}")
    @Operation(
            summary = "What an amendment changes",
            description =
                    "Accounts, KAMRs, services, budget, documents and reasons against what was in force before; no"
                            + " changes for a cancelled one.")
    AmendmentDetail one(
            @PathVariable("be") String be, @PathVariable("unit") String unit, @PathVariable("number") int number) {
        access.requireSee(unit);
        PlanAmendments.Change change = amendments.change(PlanYear.parse(be), unit, number);
        return new AmendmentDetail(
                answer(change.amendment()),
                change.inForceSince(),
                texts.of(change.difference().line()),
                change.difference().entries().stream()
                        .map(entry -> new ChangeAnswer(
                                entry.part().name(), entry.subject(), texts.of(entry.what()), entry.reason()))
                        .toList());
    }

    @PostMapping("/{number}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Gives an open amendment up",
            description =
                    "While its unit has it: what was in force is the plan again. 409 if it is in approval or closed.")
    void cancel(@PathVariable("be") String be, @PathVariable("unit") String unit, @PathVariable("number") int number) {
        access.requireSee(unit);
        amendments.cancel(PlanYear.parse(be), unit, number, access.currentPerson());
    }

    private static AmendmentAnswer answer(PlanAmendment amendment) {
        return new AmendmentAnswer(
                amendment.number(),
                amendment.state().name(),
                amendment.reason(),
                amendment.openedBy(),
                amendment.openedAt(),
                amendment.closedBy(),
                amendment.closedAt());
    }
}
