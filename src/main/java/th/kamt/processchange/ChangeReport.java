package th.kamt.processchange;

import java.time.Instant;
import java.util.List;

/** What a change does, or did: to files, running instances and opened years. */
public record ChangeReport(List<FileChange> files, List<InstanceChange> instances, List<YearKept> years) {

    /** What a file holds. */
    public enum Kind {
        MODEL,
        TABLE,
        FORM
    }

    /**
     * @param key         process id, decision ids separated by commas, or form id
     * @param fromVersion 0 for a new one
     * @param remarks     what its owner should look at
     */
    public record FileChange(
            String name,
            Kind kind,
            String key,
            int fromVersion,
            int toVersion,
            List<Difference> differences,
            List<Reason> remarks) {}

    /** What happens to a running instance. */
    public enum Outcome {
        /** Goes on in the new version. */
        MOVES,
        /** Goes on in the version it has. */
        STAYS
    }

    /**
     * @param unit    name of the unit it is about, or empty
     * @param at      where it stands
     * @param because why it stays; {@code null} if it moves
     */
    public record InstanceChange(
            String id,
            String process,
            String businessKey,
            String unit,
            List<At> at,
            int fromVersion,
            int toVersion,
            Outcome outcome,
            Reason because) {}

    /**
     * @param name     of the activity, as its model calls it
     * @param task     of the open task, or {@code null}
     * @param assignee name of who has the task, or {@code null}
     */
    public record At(String activity, String name, String task, String assignee, Instant due) {}

    /** An opened year that goes on with the version it was opened with. */
    public record YearKept(int year, String table, int version) {}

    /** A sentence to be said in the reader's language. */
    public record Reason(String code, List<String> arguments) {}

    public long moving() {
        return instances.stream().filter(one -> one.outcome() == Outcome.MOVES).count();
    }

    public long staying() {
        return instances.size() - moving();
    }
}
