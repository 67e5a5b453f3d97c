package th.kamt.request.process;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.DueWork;
import th.kamt.deadline.Responsible;
import th.kamt.organization.FirstInLine;
import th.kamt.request.Request;
import th.kamt.request.RequestKind;
import th.kamt.request.RequestStation;
import th.kamt.request.Requests;

/** Who is to decide on a request when its deadline speaks. */
@Component
class RequestDueWork implements DueWork {

    private final Requests requests;

    RequestDueWork(Requests requests) {
        this.requests = requests;
    }

    @Override
    public boolean owns(DeadlineKind kind) {
        return Arrays.stream(RequestKind.values()).anyMatch(one -> one.deadline() == kind);
    }

    @Override
    public Responsible responsible(DeadlineWork work) {
        Request request = request(work);
        List<RequestStation> stations = request.kind().stations();
        RequestStation station = request.station() == null ? stations.get(stations.size() - 1) : request.station();
        FirstInLine deciders = requests.deciders(request, station);
        return new Responsible(deciders.post(), deciders.people(), request.page());
    }

    @Override
    public String page(DeadlineWork work) {
        return request(work).page();
    }

    private Request request(DeadlineWork work) {
        String key = work.businessKey();
        return requests.find(Long.parseLong(key.substring(key.indexOf('/') + 1)))
                .orElseThrow();
    }
}
