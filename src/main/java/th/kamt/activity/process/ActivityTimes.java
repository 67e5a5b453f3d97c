package th.kamt.activity.process;

import static th.kamt.workflow.ActivityVariables.ACTIVITY_ID;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activities;
import th.kamt.activity.Activity;
import th.kamt.calendar.Bangkok;
import th.kamt.workflow.ProcessBean;

/** Due dates and timers of {@code activity}. */
@ProcessBean
@Component("activityTimes")
public class ActivityTimes {

    private final Activities activities;

    ActivityTimes(Activities activities) {
        this.activities = activities;
    }

    /** By when it is carried out. */
    public Date carryOutDue(DelegateExecution execution) {
        return endOf(activity(execution).dueOn());
    }

    /** By when it is logged. */
    public Date logDue(DelegateExecution execution) {
        return endOf(activity(execution).logDueOn());
    }

    /** When somebody is first to be reminded; what is done before needs no watch. */
    public Date firstNotice(DelegateExecution execution) {
        return Date.from(activities.firstNoticeAt(ACTIVITY_ID.require(execution)));
    }

    /** When a postponed activity is work again. */
    public Date windowOpens(DelegateExecution execution) {
        return Date.from(
                activity(execution).opensOn().atStartOfDay(Bangkok.ZONE).toInstant());
    }

    private Activity activity(DelegateExecution execution) {
        return activities.require(ACTIVITY_ID.require(execution));
    }

    private static Date endOf(LocalDate day) {
        return Date.from(Bangkok.endOf(day));
    }
}
