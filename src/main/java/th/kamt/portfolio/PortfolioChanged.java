package th.kamt.portfolio;

import java.time.Instant;
import java.util.List;
import th.kamt.calendar.PlanYear;

/**
 * What a unit looks after has changed during the year: its amended plan is in force, another unit's plan has one of its accounts, or a
 * customer is lost. Published synchronously in the transaction of the change, after the rows are written.
 *
 * @param at      when the last station decided, or the loss was recorded
 * @param amended whether the unit's own plan was amended; its schedule may be another then, even without changes here
 * @param changes of accounts, ordered by account id
 */
public record PortfolioChanged(PlanYear year, String unitCode, Instant at, boolean amended, List<Change> changes) {

    public PortfolioChanged {
        changes = List.copyOf(changes);
    }

    /** What has changed of an account. */
    public enum Kind {
        TAKEN_IN,
        LEFT_OUT,
        /** Still with its carer, but there is no more work. */
        LOST,
        /** Its loss was recorded by mistake: the work ended for it is there again. */
        LOSS_TAKEN_BACK,
        CARER_CHANGED,
        TIER_CHANGED
    }

    /**
     * @param before {@code null} of an account taken in
     * @param after  {@code null} of an account left out
     * @param why    {@code null} unless care ended
     * @param words  what people said about it; {@code null} if nothing
     */
    public record Change(Kind kind, AccountInCare before, AccountInCare after, CareEnd why, String words) {

        public String accountId() {
            return account().accountId();
        }

        /** As it is; of an account left out as it was. */
        public AccountInCare account() {
            return after == null ? before : after;
        }

        /** Whether there is no more work for it in this unit. */
        public boolean ends() {
            return kind == Kind.LEFT_OUT || kind == Kind.LOST;
        }

        /** Whether somebody has it who did not have it before. */
        public boolean isNewToCarer() {
            return kind == Kind.TAKEN_IN || kind == Kind.CARER_CHANGED;
        }
    }
}
