package th.kamt.workflow;

import java.util.Map;

/**
 * A user task about to be completed.
 *
 * @param businessKey of its process instance, e.g. {@code 2570/N2-BT}; may be {@code null}
 * @param unitCode    the process variable {@code unitCode}; may be {@code null}
 * @param person      user id of who completes it; {@code null} if the application itself does
 * @param answers     checked against the contract: every field of the task, {@code null} where not given
 */
public record TaskCompletion(
        String taskId,
        String taskDefinitionKey,
        String processInstanceId,
        String businessKey,
        String unitCode,
        String assignee,
        String person,
        Map<String, Object> answers) {}
