package th.kamt.workflow;

/**
 * A rule asked before a user task is completed, however that is tried (Tasklist, REST, page, administrator). It runs in the
 * transaction of the completion. {@link th.kamt.message.RefusedException} answers REST callers with 400, its subclasses with
 * 403, 404 and 409.
 */
public interface TaskCompletionRule {

    boolean appliesTo(String taskDefinitionKey);

    /** @throws th.kamt.message.RefusedException if the task must not be completed so, or not by this person */
    void check(TaskCompletion completion);
}
