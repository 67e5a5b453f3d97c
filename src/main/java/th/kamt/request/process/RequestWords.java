package th.kamt.request.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.workflow.EngineWords;

/** Names of requests' tasks, for who reads another language than they are kept in. */
@Component
class RequestWords implements EngineWords {

    @Override
    public Set<String> names() {
        return Set.of("request.taskOfNobody", "request.task.SPENDING", "request.task.RESOURCE");
    }
}
