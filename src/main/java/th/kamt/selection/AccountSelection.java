package th.kamt.selection;

import th.kamt.calendar.PlanYear;

/** Scores customers into key accounts (6.1.1), with the decision tables pinned to the plan year. */
public interface AccountSelection {

    /**
     * Scores the year's whole customer list, as R-KASM-4 needs whole regions, and replaces the year's scored accounts;
     * accounts no longer in the list vanish. Repeating it gives the same accounts under a new scoring id.
     *
     * @throws th.kamt.message.ConflictException if no customer list is imported for that year
     * @throws th.kamt.message.RefusedException  if a decision table has a gap or an unreadable cell; it names the table
     */
    ScoringResult score(PlanYear year);

    /**
     * Scores one account again with what its unit says about it; B by R-KASM-4 stays as in the year's last scoring.
     * Stores nothing.
     *
     * @throws th.kamt.message.RefusedException  if R-KASM-6 does not allow the special case, or a reason is missing
     * @throws th.kamt.message.NotFoundException if the account is not in the scored list
     */
    ScoredAccount rescore(PlanYear year, String accountId, UnitStatement statement);
}
