package th.kamt.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import th.kamt.message.Message;

/**
 * All there is to say about one deadline: where its date comes from, how its days were counted, who was told.
 *
 * @param counted     the days from the beginning to the due day, runs of like days as one
 * @param levelDays   the days counted for the next level of escalation; empty unless one is to come
 * @param next        the next notice, or {@code null}
 * @param responsible who has the work, or {@code null} once it is done
 * @param notices     what was sent, in order
 * @param moves       changes of the date, in order
 * @param ruleVersion version of the lead times in force
 */
public record DeadlineReceipt(
        DeadlineLine line,
        Instant startedAt,
        List<Day> counted,
        List<Day> levelDays,
        Message next,
        Message responsible,
        List<Sent> notices,
        List<Move> moves,
        int ruleVersion) {

    /**
     * @param last     the same as {@code first} for a single day
     * @param fromDay  number of the first day; -1 if not counted
     * @param untilDay number of the last day
     */
    public record Day(LocalDate first, LocalDate last, int fromDay, int untilDay, Message why) {

        public boolean counted() {
            return fromDay >= 0;
        }
    }

    /**
     * @param to      who was told, a sentence part each
     * @param skipped posts passed over, each with the reason
     */
    public record Sent(Instant at, Message what, List<Message> to, List<Message> skipped) {}

    /**
     * @param by  employee id
     * @param why the reason given, or the day that became a holiday or ceased to be one
     */
    public record Move(Instant at, Instant before, Instant after, String by, Message why) {}
}
