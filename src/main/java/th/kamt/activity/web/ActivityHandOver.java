package th.kamt.activity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityLog;
import th.kamt.activity.ActivityState;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.Origin;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.portfolio.HandOverPart;

/** What whoever takes over an account must know of its activities: what is open, what it was granted, what it has said, what was done last. */
@Component
@Order(1)
class ActivityHandOver implements HandOverPart {

    private static final int LAST_LOGS = 5;
    private static final int MONTHS_BACK = 12;
    private static final List<String> KINDS = List.of("FMS", "RBA", "COM");

    private final ActivityViews views;
    private final ActivityRows rows;
    private final Texts texts;
    private final Formats formats;

    ActivityHandOver(ActivityViews views, ActivityRows rows, Texts texts, Formats formats) {
        this.views = views;
        this.rows = rows;
        this.texts = texts;
        this.formats = formats;
    }

    @Override
    public List<Line> of(PlanYear year, String accountId) {
        List<Activity> all = views.ofAccount(year, accountId);
        List<Line> lines = new ArrayList<>();
        all.stream()
                .filter(one -> one.state() == ActivityState.OPEN
                        || one.state() == ActivityState.POSTPONED
                        || one.state() == ActivityState.DONE)
                .sorted(Comparator.comparing(ActivityViews::nextDue))
                .map(this::promise)
                .forEach(lines::add);
        KINDS.stream().map(kind -> entitled(all, kind)).forEach(lines::add);
        LocalDate since = views.today().minusMonths(MONTHS_BACK);
        views.heard(accountId, since).stream().map(this::voice).forEach(lines::add);
        all.stream()
                .filter(one -> one.state() == ActivityState.LOGGED)
                .sorted(Comparator.comparing(Activity::happenedOn)
                        .thenComparing(Activity::id)
                        .reversed())
                .limit(LAST_LOGS)
                .flatMap(one -> views.log(one).stream().map(log -> log(one, log)))
                .forEach(lines::add);
        return lines;
    }

    private Line promise(Activity activity) {
        LocalDate due = ActivityViews.nextDue(activity);
        return new Line(
                Topic.PROMISES,
                rows.what(activity),
                rows.state(activity),
                texts.of(new Message("handover.due", formats.day(due), formats.relative(due, views.today()))),
                views.isOverdue(activity),
                page(activity));
    }

    private static String page(Activity activity) {
        return activity.page();
    }

    private Line entitled(List<Activity> all, String kind) {
        List<Activity> granted = all.stream()
                .filter(one -> one.origin() == Origin.PLANNED && one.state() != ActivityState.DROPPED)
                .filter(one -> one.code().code().startsWith(kind))
                .toList();
        long left = granted.stream().filter(one -> one.state().isAhead()).count();
        long late = granted.stream()
                .filter(one -> one.state().isAhead() && views.isOverdue(one))
                .count();
        return new Line(
                Topic.ENTITLEMENTS,
                texts.of("handover.kind." + kind),
                texts.of(new Message(
                        "handover.entitled",
                        formats.number(granted.size()),
                        formats.number(granted.size() - left),
                        formats.number(left),
                        formats.number(late))),
                "",
                late > 0,
                null);
    }

    private Line voice(ActivityViews.Heard heard) {
        return new Line(
                Topic.VOICES,
                texts.of(heard.kind().messageKey()),
                heard.words(),
                formats.day(heard.on()),
                false,
                "/activities/" + heard.activityId());
    }

    private Line log(Activity activity, ActivityLog log) {
        return new Line(
                Topic.LOGS,
                rows.what(activity) + " · " + rows.loggedBy(log),
                log.entry().result(),
                formats.day(activity.happenedOn()),
                activity.late(),
                page(activity));
    }
}
