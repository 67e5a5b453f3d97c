package th.kamt.selection;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import th.kamt.customer.ContractAccount;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;

/**
 * The contract accounts of one BP and office taken as one key account (R-KASM-2, D-2).
 *
 * @param numbers          by measure; an unknown number has no entry
 * @param sppCanSupply     an SPP can supply at least one contract account
 * @param supplyDistanceKm the smallest distance among <em>those</em> contract accounts; {@code null} if unknown
 */
record AccountFacts(
        String accountId,
        String bpNo,
        String officeCode,
        String regionCode,
        String name,
        int caCount,
        boolean hvcListed,
        Map<Measure, BigDecimal> numbers,
        boolean industrialEstate,
        boolean sppCanSupply,
        BigDecimal supplyDistanceKm,
        SppNetwork sppNetwork,
        Solar solar,
        SppContract sppContract,
        boolean powerQualityProblem,
        String specialCase,
        Tier specialCaseTier,
        String specialCaseReason,
        Tier lastTier,
        String lastKamr) {

    /** @param cas at least one, all of the same BP and office */
    static AccountFacts of(List<ContractAccount> cas, String regionCode, Map<Measure, Aggregation> aggregations) {
        ContractAccount first = cas.get(0);
        List<ContractAccount> supplied =
                cas.stream().filter(ContractAccount::sppCanSupply).toList();
        return new AccountFacts(
                first.accountId(),
                first.bpNo(),
                first.officeCode(),
                regionCode,
                first.name(),
                cas.size(),
                any(cas, ContractAccount::hvcListed),
                numbers(cas, aggregations),
                any(cas, ContractAccount::industrialEstate),
                !supplied.isEmpty(),
                total(supplied, Measure.SPP_DISTANCE, Aggregation.SMALLEST),
                worst(cas, ContractAccount::sppNetwork),
                worst(cas, ContractAccount::solar),
                worst(cas, ContractAccount::sppContract),
                any(cas, ContractAccount::powerQualityProblem),
                firstKnown(cas, ContractAccount::specialCase),
                tier(firstKnown(cas, ContractAccount::specialCaseTier)),
                firstKnown(cas, ContractAccount::specialCaseReason),
                tier(firstKnown(cas, ContractAccount::lastTier)),
                firstKnown(cas, ContractAccount::lastKamr));
    }

    /** {@code null} if unknown. */
    BigDecimal number(Measure measure) {
        return numbers.get(measure);
    }

    BigDecimal bill() {
        return numbers.getOrDefault(Measure.BILL, BigDecimal.ZERO);
    }

    boolean nationwideNetwork() {
        BigDecimal yes = number(Measure.NATIONWIDE_NETWORK);
        return yes != null && yes.signum() > 0;
    }

    private static Map<Measure, BigDecimal> numbers(List<ContractAccount> cas, Map<Measure, Aggregation> aggregations) {
        Map<Measure, BigDecimal> numbers = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Aggregation aggregation = measure.yesOrNo() ? Aggregation.LARGEST : aggregations.get(measure);
            BigDecimal total = total(cas, measure, aggregation);
            if (total != null) {
                numbers.put(measure, total);
            }
        }
        return numbers;
    }

    private static BigDecimal total(List<ContractAccount> cas, Measure measure, Aggregation aggregation) {
        BigDecimal total = null;
        for (ContractAccount ca : cas) {
            total = aggregation.of(total, measure.of(ca));
        }
        return total;
    }

    // Loops, not streams: most accounts have one contract account, and a year has a hundred thousand accounts.

    private static boolean any(List<ContractAccount> cas, Predicate<ContractAccount> criterion) {
        for (ContractAccount ca : cas) {
            if (criterion.test(ca)) {
                return true;
            }
        }
        return false;
    }

    /** The enums stand worst last, unknown first. */
    private static <E extends Enum<E>> E worst(List<ContractAccount> cas, Function<ContractAccount, E> reader) {
        E worst = reader.apply(cas.get(0));
        for (ContractAccount ca : cas) {
            E own = reader.apply(ca);
            worst = own.compareTo(worst) > 0 ? own : worst;
        }
        return worst;
    }

    /** The import lets in only lists whose lines of one account agree. */
    private static String firstKnown(List<ContractAccount> cas, Function<ContractAccount, String> reader) {
        for (ContractAccount ca : cas) {
            String known = reader.apply(ca);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static Tier tier(String name) {
        return name == null ? null : Tier.valueOf(name);
    }
}
