package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;

/**
 * What one KAMR carries (R-KAMR-4).
 *
 * @param status   Status accounts, top-up included
 * @param topUp    those of {@code status} that were added under R-KAMR-5
 * @param load     exact weighted sum
 * @param position where the load stands against the band
 */
public record KamrLoad(
        String employeeId,
        int strategic,
        int star,
        int status,
        int streamline,
        int topUp,
        BigDecimal load,
        BandPosition position) {

    /** Where a load stands against the band; both limits belong to it. */
    public enum BandPosition {
        BELOW,
        WITHIN,
        ABOVE,
        /** Regional KAMRs share the offices' accounts and have no band. */
        NONE;

        static BandPosition of(StaffingRules rules, UnitKind kind, BigDecimal load) {
            if (kind == UnitKind.REGION) {
                return NONE;
            }
            if (load.compareTo(rules.minimumLoad()) < 0) {
                return BELOW;
            }
            return load.compareTo(rules.maximumLoad()) > 0 ? ABOVE : WITHIN;
        }
    }

    public boolean withinBand() {
        return position == BandPosition.WITHIN;
    }

    /** Accounts of every tier. */
    public int accounts() {
        return strategic + star + status + streamline;
    }

    /** The load of a KAMR with these accounts. */
    public static KamrLoad of(
            StaffingRules rules, UnitKind kind, String employeeId, Map<Tier, Integer> accounts, int topUp) {
        BigDecimal load = BigDecimal.ZERO;
        for (Map.Entry<Tier, Integer> entry : accounts.entrySet()) {
            load = load.add(rules.weight(entry.getKey()).multiply(BigDecimal.valueOf(entry.getValue())));
        }
        return new KamrLoad(
                employeeId,
                accounts.getOrDefault(Tier.STRATEGIC, 0),
                accounts.getOrDefault(Tier.STAR, 0),
                accounts.getOrDefault(Tier.STATUS, 0),
                accounts.getOrDefault(Tier.STREAMLINE, 0),
                topUp,
                load,
                BandPosition.of(rules, kind, load));
    }

    /**
     * The loads of a unit's KAMRs, one each, in the order given, also for those without an account.
     *
     * @param accounts the unit's key accounts in their effective tiers; those of nobody, or of somebody else, count nowhere
     */
    public static List<KamrLoad> all(
            StaffingRules rules, UnitKind kind, List<String> kamrs, List<AssignedAccount> accounts) {
        Map<String, Map<Tier, Integer>> counts = new LinkedHashMap<>();
        Map<String, Integer> topUps = new LinkedHashMap<>();
        kamrs.forEach(kamr -> counts.put(kamr, new EnumMap<>(Tier.class)));
        for (AssignedAccount account : accounts) {
            Map<Tier, Integer> own = account.kamr() == null ? null : counts.get(account.kamr());
            if (own != null && account.tier() != null) {
                own.merge(account.tier(), 1, Integer::sum);
                topUps.merge(account.kamr(), account.topUp() ? 1 : 0, Integer::sum);
            }
        }
        List<KamrLoad> loads = new ArrayList<>();
        counts.forEach((kamr, own) -> loads.add(of(rules, kind, kamr, own, topUps.getOrDefault(kamr, 0))));
        return loads;
    }
}
