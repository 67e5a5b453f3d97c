package th.kamt.request;

import java.util.List;
import th.kamt.deadline.DeadlineKind;

/** Kinds of request, each with its process and stations in order. */
public enum RequestKind {
    SPENDING("eventSpending", "/spendings", List.of(RequestStation.SPENDING), DeadlineKind.EVENT_SPENDING, "R-ENT-4"),
    RESOURCE(
            "resourceRequest",
            "/resource-requests",
            List.of(RequestStation.SCREENING, RequestStation.APPROVAL),
            DeadlineKind.RESOURCE_REQUEST,
            "R-RES-1");

    private final String process;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<RequestStation> stations;

    private final DeadlineKind deadline;
    private final String rule;

    RequestKind(String process, String path, List<RequestStation> stations, DeadlineKind deadline, String rule) {
        this.process = process;
        this.path = path;
        this.stations = stations;
        this.deadline = deadline;
        this.rule = rule;
    }

    /** Id of its process. */
    public String process() {
        return process;
    }

    public List<RequestStation> stations() {
        return stations;
    }

    /** In the register of deadlines. */
    public DeadlineKind deadline() {
        return deadline;
    }

    /** Of the manual. */
    String rule() {
        return rule;
    }

    /** Address of their list. */
    public String list() {
        return path;
    }

    /** Address of a request's page. */
    public String page(long id) {
        return path + "/" + id;
    }

    /** Business key: {@code SPENDING/12}. */
    public String businessKey(long id) {
        return name() + "/" + id;
    }

    /** Key of its name. */
    public String messageKey() {
        return "request.kind." + name();
    }
}
