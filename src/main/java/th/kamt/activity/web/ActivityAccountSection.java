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

/** The account page's activities, with what was granted, done, left, late and done unplanned. */
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
        // As the ledger counts: an introduction is no entitlement, and what was done unplanned stands beside them.
        List<Activity> granted = all.stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.state() != ActivityState.DROPPED)
                .toList();
        List<Activity> left =
                granted.stream().filter(one -> one.state().isAhead()).toList();
        long late = left.stream().filter(views::isOverdue).count();
        long unplanned = all.stream()
                .filter(one -> one.origin() == Origin.UNPLANNED && one.state() != ActivityState.DROPPED)
                .count();
        model.addAttribute(
                "activityRows", all.stream().map(one -> rows.row(one, null)).toList());
        model.addAttribute(
                "activityCounts",
                texts.of(new Message(
                        "activity.section.counts",
                        formats.number(granted.size()),
                        formats.number(granted.size() - left.size()),
                        formats.number(left.size()),
                        formats.number(late),
                        formats.number(unplanned))));
        model.addAttribute("activityNew", "/activities/new?account=" + id);
        return Optional.of("activity/section :: section");
    }
}
