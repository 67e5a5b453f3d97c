package th.kamt.activity.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.Origin;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.web.AccountSection;

/** The account page's activities: planned, done, left, late. */
@Component
class ActivityAccountSection implements AccountSection {

    private final ActivityViews views;
    private final ActivityRows rows;
    private final Texts texts;
    private final Formats formats;

    ActivityAccountSection(ActivityViews views, ActivityRows rows, Texts texts, Formats formats) {
        this.views = views;
        this.rows = rows;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public Optional<String> fill(Model model, String year, String id) {
        List<Activity> all = views.ofAccount(PlanYear.parse(year), id);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        long left = all.stream().filter(one -> one.state().isAhead()).count();
        long done = all.stream()
                .filter(one -> one.state() == ActivityState.DONE || one.state() == ActivityState.LOGGED)
                .count();
        long late =
                all.stream().filter(one -> one.late() || views.isOverdue(one)).count();
        model.addAttribute(
                "activityRows", all.stream().map(one -> rows.row(one, null)).toList());
        model.addAttribute(
                "activityCounts",
                texts.of(new Message(
                        "activity.section.counts",
                        formats.number(all.stream()
                                .filter(one -> one.origin() != Origin.UNPLANNED && one.state() != ActivityState.DROPPED)
                                .count()),
                        formats.number(done),
                        formats.number(left),
                        formats.number(late))));
        model.addAttribute("activityNew", "/activities/new?account=" + id);
        return Optional.of("activity/section :: section");
    }
}
