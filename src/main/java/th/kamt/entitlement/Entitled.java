package th.kamt.entitlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import th.kamt.selection.Tier;

/** Who receives services: a key account, or a unit's group of Streamline accounts. */
public sealed interface Entitled permits EntitledAccount, StreamlineGroup {

    /** The account's id {@code BP_NO@OFFICE_CODE}, or the group's {@code GROUP@UNIT}. */
    String id();

    /** The unit whose plan it stands in. */
    String unitCode();

    /** The effective tier. */
    Tier tier();

    /** Added as Status to fill a KAMR's load (R-KAMR-5). */
    boolean topUp();

    /** Risk of loss to an SPP of 10 or more, whatever the tier (R-RISK-5). */
    boolean specialRisk();

    boolean powerQualityProblem();

    Recipient recipient();

    /**
     * All who receive services by a unit's plan: its accounts in the given order, then the group of its Streamline accounts
     * if it has any (D-16).
     */
    static List<Entitled> ofUnit(String unitCode, Collection<EntitledAccount> accounts) {
        List<Entitled> all = new ArrayList<>(accounts);
        if (accounts.stream().anyMatch(account -> account.tier() == Tier.STREAMLINE)) {
            all.add(StreamlineGroup.of(unitCode));
        }
        return List.copyOf(all);
    }
}
