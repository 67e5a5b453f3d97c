package th.kamt.entitlement;

import java.time.MonthDay;

/**
 * One row of the table {@code entitlementCodes}: when a code may be given, and where in the year the proposal puts it.
 *
 * @param preference lower is proposed first
 * @param required must be planned for everyone who meets the condition, whatever the tier
 * @param earliest first and {@code latest} last day the proposal uses; a person may choose any day of the year
 */
record CodeRule(
        EntitlementCode code,
        int preference,
        Condition condition,
        boolean required,
        MonthDay earliest,
        MonthDay latest,
        Spread spread,
        String rule,
        String clause) {

    boolean isRequiredFor(Entitled entitled) {
        return required && condition.holdsFor(entitled);
    }

    enum Condition {
        NONE,
        POWER_QUALITY,
        SPECIAL_RISK;

        boolean holdsFor(Entitled entitled) {
            return switch (this) {
                case NONE -> true;
                case POWER_QUALITY -> entitled.powerQualityProblem();
                case SPECIAL_RISK -> entitled.specialRisk();
            };
        }
    }

    enum Spread {
        /** The account's services of this kind follow each other through the window, each in its own part of it. */
        IN_TURN,
        /** Somewhere in the window, each account elsewhere. */
        ANYWHERE,
        /** One day for all accounts of a unit. */
        SAME_DAY_IN_UNIT
    }
}
