package th.kamt.activity.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.ActivityViews.Ahead;
import th.kamt.mywork.PlannedWork;
import th.kamt.mywork.WorkLine;
import th.kamt.organization.Organization;

/** Activities still to be carried out, by their planned day, for who has them now. */
@Component
class ActivityPlans implements PlannedWork {

    private final ActivityViews views;
    private final ActivityRows rows;
    private final Organization organization;

    ActivityPlans(ActivityViews views, ActivityRows rows, Organization organization) {
        this.views = views;
        this.rows = rows;
        this.organization = organization;
    }

    @Override
    public List<Planned> of(Whose whose, LocalDate from, LocalDate until) {
        return planned(whose, views.ahead(whose.units(), from, until));
    }

    @Override
    public List<Planned> coming(Whose whose, LocalDate from, LocalDate until) {
        return planned(whose, views.coming(whose.units(), from, until));
    }

    private List<Planned> planned(Whose whose, List<Ahead> found) {
        return found.stream()
                .filter(one -> whose.person() == null || one.carer().is(whose.person()))
                .map(one -> planned(one, inPlaceOf(whose, one)))
                .toList();
    }

    private String inPlaceOf(Whose whose, Ahead ahead) {
        return whose.person() == null
                ? null
                : organization.actingFor(whose.person(), ahead.carer().own()).orElse(null);
    }

    private Planned planned(Ahead ahead, String inPlaceOf) {
        Activity activity = ahead.activity();
        boolean open = activity.state() == ActivityState.OPEN;
        String page = activity.page();
        return new Planned(
                "activity-" + activity.id(),
                activity.plannedOn(),
                new WorkLine(activity.accountName(), ahead.tier(), rows.what(activity), open ? page + "/log" : page),
                open,
                inPlaceOf);
    }
}
