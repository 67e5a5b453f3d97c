package th.kamt.notification.process;

import org.springframework.stereotype.Component;
import th.kamt.workflow.EveryDay;
import th.kamt.workflow.ProcessBean;

/** When digests leave: 07:00 in Bangkok, every day. */
@ProcessBean
@Component("digestSchedule")
public class DigestSchedule {

    public String everyMorning() {
        return EveryDay.at(7, 0);
    }
}
