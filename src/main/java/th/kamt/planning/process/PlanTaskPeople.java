package th.kamt.planning.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.planning.Deciders;
import th.kamt.planning.PlanApproval;
import th.kamt.planning.Station;

/** Whose a plan's user task is: a station's, or the preparers'; and what it is called. */
@Component
class PlanTaskPeople {

    private final PlanApproval approval;
    private final PlanTaskNames names;

    PlanTaskPeople(PlanApproval approval, PlanTaskNames names) {
        this.approval = approval;
        this.names = names;
    }

    Deciders of(String taskDefinitionKey, PlanYear year, String unit) {
        return Station.byTask(taskDefinitionKey)
                .map(station -> approval.deciders(year, unit, station))
                .orElseGet(() -> approval.preparers(unit));
    }

    /** The person who has the task outright, where only one is left. */
    static Optional<String> only(Deciders deciders) {
        return deciders.people().size() == 1 ? Optional.of(deciders.people().get(0)) : Optional.empty();
    }

    /** {@code null} of an amendment's task, which has no day. */
    static LocalDate due(Date due) {
        return due == null ? null : Bangkok.dayOf(due.toInstant());
    }

    /** That a station's own post does not decide is kept in the plan's history. */
    void record(String taskDefinitionKey, PlanYear year, String unit) {
        Station.byTask(taskDefinitionKey).ifPresent(station -> approval.recordWhoDecides(year, unit, station));
    }

    String name(String taskDefinitionKey, PlanYear year, String unit, Deciders deciders) {
        boolean waits = Station.byTask(taskDefinitionKey).isPresent() && deciders.isNobody();
        return waits ? names.ofWaiting(taskDefinitionKey, year, unit) : names.of(taskDefinitionKey, year, unit);
    }

    /** The task's name in the reader's language, for a notice. */
    Message message(String taskDefinitionKey, PlanYear year, String unit) {
        return names.message(taskDefinitionKey, year, unit);
    }
}
