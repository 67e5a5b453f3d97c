package th.kamt.request.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.request.Requests;
import th.kamt.workflow.ProcessBean;
import th.kamt.workflow.RequestVariables;

/** When a request should be decided: by the day of the event, or the day what it asks for is needed. The manual gives no other deadline. */
@ProcessBean
@Component("requestDates")
public class RequestDates {

    private final Requests requests;

    RequestDates(Requests requests) {
        this.requests = requests;
    }

    /** End of that day. */
    public Date due(DelegateExecution execution) {
        return Date.from(Bangkok.endOf(requests.find(RequestVariables.REQUEST_ID.require(execution))
                .orElseThrow()
                .wantedOn()));
    }
}
