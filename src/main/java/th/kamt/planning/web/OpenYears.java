package th.kamt.planning.web;

import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanYears;
import th.kamt.web.OpenedYears;

/** Tells the frame of the pages which years are open. */
@Component
class OpenYears implements OpenedYears {

    private final PlanYears years;

    OpenYears(PlanYears years) {
        this.years = years;
    }

    @Override
    public List<PlanYear> openYears() {
        return years.openYears();
    }
}
