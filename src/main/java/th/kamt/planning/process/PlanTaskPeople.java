package th.kamt.planning.process;

import java.time.LocalDate;
import java.util.Date;
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

    /** {@code null} of an amendment's task, which has no day. */
    static LocalDate due(Date due) {
        return due == null ? null : Bangkok.dayOf(due.toInstant());
    }

    /** That a station's own post does not decide is kept in the plan's history. */
    void record(String taskDefinitionKey, PlanYear year, String unit) {
        Station.byTask(taskDefinitionKey).ifPresent(station -> approval.recordWhoDecides(year, unit, station));
    }

    /**
     * That a substitute may not decide in the place of who is absent is kept too.
     *
     * @return whether there is one
     */
    boolean recordBarredStandIns(String taskDefinitionKey, PlanYear year, String unit) {
        return Station.byTask(taskDefinitionKey)
                .filter(station -> approval.recordBarredStandIns(year, unit, station))
                .isPresent();
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
