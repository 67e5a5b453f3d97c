package th.kamt.request.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.request.Requests;
import th.kamt.workflow.ProcessBean;
import th.kamt.workflow.RequestVariables;

/** When a request should be decided: before the day of the event, or by which it is needed. The manual gives no other deadline. */
@ProcessBean
@Component("requestDates")
public class RequestDates {

    private final Requests requests;

    RequestDates(Requests requests) {
        this.requests = requests;
    }

    /** Beginning of that day, in Bangkok. */
    public Date due(DelegateExecution execution) {
        return Date.from(requests.find(RequestVariables.REQUEST_ID.require(execution))
                .orElseThrow()
                .wantedOn()
                .atStartOfDay(Bangkok.ZONE)
                .toInstant());
    }
}
