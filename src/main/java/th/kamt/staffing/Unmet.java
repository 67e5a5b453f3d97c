package th.kamt.staffing;

import th.kamt.message.Message;

/**
 * Something a proposal cannot meet.
 *
 * @param subject  employee id, account id or unit code it is about
 * @param message  what and by how much, with the clause
 * @param provable whether it is proven that nothing the unit may do would meet it: may be submitted with a reason (D-15)
 */
public record Unmet(Kind kind, String subject, Message message, boolean provable) {

    /** Names are kept with the head's reason. */
    public enum Kind {
        NO_KAMR,
        TOO_FEW_KAMRS,
        TOO_MANY_KAMRS,
        LOAD_BELOW_BAND,
        LOAD_ABOVE_BAND,
        NO_ACCOUNTS_LEFT,
        PINNED_KAMR_MISSING,
        REGIONAL_LIMIT
    }
}
