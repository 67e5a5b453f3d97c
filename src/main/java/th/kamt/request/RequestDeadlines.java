package th.kamt.request;

import java.time.Instant;
import org.springframework.stereotype.Component;
import th.kamt.deadline.DeadlineKind;
import th.kamt.deadline.DeadlineWork;
import th.kamt.deadline.Deadlines;

/** A request is to be decided by the day it is for: the event's, or when it is needed (R-ESC-1). */
@Component
class RequestDeadlines {

    private final Deadlines deadlines;

    RequestDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Sent; a returned one sent again is the same work. */
    void sent(Request request, Instant at) {
        DeadlineKind kind = request.kind().deadline();
        String key = request.businessKey();
        deadlines.register(
                new DeadlineWork(kind, request.kind().rule(), key, request.unitCode(), request.year()),
                at,
                request.wantedOn());
        deadlines.reopen(kind, key);
        deadlines.moveTo(kind, key, request.wantedOn(), request.requestedBy(), request.title());
    }

    /** Approved or returned: whoever was to decide has decided. */
    void decided(Request request, Instant at) {
        deadlines.done(request.kind().deadline(), request.businessKey(), at);
    }

    void withdrawn(Request request) {
        deadlines.cancel(request.kind().deadline(), request.businessKey());
    }
}
