package th.kamt.request;

import java.util.List;

/** Kinds of request, each with its process and stations in order. */
public enum RequestKind {
    SPENDING("eventSpending", "/spendings/", List.of(RequestStation.SPENDING)),
    RESOURCE("resourceRequest", "/resource-requests/", List.of(RequestStation.SCREENING, RequestStation.APPROVAL));

    private final String process;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<RequestStation> stations;

    RequestKind(String process, String path, List<RequestStation> stations) {
        this.process = process;
        this.path = path;
        this.stations = stations;
    }

    /** Id of its process. */
    public String process() {
        return process;
    }

    public List<RequestStation> stations() {
        return stations;
    }

    /** Address of a request's page. */
    public String page(long id) {
        return path + id;
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
