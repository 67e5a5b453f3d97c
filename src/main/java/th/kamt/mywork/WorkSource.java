package th.kamt.mywork;

import java.util.List;
import java.util.Map;

/** Implemented by each module with user tasks: says in words what they are about. */
public interface WorkSource {

    boolean owns(String taskDefinitionKey);

    /** Lines by task id, read together; one missing is shown by its task's name. */
    Map<String, WorkLine> lines(List<WaitingTask> tasks);
}
