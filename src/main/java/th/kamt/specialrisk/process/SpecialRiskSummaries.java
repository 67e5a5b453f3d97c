package th.kamt.specialrisk.process;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.specialrisk.Insight;
import th.kamt.specialrisk.PlanAction;
import th.kamt.specialrisk.PlanState;
import th.kamt.specialrisk.PlanStep;
import th.kamt.specialrisk.SpecialRiskPlan;
import th.kamt.specialrisk.SpecialRiskPlans;

/** What the forms of a special-risk plan's tasks show. */
@Component
class SpecialRiskSummaries {

    /** Finished strings. */
    record Summary(
            String title,
            String subtitle,
            String url,
            String state,
            List<Line> lines,
            List<ActionLine> actions,
            List<Earlier> steps,
            int stepCount) {}

    /** A line of insight. */
    record Line(String label, String value) {}

    /** An action. */
    record ActionLine(String what, String kind, String on, String owner) {}

    /** What was done before. */
    record Earlier(String by, String what, String at, String comment) {}

    private final SpecialRiskPlans plans;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    SpecialRiskSummaries(SpecialRiskPlans plans, Organization organization, Texts texts, Formats formats) {
        this.plans = plans;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    Summary of(SpecialRiskPlan plan, Locale language) {
        return new Writing(language, formats.in(language)).of(plan);
    }

    /** In one language. */
    private final class Writing {

        private final Locale language;
        private final Formats formats;

        Writing(Locale language, Formats formats) {
            this.language = language;
            this.formats = formats;
        }

        Summary of(SpecialRiskPlan plan) {
            List<Earlier> steps = plans.steps(plan).stream()
                    .filter(step -> step.what() != PlanStep.What.SAVED)
                    .map(this::earlier)
                    .toList();
            return new Summary(
                    plan.accountName(),
                    say(new Message(
                            "specialrisk.form.subtitle",
                            organization.requireUnit(plan.unitCode()).name(),
                            plan.accountId(),
                            plan.year().toString())),
                    plan.page(),
                    state(plan),
                    lines(plan.insight()),
                    plan.actions().stream().map(this::line).toList(),
                    steps,
                    steps.size());
        }

        private String state(SpecialRiskPlan plan) {
            if (plan.state() != PlanState.DRAFT) {
                return say(new Message(plan.state().messageKey()));
            }
            List<String> missing = plans.missing(plan).stream()
                    .map(fault -> say(fault.message()))
                    .toList();
            return missing.isEmpty() ? say(new Message("specialrisk.form.ready")) : String.join(" · ", missing);
        }

        private List<Line> lines(Insight insight) {
            return Stream.of(
                            line("needs", insight.needs()),
                            line("expectations", insight.expectations()),
                            line("competitor", insight.competitor()),
                            line("decisionMakers", insight.decisionMakers()),
                            line("satisfaction", insight.satisfaction()),
                            line("satisfactionNote", insight.satisfactionNote()))
                    .toList();
        }

        private Line line(String field, Object value) {
            return new Line(say(new Message("specialrisk.field." + field)), value == null ? "–" : value.toString());
        }

        private ActionLine line(PlanAction action) {
            return new ActionLine(
                    action.what(),
                    say(new Message(action.kind().messageKey())),
                    action.on() == null ? "–" : formats.day(action.on()),
                    action.owner() == null ? "–" : organization.nameOf(action.owner()));
        }

        private Earlier earlier(PlanStep step) {
            return new Earlier(
                    by(step),
                    say(new Message(step.what().messageKey())),
                    formats.dayAndTime(step.at()),
                    step.comment() == null ? "" : step.comment());
        }

        /** Who did it, or which post was passed over; empty for what followed from a plan in force or a loss. */
        private String by(PlanStep step) {
            if (step.person() != null) {
                return say(organization.whoActed(step.person(), step.actedFor()));
            }
            return step.post() == null ? "" : say(organization.postName(step.post()));
        }

        private String say(Message message) {
            return texts.of(message, language);
        }
    }
}
