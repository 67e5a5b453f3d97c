package th.kamt.processchange;

import java.util.List;
import org.springframework.stereotype.Component;
import th.kamt.modelcheck.ModelFinding;

@Component
class TableChecks {
    List<ModelFinding> check(String file, byte[] content) {
        return List.of();
    }
}
