package th.kamt.activity.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.workflow.EngineWords;

/** Name of the task to log, for who reads another language than it is kept in; that to carry out is code and customer. */
@Component
class ActivityWords implements EngineWords {

    @Override
    public Set<String> names() {
        return Set.of("activity.task.Task_LogActivity");
    }
}
