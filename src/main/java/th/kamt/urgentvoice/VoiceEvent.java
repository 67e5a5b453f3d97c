package th.kamt.urgentvoice;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something that happened to a case.
 *
 * @param person   employee id of who did it; {@code null} where the system did
 * @param actedFor who was absent and in whose place the person did it, or {@code null}
 * @param concerns whom it concerns: employee id of who was ordered, or a post {@code role.UNIT}; or {@code null}
 * @param words    what was written, or {@code null}
 */
public record VoiceEvent(Instant at, Kind kind, String person, String actedFor, String concerns, String words) {

    /** In whose place the last of those things was done, or {@code null}. */
    public static String actedFor(List<VoiceEvent> events, Kind... kinds) {
        Set<Kind> wanted = Set.of(kinds);
        return events.stream()
                .filter(event -> wanted.contains(event.kind()))
                .reduce((earlier, later) -> later)
                .map(VoiceEvent::actedFor)
                .orElse(null);
    }

    /** What can happen. */
    public enum Kind {
        OPENED,
        /** The decision maker's own post is empty: the post in {@code concerns} decides (R-ESC-3). */
        DECIDER_ABOVE,
        ORDERED,
        ORDERED_ANEW,
        /** Who was ordered has left or may not see the case any more: the work is the decision maker's. */
        ORDER_LAPSED,
        REMEDIED,
        ANSWERED;

        public String messageKey() {
            return "urgentvoice.event." + name();
        }
    }
}
