package th.kamt.workflow;

import java.util.Map;

/**
 * Starts processes and sends them messages by business key, in the caller's transaction: a business change and its token
 * move together or not at all.
 */
public interface RunningProcesses {

    /**
     * Starts the newest version of a process.
     *
     * @param variables plain values (String, Integer, Boolean, Long)
     * @return the process instance id
     */
    String start(String processId, String businessKey, Map<String, Object> variables);

    /**
     * Starts the newest version of the process that begins with that message.
     *
     * @return the process instance id
     */
    String startByMessage(String message, String businessKey, Map<String, Object> variables);

    /**
     * Sends a message to the active instance of that process and business key.
     *
     * @return false if no such instance waits for it
     */
    boolean send(String message, String processId, String businessKey);

    /**
     * Ends the active instance of that process and business key, because there is nothing left to do in it.
     *
     * @param reason kept with it for operators
     * @return false if none is active
     */
    boolean end(String processId, String businessKey, String reason);

    /** Whether an instance of that process and business key is active. */
    boolean isActive(String processId, String businessKey);
}
