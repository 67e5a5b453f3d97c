package th.kamt.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import th.kamt.support.Login;
import th.kamt.support.PlanningTest;
import th.kamt.support.SmallYear;

/** The first call after a start, when no table has been read yet, is an ordinary person's. */
@PlanningTest
class RulesAfterStartTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private Login login;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionPins pins;

    @Autowired
    private TableEngine engine;

    @Autowired
    private IdentityService identity;

    @Test
    void whoCompletesTheFirstTaskNeedNoRightToTheDecisionTables() {
        year.forget().opened();
        EngineDecisionTables nothingReadYet = new EngineDecisionTables(repository, pins, engine, identity);

        login.as(MANAGER, () -> {
            assertThat(repository.createDecisionDefinitionQuery().count()).isZero();
            assertThat(nothingReadYet.rows("unusualMatters", YEAR)).isNotEmpty();
            // And is still who they are.
            assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo(MANAGER);
        });
    }
}
