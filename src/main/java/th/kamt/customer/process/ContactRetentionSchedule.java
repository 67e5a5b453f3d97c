package th.kamt.customer.process;

import org.springframework.stereotype.Component;
import th.kamt.workflow.EveryDay;
import th.kamt.workflow.ProcessBean;

/** When old contact persons are erased: at night. */
@ProcessBean
@Component("contactRetentionSchedule")
public class ContactRetentionSchedule {

    public String everyNight() {
        return EveryDay.at(2, 0);
    }
}
