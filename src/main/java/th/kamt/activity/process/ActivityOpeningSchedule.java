package th.kamt.activity.process;

import org.springframework.stereotype.Component;
import th.kamt.workflow.EveryDay;
import th.kamt.workflow.ProcessBean;

/** When windows are looked at: each day at its beginning, before anybody is at work. */
@ProcessBean
@Component("activityOpeningSchedule")
public class ActivityOpeningSchedule {

    public String everyMorning() {
        return EveryDay.at(0, 30);
    }
}
