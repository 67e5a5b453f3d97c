package th.kamt.organization.process;

import org.springframework.stereotype.Component;
import th.kamt.workflow.EveryDay;
import th.kamt.workflow.ProcessBean;

/** When announced leavings and substitutions take effect: as the day begins in Bangkok. */
@ProcessBean
@Component("leaverSchedule")
public class LeaverSchedule {

    public String everyNight() {
        return EveryDay.at(0, 1);
    }
}
