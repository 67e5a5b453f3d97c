package th.kamt.web;

/** A station of the approval route, e.g. "รวบรวม: กบล.". */
public record RouteStep(String text, State state) {

    public enum State {
        DONE,
        PRESENT,
        AHEAD,
        RETURNED
    }
}
