package th.kamt.entitlement;

import th.kamt.selection.Tier;

/**
 * Streamline accounts of a unit that receive their communication together. All of a unit's form one group unless the
 * section head divides them (D-16).
 *
 * @param id {@code GROUP@UNIT}
 */
public record StreamlineGroup(String id, String unitCode) implements Entitled {

    private static final String PREFIX = "GROUP@";

    /** The one group of all Streamline accounts of the unit. */
    public static StreamlineGroup of(String unitCode) {
        return new StreamlineGroup(PREFIX + unitCode, unitCode);
    }

    /** Whether an account id of a plan's row means a group. */
    public static boolean isGroup(String id) {
        return id.startsWith(PREFIX);
    }

    @Override
    public Tier tier() {
        return Tier.STREAMLINE;
    }

    @Override
    public boolean topUp() {
        return false;
    }

    @Override
    public boolean specialRisk() {
        return false;
    }

    @Override
    public boolean powerQualityProblem() {
        return false;
    }

    @Override
    public Recipient recipient() {
        return Recipient.GROUP;
    }
}
