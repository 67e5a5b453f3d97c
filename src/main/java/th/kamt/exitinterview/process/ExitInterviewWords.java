package th.kamt.exitinterview.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import th.kamt.workflow.EngineWords;

/** Names of exit interviews' tasks, for who reads another language than they are kept in. */
@Component
class ExitInterviewWords implements EngineWords {

    @Override
    public Set<String> names() {
        return Set.of("exitinterview.task");
    }
}
