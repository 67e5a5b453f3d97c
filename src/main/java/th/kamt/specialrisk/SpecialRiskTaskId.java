package th.kamt.specialrisk;

import java.util.Optional;

/** The engine's side of a special-risk plan. */
public interface SpecialRiskTaskId {

    String DRAFT = "Task_DraftSpecialRiskPlan";
    String AGREE = "Task_AgreeSpecialRiskPlan";

    /** Id of its open user task of that kind; empty if there is none. */
    Optional<String> of(SpecialRiskPlan plan, String task);
}
