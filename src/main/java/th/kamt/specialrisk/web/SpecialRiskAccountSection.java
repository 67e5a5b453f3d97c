package th.kamt.specialrisk.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.calendar.PlanYear;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlans;
import th.kamt.web.AccountSection;

/** The account page's special-risk plan. */
@Component
class SpecialRiskAccountSection implements AccountSection {

    private final SpecialRiskPlans plans;
    private final SpecialRiskRows rows;

    SpecialRiskAccountSection(SpecialRiskPlans plans, SpecialRiskRows rows) {
        this.plans = plans;
        this.rows = rows;
    }

    @Override
    public Optional<String> fill(Model model, String year, String id) {
        Optional<SpecialRiskPlan> plan = plans.find(PlanYear.parse(year), id);
        plan.ifPresent(one -> model.addAttribute("specialRisk", rows.row(one, rows.activities(List.of(one)))));
        return plan.map(one -> "specialrisk/section :: section");
    }
}
