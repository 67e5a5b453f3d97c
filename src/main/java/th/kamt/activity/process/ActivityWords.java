package th.kamt.activity.process;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.entitlement.EntitlementCode;
import th.kamt.workflow.EngineWords;

/** Names of activities' tasks, for who reads another language than they are kept in. */
@Component
class ActivityWords implements EngineWords {

    @Override
    public Set<String> names() {
        return Stream.concat(
                        Stream.of(
                                "activity.task.Task_CarryOutActivity",
                                "activity.task.Task_LogActivity",
                                "activity.introduction"),
                        Stream.of(EntitlementCode.values())
                                .map(code -> code.displayName().key()))
                .collect(Collectors.toSet());
    }
}
