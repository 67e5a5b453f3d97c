package th.kamt.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import th.kamt.message.FieldsRefusedException;
import th.kamt.message.FieldsRefusedException.Fault;
import th.kamt.message.Message;
import th.kamt.message.WrittenWords;

/**
 * What became of an activity: carried out on {@code happenedOn}, or postponed to {@code postponeTo} for a reason.
 *
 * @param happenedOn {@code null} if postponed
 * @param postponeTo {@code null} if carried out
 */
public record CarryOut(LocalDate happenedOn, LocalDate postponeTo, String reason) {

    public static final String OUTCOME = "outcome";
    public static final String DONE = "done";
    public static final String POSTPONE = "postpone";
    public static final String HAPPENED_ON = "happenedOn";
    public static final String POSTPONE_TO = "postponeTo";
    public static final String REASON = "reason";

    public static CarryOut done(LocalDate happenedOn) {
        return new CarryOut(happenedOn, null, null);
    }

    public static CarryOut postponed(LocalDate to, String reason) {
        return new CarryOut(null, to, reason);
    }

    public boolean isDone() {
        return happenedOn != null;
    }

    /** @throws FieldsRefusedException naming the day that cannot be read, is missing or is one too many */
    public static CarryOut read(Map<String, ?> answers) {
        List<Fault> faults = new ArrayList<>();
        CarryOut read;
        if (DONE.equals(answers.get(OUTCOME))) {
            read = done(ActivityDays.read(HAPPENED_ON, (String) answers.get(HAPPENED_ON), faults));
            if (answers.get(POSTPONE_TO) != null) {
                faults.add(new Fault(POSTPONE_TO, new Message("activity.carryOut.donePostponed")));
            }
        } else {
            LocalDate to = ActivityDays.read(POSTPONE_TO, (String) answers.get(POSTPONE_TO), faults);
            String reason = WrittenWords.of((String) answers.get(REASON));
            if (reason.isEmpty()) {
                faults.add(new Fault(REASON, new Message("activity.postpone.reason")));
            }
            read = postponed(to, reason);
        }
        FieldsRefusedException.throwIfAny(faults);
        return read;
    }

    /** As a task takes it. */
    public Map<String, Object> answers() {
        Map<String, Object> answers = new HashMap<>();
        answers.put(OUTCOME, isDone() ? DONE : POSTPONE);
        answers.put(HAPPENED_ON, isDone() ? happenedOn.toString() : null);
        answers.put(POSTPONE_TO, isDone() ? null : postponeTo.toString());
        answers.put(REASON, reason);
        return answers;
    }
}
