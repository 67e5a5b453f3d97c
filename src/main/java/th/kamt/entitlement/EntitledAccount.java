package th.kamt.entitlement;

import java.util.Objects;
import th.kamt.selection.Tier;

/**
 * What the entitlements of one key account depend on.
 *
 * @param id account id, {@code BP_NO@OFFICE_CODE}
 * @param unitCode unit whose plan it stands in; {@code HQ} for accounts that HQ looks after
 * @param tier effective tier, never null
 * @param topUp added as Status to fill a KAMR's load (R-KAMR-5); then the tier is Status
 * @param specialRisk risk of loss to an SPP of 10 or more, whatever the tier (R-RISK-5)
 */
public record EntitledAccount(
        String id, String unitCode, Tier tier, boolean topUp, boolean specialRisk, boolean powerQualityProblem)
        implements Entitled {

    public EntitledAccount {
        Objects.requireNonNull(id);
        Objects.requireNonNull(unitCode);
        Objects.requireNonNull(tier);
        if (topUp && tier != Tier.STATUS) {
            throw new IllegalArgumentException("top-up account " + id + " is " + tier + ", not Status");
        }
    }

    @Override
    public Recipient recipient() {
        return Recipient.ACCOUNT;
    }
}
