package th.kamt.specialrisk.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.portfolio.HandOverPart;
import th.kamt.specialrisk.PlanAction;
import th.kamt.specialrisk.PlanState;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlans;

/** An account's special-risk plan, and its actions that are not among the activities yet. */
@Component
@Order(2)
class SpecialRiskHandOver implements HandOverPart {

    private final SpecialRiskPlans plans;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    SpecialRiskHandOver(SpecialRiskPlans plans, Organization organization, Texts texts, Formats formats) {
        this.plans = plans;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        List<Line> lines = new ArrayList<>();
        plans.find(year, accountId).ifPresent(plan -> {
            lines.add(new Line(
                    Topic.RISKS,
                    texts.of("handover.specialRisk"),
                    texts.of(plan.state().messageKey()),
                    plan.agreedAt() == null ? "" : formats.day(plan.agreedAt()),
                    false,
                    plan.page()));
            if (plan.state() != PlanState.ENDED) {
                plan.actions().stream()
                        .filter(action -> action.activityId() == null)
                        .forEach(action -> lines.add(action(plan, action)));
            }
        });
        return lines;
    }

    private Line action(SpecialRiskPlan plan, PlanAction action) {
        return new Line(
                Topic.PROMISES,
                texts.of(new Message("handover.action", action.what())),
                action.owner() == null ? "" : organization.nameOf(action.owner()),
                action.on() == null ? "" : formats.day(action.on()),
                false,
                plan.page());
    }
}
