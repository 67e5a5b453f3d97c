package th.kamt.activity;

import java.util.Map;

/** The engine's side of open activities. */
public interface ActivityTasks {

    String CARRY_OUT = "Task_CarryOutActivity";
    String LOG = "Task_LogActivity";

    /**
     * Does several things in one transaction: all of it or nothing.
     *
     * @param own whether the tasks are that person's; the head of the unit does with others' tasks what the rules let them
     * @throws th.kamt.message.RefusedException if a rule forbids it, or somebody was faster
     */
    void together(String person, boolean own, Runnable work);

    /** Completes that task of the activity; to be called within {@link #together}. */
    void complete(Activity activity, String task, Map<String, Object> answers);

    /** Does what is the application's to do, e.g. start a process, within {@link #together}. */
    void asApplication(Runnable work);

    /** Makes a postponed activity work again before its window opens; to be called within {@link #together}. */
    void openNow(Activity activity);
}
