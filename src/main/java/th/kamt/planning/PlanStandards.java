package th.kamt.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.entitlement.Entitled;
import th.kamt.entitlement.EntitlementSummary;
import th.kamt.entitlement.EntitlementSummary.TargetTotal;
import th.kamt.entitlement.PlannedEntitlement;
import th.kamt.message.Message;

/**
 * The points of clause 7.1 that a plan is approved on: accounts, KAMRs, entitlements and targets by the rules, and
 * the policy and direction the plan follows. That it is in time stands in the form's head.
 */
@Component
class PlanStandards {

    /** One point and what the plan's checks found about it. */
    record Point(Message point, Message result) {}

    private final PlanEntitler entitler;
    private final Formats formats;

    PlanStandards(PlanEntitler entitler, Formats formats) {
        this.entitler = entitler;
        this.formats = formats;
    }

    List<Point> of(Plan plan, PlanAssessment assessment) {
        List<Point> points = new ArrayList<>();
        points.add(point("accounts", result(assessment, "R-KASM-", "R-RISK-", "R-SEL-")));
        points.add(point("kamrs", result(assessment, "R-KAMR-")));
        points.add(point("entitlements", result(assessment, "R-ENT-1", "R-ENT-2")));
        points.add(point("targets", targets(plan)));
        points.add(point(
                "policy",
                new Message(
                        "planning.standard.follows",
                        plan.documents().stream().map(PlanDocument::title).collect(Collectors.joining(" · ")))));
        return points;
    }

    private static Point point(String key, Message result) {
        return new Point(new Message("planning.standard." + key), result);
    }

    private Message result(PlanAssessment assessment, String... rules) {
        List<PlanFinding> found = assessment.findings().stream()
                .filter(finding -> List.of(rules).stream().anyMatch(finding.rule()::startsWith))
                .toList();
        long stops = found.stream().filter(PlanFinding::stops).count();
        long excused = found.stream()
                .filter(finding -> !finding.stops() && finding.reasonKind() != null)
                .count();
        long unusual = found.size() - stops - excused;
        if (stops > 0) {
            return new Message("planning.standard.broken", formats.number(stops));
        } else if (excused > 0) {
            return new Message("planning.standard.excused", formats.number(excused));
        }
        return unusual > 0
                ? new Message("planning.standard.unusual", formats.number(unusual))
                : new Message("planning.standard.met");
    }

    /** The targets of clause 6.1.5 that the schedule does not reach. */
    private Message targets(Plan plan) {
        Map<String, List<PlannedEntitlement>> planned = PlanEntitler.planned(plan.entitlements());
        Map<Entitled, List<PlannedEntitlement>> receivers = new LinkedHashMap<>();
        Entitled.ofUnit(plan.unitCode(), PlanEntitler.accounts(plan))
                .forEach(receiver -> receivers.put(receiver, planned.getOrDefault(receiver.id(), List.of())));
        List<TargetTotal> targets =
                EntitlementSummary.of(entitler.rules(plan.year()), receivers).targets();
        long missed = targets.stream()
                .filter(target -> target.recipientsPlanned() < target.recipientsTarget())
                .count();
        return missed == 0
                ? new Message("planning.standard.met")
                : new Message("planning.standard.broken", formats.number(missed));
    }
}
