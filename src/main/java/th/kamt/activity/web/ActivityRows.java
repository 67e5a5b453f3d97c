package th.kamt.activity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityChange;
import th.kamt.activity.ActivityLog;
import th.kamt.activity.ActivityViews;
import th.kamt.activity.Origin;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.portfolio.Carer;

/** Activities as finished strings, in the reader's language. */
@Component
class ActivityRows {

    private final ActivityViews views;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    ActivityRows(ActivityViews views, Organization organization, Texts texts, Formats formats) {
        this.views = views;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /**
     * @param relative beside the day it is due while something is to be done
     * @param action   address of the one thing that fits, or empty
     */
    record Row(
            String href,
            String account,
            String what,
            String who,
            String planned,
            String state,
            String due,
            String relative,
            boolean late,
            String origin,
            String action) {}

    record ChangeRow(String at, String what, String days, String who, String reason) {}

    record LogRow(
            String time,
            String mode,
            String purpose,
            String people,
            String result,
            List<VoiceRow> voices,
            String who,
            String at) {}

    record VoiceRow(String kind, String text) {}

    Row row(Activity activity, Carer carer) {
        LocalDate due = ActivityViews.nextDue(activity);
        boolean overdue = views.isOverdue(activity);
        boolean ahead = activity.state().isAhead();
        return new Row(
                activity.page(),
                activity.accountName(),
                what(activity),
                carer == null ? "" : who(carer),
                formats.day(activity.happenedOn() == null ? activity.plannedOn() : activity.happenedOn()),
                state(activity),
                due == null ? "" : formats.day(due),
                due == null ? "" : formats.relative(due, views.today()),
                overdue || activity.late(),
                texts.of(activity.origin().messageKey()),
                ahead || activity.loggedAt() == null ? activity.page() + "/log" : "");
    }

    String what(Activity activity) {
        return activity.code().code() + " " + texts.of(activity.displayName());
    }

    String state(Activity activity) {
        String state = texts.of(activity.state().messageKey());
        return activity.late() ? state + " · " + texts.of("activity.late") : state;
    }

    /** Whoever stands in for somebody is named behind them. */
    String who(Carer carer) {
        return carer.own().stream().map(this::present).collect(Collectors.joining(", "));
    }

    private String present(String person) {
        return organization
                .standIn(person)
                .map(standIn -> texts.of(new Message(
                        "organization.withStandIn", organization.nameOf(person), organization.nameOf(standIn))))
                .orElseGet(() -> organization.nameOf(person));
    }

    /** Where it says what whoever introduces themselves must know of the account; {@code null} for other activities. */
    static String handOver(Activity activity) {
        return activity.origin() == Origin.INTRODUCTION
                ? "/accounts/" + activity.accountId() + "/hand-over?year=" + activity.year()
                : null;
    }

    /** Who logged it, with for whom where that was in the place of somebody absent. */
    String loggedBy(ActivityLog log) {
        return texts.of(organization.whoActed(log.loggedBy(), log.actedFor()));
    }

    LogRow log(ActivityLog log) {
        return new LogRow(
                log.time() == null ? "" : formats.time(log.time()),
                texts.of(log.entry().mode().messageKey()),
                log.entry().purpose(),
                log.entry().people(),
                log.entry().result(),
                log.entry().voices().stream()
                        .map(voice -> new VoiceRow(texts.of(voice.kind().messageKey()), voice.text()))
                        .toList(),
                loggedBy(log),
                log.loggedAt() == null ? "" : formats.dayAndTime(log.loggedAt()));
    }

    ChangeRow change(ActivityChange change) {
        String days = change.to() == null
                ? ""
                : change.from() == null || change.from().equals(change.to())
                        ? formats.day(change.to())
                        : texts.of(new Message("activity.change.days", change.from(), change.to()));
        return new ChangeRow(
                formats.dayAndTime(change.at()),
                texts.of(change.what().messageKey()),
                days,
                change.person().isEmpty() ? "" : texts.of(organization.whoActed(change.person(), change.actedFor())),
                change.reason() == null ? "" : change.reason());
    }
}
