package th.kamt.urgentvoice;

import java.util.Arrays;
import java.util.Optional;
import th.kamt.deadline.DeadlineKind;

/** Which part of the form is to be filled in. */
public enum Stage {
    /** Part 1: the decision maker orders. */
    ORDER("Task_OrderRemedy", DeadlineKind.URGENT_ORDER),
    /** Part 2: the person ordered reports the remedy. */
    REMEDY("Task_ReportRemedy", DeadlineKind.URGENT_ANSWER),
    /** Part 3: the customer is answered. */
    ANSWER("Task_AnswerCustomer", DeadlineKind.URGENT_ANSWER),
    CLOSED(null, null);

    private final String task;
    private final DeadlineKind limit;

    Stage(String task, DeadlineKind limit) {
        this.task = task;
        this.limit = limit;
    }

    /** Id of its user task; {@code null} once the case is closed. */
    public String task() {
        return task;
    }

    /** The limit its work is held to; {@code null} once the case is closed. */
    public DeadlineKind limit() {
        return limit;
    }

    public boolean isOpen() {
        return this != CLOSED;
    }

    public String messageKey() {
        return "urgentvoice.stage." + name();
    }

    public static Optional<Stage> byTask(String task) {
        return Arrays.stream(values())
                .filter(stage -> stage.isOpen() && stage.task.equals(task))
                .findFirst();
    }

    static Optional<Stage> byName(String name) {
        return Arrays.stream(values())
                .filter(stage -> stage.name().equals(name))
                .findFirst();
    }
}
