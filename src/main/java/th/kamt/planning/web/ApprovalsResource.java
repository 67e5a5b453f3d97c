package th.kamt.planning.web;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.planning.BulkApproval;
import th.kamt.planning.PlanDigest;
import th.kamt.planning.PlanInbox;
import th.kamt.planning.PlanStatus;

/** Plans waiting for the caller, and decisions on several of them, by REST. */
@RestController
@RequestMapping("/api/plan-years/{be}/approvals")
class ApprovalsResource {

    record MatterAnswer(String kind, String text, String clause) {}

    /** @param task what a decision names: one round of this plan at this station */
    record WaitingAnswer(
            String task,
            String unit,
            String station,
            Instant dueAt,
            int accounts,
            int accountsLastYear,
            Map<String, Integer> tiers,
            int kamrs,
            BigDecimal leastLoad,
            BigDecimal mostLoad,
            BigDecimal budgetBaht,
            BigDecimal budgetLastYearBaht,
            boolean outOfTheOrdinary,
            List<MatterAnswer> matters) {}

    /** @param with who has it instead; {@code null} if nobody may decide */
    record NotYoursAnswer(String unit, String reason, String with) {}

    record InboxAnswer(List<WaitingAnswer> waiting, List<NotYoursAnswer> notYours, Map<PlanStatus, Integer> toCome) {}

    /**
     * @param outcome {@code DONE}, {@code REFUSED}, or {@code PENDING}: not come to yet
     * @param status  204; 202 if pending; 500 if it failed; or the HTTP status this decision alone would have been refused with
     * @param message why it was refused
     */
    record ItemAnswer(String task, String unit, String decision, String outcome, int status, String message) {}

    private final PlanInbox inbox;
    private final BulkApproval bulk;
    private final AccessControl access;
    private final Texts texts;

    ApprovalsResource(PlanInbox inbox, BulkApproval bulk, AccessControl access, Texts texts) {
        this.inbox = inbox;
        this.bulk = bulk;
        this.access = access;
        this.texts = texts;
    }

    @GetMapping
    @Operation(
            summary = "Plans waiting for the caller's decision",
            description =
                    "With what is out of the ordinary in each; and those at the caller's station that are not theirs"
                            + " to decide on, with the reason and who has them; toCome: how many are yet to come, by status.")
    InboxAnswer waiting(@PathVariable("be") String be) {
        PlanInbox.Inbox found = inbox.of(PlanYear.parse(be), access.currentPerson());
        return new InboxAnswer(
                found.waiting().stream().map(this::waiting).toList(),
                found.barred().stream()
                        .map(barred -> new NotYoursAnswer(barred.unit().code(), say(barred.why()), say(barred.who())))
                        .toList(),
                found.toCome());
    }

    private WaitingAnswer waiting(PlanInbox.Waiting plan) {
        PlanDigest digest = plan.digest();
        Map<String, Integer> tiers = new TreeMap<>();
        digest.tiers().forEach((tier, count) -> tiers.put(tier.name(), count));
        return new WaitingAnswer(
                plan.taskId(),
                plan.unit().code(),
                plan.station().task(),
                plan.dueAt(),
                digest.accountsNow(),
                digest.accountsLast(),
                tiers,
                digest.kamrs(),
                digest.leastLoad(),
                digest.mostLoad(),
                digest.budgetNow(),
                digest.budgetLast(),
                digest.exceptional(),
                digest.matters().stream()
                        .map(matter -> new MatterAnswer(
                                matter.kind(), say(matter.headline()) + " " + say(matter.detail()), matter.clause()))
                        .toList());
    }

    @PostMapping
    @Operation(
            summary = "Decides on several plans",
            description = "Up to 500 entries {task, decision: approve or return, comment: needed on return}. Each is a"
                    + " decision of its own and is answered in the order given, with outcome, status and message; one that"
                    + " is refused stops none of the others. 422 before anything is done if an entry is incomplete.")
    List<ItemAnswer> decide(@PathVariable("be") String be, @RequestBody List<BulkApproval.Answer> answers) {
        long id = bulk.confirm(PlanYear.parse(be), null, answers);
        return bulk.result(id).plans().stream()
                .map(done -> new ItemAnswer(
                        done.task(),
                        done.place(),
                        done.verdict().id(),
                        outcome(done.state()),
                        done.state() == BulkApproval.State.PENDING ? 202 : done.status(),
                        done.state() == BulkApproval.State.REFUSED ? say(done.words()) : null))
                .toList();
    }

    private static String outcome(BulkApproval.State state) {
        return switch (state) {
            case REFUSED -> "REFUSED";
            case PENDING -> "PENDING";
            case OPEN, TAKEN_BACK, SETTLED -> "DONE";
        };
    }

    private String say(Message message) {
        return message == null ? null : texts.of(message);
    }
}
