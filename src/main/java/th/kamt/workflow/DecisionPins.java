package th.kamt.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import th.kamt.calendar.PlanYear;

/** Holds a plan year to the decision tables' versions of the day it was opened: later limits must not rescore it. */
@Component
public class DecisionPins {

    private record Pin(String decisionKey, PlanYear year) {}

    private final Map<Pin, String> known = new ConcurrentHashMap<>();
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
        return pinned(new Pin(decisionKey, year))
                .or(() -> Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(decisionKey)
                                .latestVersion()
                                .singleResult())
                        .map(DecisionDefinition::getId));
    }

    /** A pin never changes, on any node: what was once read of a committed one is kept. */
    private Optional<String> pinned(Pin pin) {
        String kept = known.get(pin);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<String> read = jdbc
                .queryForList(
                        "select definition_id from pinned_decision where plan_year = ? and decision_key = ?",
                        String.class,
                        pin.year().buddhistEra(),
                        pin.decisionKey())
                .stream()
                .findFirst();
        read.ifPresent(definition -> keepOnceCommitted(pin, definition));
        return read;
    }

    /** The transaction that opens the year reads its own pins: if it fails they were never there. */
    private void keepOnceCommitted(Pin pin, String definition) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            known.put(pin, definition);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.put(pin, definition);
            }
        });
    }
}
