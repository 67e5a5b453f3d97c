package th.kamt.whatif;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import th.kamt.calendar.PlanYear;
import th.kamt.planning.PlanTrial;
import th.kamt.planning.PlanTrial.Kamr;
import th.kamt.planning.PlanTrial.Matter;
import th.kamt.planning.PlanTrial.TierService;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad.BandPosition;

/**
 * What a file of decision tables would do to a year.
 *
 * @param opened   whether the year is open: it keeps the tables it was opened with, and the answer is a supposition
 * @param accounts of the year's list
 * @param tiers    accounts by tier now, then by tier under the file's tables; only those of which there are any
 * @param moved    largest step first, then largest bill
 * @param kamrs    everybody whose load would be another, those at the edge of the band first
 * @param services by code and tier, only those whose number would be another
 * @param matters  in the plans of an open year, only by changed tables of a plan's checks
 */
public record WhatIfResult(
        PlanYear year,
        String fileName,
        boolean opened,
        int accounts,
        Map<Move, Integer> tiers,
        List<MovedAccount> moved,
        List<KamrChange> kamrs,
        List<ServiceChange> services,
        List<Matter> matters) {

    /** From a tier to one; {@code null}: not selected. */
    public record Move(Tier now, Tier then) {}

    /** A KAMR whose load or place in the band would be another. */
    public record KamrChange(Kamr kamr) {

        public BandPosition positionNow() {
            return kamr.now() == null ? null : kamr.now().position();
        }

        public BandPosition positionThen() {
            return kamr.then() == null ? null : kamr.then().position();
        }

        /** They would leave the band, or come into it, or be KAMR no more, or become one. */
        public boolean crosses() {
            return positionNow() != positionThen();
        }

        /** They stand in the band now and would not. */
        public boolean leavesBand() {
            return positionNow() == BandPosition.WITHIN
                    && (positionThen() == BandPosition.BELOW || positionThen() == BandPosition.ABOVE);
        }

        boolean changes() {
            return crosses()
                    || (kamr.now() != null
                            && kamr.now().load().compareTo(kamr.then().load()) != 0);
        }
    }

    /** Occurrences a year. */
    public record ServiceChange(TierService service, int now, int then) {

        public int difference() {
            return then - now;
        }
    }

    static final Comparator<MovedAccount> LARGEST_STEP_FIRST = Comparator.comparingInt(MovedAccount::steps)
            .reversed()
            .thenComparing(MovedAccount::avgBillBaht, Comparator.reverseOrder())
            .thenComparing(MovedAccount::accountId);

    static List<KamrChange> kamrs(List<PlanTrial.Kamr> compared) {
        return compared.stream()
                .map(KamrChange::new)
                .filter(KamrChange::changes)
                .sorted(Comparator.comparing((KamrChange change) -> !change.leavesBand())
                        .thenComparing(change -> !change.crosses())
                        .thenComparing(change -> change.kamr().unitCode())
                        .thenComparing(change -> change.kamr().employeeId()))
                .toList();
    }

    static List<ServiceChange> services(Map<TierService, Integer> now, Map<TierService, Integer> then) {
        TreeSet<TierService> all =
                new TreeSet<>(Comparator.comparing(TierService::code).thenComparing(TierService::tier));
        all.addAll(now.keySet());
        all.addAll(then.keySet());
        return all.stream()
                .map(service -> new ServiceChange(service, now.getOrDefault(service, 0), then.getOrDefault(service, 0)))
                .filter(change -> change.difference() != 0)
                .toList();
    }

    public int count(Tier now, Tier then) {
        return tiers.getOrDefault(new Move(now, then), 0);
    }

    /** Accounts whose tier would be another. */
    public int tiersMoved() {
        return sum(move -> move.now() != move.then());
    }

    /** Accounts that would be selected and are not. */
    public int entering() {
        return sum(move -> move.now() == null && move.then() != null);
    }

    /** Accounts that are selected and would not be. */
    public int leaving() {
        return sum(move -> move.now() != null && move.then() == null);
    }

    public int servicesNow() {
        return services.stream().mapToInt(ServiceChange::now).sum();
    }

    /** Occurrences a year more than now; negative: fewer. */
    public int servicesDifference() {
        return services.stream().mapToInt(ServiceChange::difference).sum();
    }

    /** KAMRs who stand in the band now and would not. */
    public long leavingBand() {
        return kamrs.stream().filter(KamrChange::leavesBand).count();
    }

    private int sum(Predicate<Move> which) {
        return tiers.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
