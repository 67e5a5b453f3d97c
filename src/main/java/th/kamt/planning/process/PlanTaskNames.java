package th.kamt.planning.process;

import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanAmendments;

/** Names a plan's task by its unit, so that an approver with thirteen of them tells them apart. */
@Component
class PlanTaskNames {

    /** What a task is called that nobody may complete, around its name. */
    static final String OF_NOBODY = "planning.approval.taskOfNobody";

    /** What an amendment's task is called, around its name. */
    static final String OF_AMENDMENT = "planning.task.amendment";

    private final Organization organization;
    private final PlanAmendments amendments;
    private final Texts texts;

    PlanTaskNames(Organization organization, PlanAmendments amendments, Texts texts) {
        this.organization = organization;
        this.amendments = amendments;
        this.texts = texts;
    }

    String of(String taskDefinitionKey, PlanYear year, String unitCode) {
        return texts.of(message(taskDefinitionKey, year, unitCode), Texts.THAI);
    }

    Message message(String taskDefinitionKey, PlanYear year, String unitCode) {
        String unit = organization.requireUnit(unitCode).name();
        Message name = new Message(key(taskDefinitionKey), unit, year.toString());
        return amendments
                .open(year, unitCode)
                .map(open -> new Message(OF_AMENDMENT, open.number(), name))
                .orElse(name);
    }

    static String key(String taskDefinitionKey) {
        return "planning.task." + taskDefinitionKey;
    }

    /** The same, where nobody may complete it. */
    String ofWaiting(String taskDefinitionKey, PlanYear year, String unitCode) {
        return texts.of(new Message(OF_NOBODY, of(taskDefinitionKey, year, unitCode)), Texts.THAI);
    }
}
