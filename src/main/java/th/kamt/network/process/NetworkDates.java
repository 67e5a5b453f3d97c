package th.kamt.network.process;

import static th.kamt.workflow.CareVariables.NETWORK_WORK_ID;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.network.NetworkWorks;
import th.kamt.workflow.ProcessBean;

/** When work handed over is due: on the day the KAMR wants it by. The manual gives no other deadline. */
@ProcessBean
@Component("networkDates")
public class NetworkDates {

    private final NetworkWorks works;

    NetworkDates(NetworkWorks works) {
        this.works = works;
    }

    /** End of that day, in Bangkok. */
    public Date wanted(DelegateExecution execution) {
        return Date.from(
                Bangkok.endOf(works.require(NETWORK_WORK_ID.require(execution)).wantedOn()));
    }
}
