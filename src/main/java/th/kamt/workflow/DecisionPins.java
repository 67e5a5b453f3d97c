package th.kamt.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;

/** Holds a plan year to the decision tables' versions of the day it was opened: later limits must not rescore it. */
@Component
public class DecisionPins {

    private final JdbcTemplate jdbc;
    private final RepositoryService repository;

    DecisionPins(JdbcTemplate jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /** Pins the latest version of every decision to the year, once: what is pinned already stays. */
    @Transactional
    public void pin(PlanYear year) {
        for (DecisionDefinition decision :
                repository.createDecisionDefinitionQuery().latestVersion().unlimitedList()) {
            jdbc.update(
                    "insert into pinned_decision (plan_year, decision_key, definition_id, version) values (?, ?, ?, ?)"
                            + " on duplicate key update plan_year = plan_year",
                    year.buddhistEra(),
                    decision.getKey(),
                    decision.getId(),
                    decision.getVersion());
        }
    }

    /** Id of the definition to use for the year: the pinned one, else the latest. */
    Optional<String> definitionId(String decisionKey, PlanYear year) {
        return jdbc
                .queryForList(
                        "select definition_id from pinned_decision where plan_year = ? and decision_key = ?",
                        String.class,
                        year.buddhistEra(),
                        decisionKey)
                .stream()
                .findFirst()
                .or(() -> Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(decisionKey)
                                .latestVersion()
                                .singleResult())
                        .map(DecisionDefinition::getId));
    }
}
