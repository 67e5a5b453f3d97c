package th.kamt.specialrisk.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityViews;
import th.kamt.calendar.Formats;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;
import th.kamt.specialrisk.PlanAction;
import th.kamt.specialrisk.PlanStep;
import th.kamt.specialrisk.SpecialRiskPeople;
import th.kamt.specialrisk.SpecialRiskPlan;

/** Special-risk plans as finished strings, in the reader's language. */
@Component
class SpecialRiskRows {

    private final SpecialRiskPeople people;
    private final ActivityViews activities;
    private final Portfolios portfolios;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    SpecialRiskRows(
            SpecialRiskPeople people,
            ActivityViews activities,
            Portfolios portfolios,
            Organization organization,
            Texts texts,
            Formats formats) {
        this.people = people;
        this.activities = activities;
        this.portfolios = portfolios;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** @param tier name of the tier, or {@code null} */
    record Row(
            String href,
            String account,
            String tier,
            String unit,
            String state,
            String who,
            String satisfaction,
            String done,
            String next,
            boolean late) {}

    /** @param href of its activity, or {@code null} before the plan is agreed to */
    record ActionRow(String what, String kind, String on, String owner, String state, boolean late, String href) {}

    record StepRow(String what, String who, String at, String comment) {}

    /** The activities of those plans' actions, by id. */
    Map<Long, Activity> activities(Collection<SpecialRiskPlan> plans) {
        List<Long> ids = plans.stream()
                .flatMap(plan -> plan.actions().stream())
                .map(PlanAction::activityId)
                .filter(Objects::nonNull)
                .toList();
        return activities.tiered(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().activity()));
    }

    Row row(SpecialRiskPlan plan, Map<Long, Activity> known) {
        LocalDate next = next(plan, known).orElse(null);
        boolean late = plan.actions().stream()
                .flatMap(action -> activity(action, known).stream())
                .anyMatch(activities::isOverdue);
        return new Row(
                plan.page(),
                plan.accountName(),
                account(plan).map(one -> one.tier().name()).orElse(null),
                unit(plan),
                state(plan),
                who(plan),
                plan.insight().satisfaction() == null
                        ? ""
                        : plan.insight().satisfaction().toString(),
                done(plan, known) + "/" + plan.actions().size(),
                next == null ? "" : formats.day(next),
                late);
    }

    Optional<AccountInCare> account(SpecialRiskPlan plan) {
        return portfolios.account(plan.year(), plan.accountId());
    }

    String unit(SpecialRiskPlan plan) {
        return organization.unitName(plan.unitCode());
    }

    String state(SpecialRiskPlan plan) {
        return texts.of(plan.state().messageKey());
    }

    String who(SpecialRiskPlan plan) {
        return people.present(plan).stream().map(organization::nameOf).collect(Collectors.joining(", "));
    }

    long done(SpecialRiskPlan plan, Map<Long, Activity> known) {
        return plan.actions().stream()
                .flatMap(action -> activity(action, known).stream())
                .filter(activity -> !activity.state().isAhead())
                .count();
    }

    /** Day of the first action that is still to be carried out. */
    Optional<LocalDate> next(SpecialRiskPlan plan, Map<Long, Activity> known) {
        return plan.actions().stream()
                .map(action -> activity(action, known)
                        .map(activity -> activity.state().isAhead() ? activity.plannedOn() : null)
                        .orElseGet(() -> action.activityId() == null ? action.on() : null))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo);
    }

    private static Optional<Activity> activity(PlanAction action, Map<Long, Activity> known) {
        return Optional.ofNullable(action.activityId()).map(known::get);
    }

    ActionRow action(PlanAction action, Map<Long, Activity> known) {
        Optional<Activity> activity = activity(action, known);
        return new ActionRow(
                action.what(),
                texts.of(action.kind().messageKey()),
                activity.map(SpecialRiskRows::day)
                        .or(() -> Optional.ofNullable(action.on()))
                        .map(formats::day)
                        .orElse("–"),
                action.owner() == null ? "–" : organization.nameOf(action.owner()),
                activity.map(one -> texts.of(one.state().messageKey())).orElse(""),
                activity.filter(one -> one.late() || activities.isOverdue(one)).isPresent(),
                activity.map(Activity::page).orElse(null));
    }

    private static LocalDate day(Activity activity) {
        return activity.happenedOn() == null ? activity.plannedOn() : activity.happenedOn();
    }

    StepRow step(PlanStep step) {
        return new StepRow(
                texts.of(step.what().messageKey()),
                step.person() == null
                        ? step.post() == null ? "" : texts.of(organization.postName(step.post()))
                        : step.post() == null
                                ? texts.of(organization.whoActed(step.person(), step.actedFor()))
                                : texts.of(organization.whoActed(step.person(), step.actedFor())) + " · "
                                        + texts.of(organization.postName(step.post())),
                formats.dayAndTime(step.at()),
                step.comment() == null ? "" : step.comment());
    }
}
