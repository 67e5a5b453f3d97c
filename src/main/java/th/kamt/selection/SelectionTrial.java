package th.kamt.selection;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import th.kamt.calendar.PlanYear;
import th.kamt.workflow.DecisionTables;

/** Scores a list by tables that need not be in force, as {@link AccountSelection} would if they were; stores nothing. */
public interface SelectionTrial {

    /** An account by both sets of tables. */
    record Compared(ScoredAccount now, ScoredAccount then) {}

    /**
     * Scores the year's whole list by both sets of tables: an account after the other, ordered by office.
     *
     * @param counted called once, with the number of accounts, before the first is scored
     * @param taker   called by the caller's thread, in one read-only transaction
     * @throws th.kamt.message.ConflictException if no list is imported for the year, or it was corrected meanwhile
     * @throws th.kamt.message.RefusedException  if a table has a gap or an unreadable cell
     */
    void compare(PlanYear year, DecisionTables now, DecisionTables then, IntConsumer counted, Consumer<Compared> taker);

    /**
     * An account as scored by a set of tables, with what its unit says about it.
     *
     * @throws th.kamt.message.RefusedException if the tables do not allow what the unit says
     */
    ScoredAccount restate(ScoredAccount scored, UnitStatement statement, DecisionTables tables);
}
