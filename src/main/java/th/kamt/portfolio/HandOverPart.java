package th.kamt.portfolio;

import java.util.List;
import th.kamt.calendar.PlanYear;

/**
 * What another module has to say to whoever takes over an account; the hand-over page shows every such part there is. Whether the reader may
 * see the account was asked before.
 */
public interface HandOverPart {

    /** In the order of the page. */
    enum Topic {
        /** What is begun or promised and not done. */
        PROMISES,
        ENTITLEMENTS,
        RISKS,
        /** What the customer has said in the last twelve months. */
        VOICES,
        /** What was done last. */
        LOGS;

        public String messageKey() {
            return "handover.topic." + name();
        }
    }

    /**
     * A line of the page, in the reader's language.
     *
     * @param detail may be empty, as may {@code when}
     * @param href   where it is; {@code null}: nowhere
     */
    record Line(Topic topic, String what, String detail, String when, boolean late, String href) {}

    List<Line> of(PlanYear year, String accountId);
}
