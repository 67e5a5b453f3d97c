package th.kamt.selection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import th.kamt.calendar.PlanYear;

/** The newest scoring of a plan year's customer accounts. */
public interface ScoredAccounts {

    /**
     * A scoring of a whole list.
     *
     * @param listVersion      version of the customer list it read
     * @param decisionVersions decision key to version used
     */
    record Scoring(
            long id,
            PlanYear year,
            long listVersion,
            Map<String, Integer> decisionVersions,
            int accounts,
            Instant at) {}

    /** Empty until the year's list is scored. */
    Optional<Scoring> latestScoring(PlanYear year);

    /** Empty if the account is not in the year's list, or the list is not scored. */
    Optional<ScoredAccount> account(PlanYear year, String accountId);

    /** Accounts of those offices that {@code responsible} looks after, ordered by account id. */
    List<ScoredAccount> ofOffices(PlanYear year, Collection<String> officeCodes, Responsible responsible);

    /** Accounts HQ looks after, of the whole nation, ordered by account id (D-3). */
    List<ScoredAccount> ofHq(PlanYear year);

    /**
     * Streams, ordered by account id: the accounts of {@code officeCodes}, whoever looks after them, and with {@code hqAccounts}
     * those HQ looks after.
     */
    void forEach(PlanYear year, Collection<String> officeCodes, boolean hqAccounts, Consumer<ScoredAccount> consumer);
}
