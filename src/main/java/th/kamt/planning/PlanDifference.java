package th.kamt.planning;

import java.util.List;
import th.kamt.message.Message;

/**
 * What an amendment changes in a plan.
 *
 * @param summary how many of what, for one line
 * @param entries one a change, by part
 */
public record PlanDifference(List<Message> summary, List<Entry> entries) {

    public PlanDifference {
        summary = List.copyOf(summary);
        entries = List.copyOf(entries);
    }

    /** Parts of a plan, in the order in which their changes are read. */
    public enum Part {
        KAMRS,
        ACCOUNTS,
        SERVICES,
        BUDGET,
        DOCUMENTS,
        REASONS
    }

    /**
     * @param subject account, group or employee it is about; "" if none
     * @param reason  the head's, where one was given; else {@code null}
     */
    public record Entry(Part part, String subject, Message what, String reason) {}

    /** The summary as one sentence. */
    public Message line() {
        return summary.stream()
                .reduce((one, other) -> new Message("planning.difference.and", one, other))
                .orElse(new Message("planning.difference.none"));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public List<Entry> of(Part part) {
        return entries.stream().filter(entry -> entry.part() == part).toList();
    }
}
