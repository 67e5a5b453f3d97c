package th.kamt.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;
import th.kamt.portfolio.Portfolios;
import th.kamt.selection.Tier;

/**
 * What each account was granted by its plan (R-ENT-1) and what came of it: by account, by who looks after it, by unit.
 * Who may see a unit's is asked before.
 */
@Service
@Transactional(readOnly = true)
public class EntitlementLedger {

    /** By what the lines of the ledger are summed. */
    public enum By {
        ACCOUNT,
        KAMR,
        UNIT
    }

    /** How an account is served, as far as the year has gone; what stands out comes first. */
    public enum Standing {
        /** Less than half of what has fallen due was done. */
        STARVED,
        /** Beside what was granted, half as much again was done unplanned. */
        OVER_SERVED,
        AS_PLANNED;

        public String messageKey() {
            return "activity.ledger.standing." + name();
        }
    }

    /**
     * Services, activities and contacts; each figure counts occurrences (D-16).
     *
     * @param granted planned by the plan in force
     * @param done    of these, carried out
     * @param fallen  of these, due before today
     * @param late    of these, due before today and not carried out
     * @param extra   carried out unplanned
     */
    public record Count(int granted, int done, int fallen, int late, int extra) {

        static final Count NONE = new Count(0, 0, 0, 0, 0);

        /** Still to be carried out. */
        public int left() {
            return granted - done;
        }

        Count plus(Count other) {
            return new Count(
                    granted + other.granted,
                    done + other.done,
                    fallen + other.fallen,
                    late + other.late,
                    extra + other.extra);
        }

        /** Rounded up. */
        private static int half(int whole) {
            return (whole + 1) / 2;
        }

        Standing standing() {
            if (late > 0 && fallen - late < half(fallen)) {
                return Standing.STARVED;
            }
            boolean muchMore = extra > 0 && extra >= half(granted);
            return muchMore ? Standing.OVER_SERVED : Standing.AS_PLANNED;
        }
    }

    /** What is counted apart: free services, relationship activities, communication. */
    public enum Kind {
        FMS,
        RBA,
        COM
    }

    /** The sums of one account and kind, as stored. */
    record Sum(String accountId, String accountName, String unitCode, Kind kind, Count count) {}

    /**
     * A line of the ledger.
     *
     * @param id       account or group id, employee id, or unit code
     * @param name     the account's; empty for people and units, whose names the reader knows
     * @param unitCode the unit; of a KAMR of several units the first
     * @param tier     {@code null} but for accounts in care
     * @param carer    who looks after the account; {@code null} for units
     * @param starved  accounts of the line that are starved
     * @param over     accounts of the line that are over-served
     * @param lostOn   the day the customer was lost; {@code null} unless of one lost
     */
    public record Line(
            String id,
            String name,
            String unitCode,
            Tier tier,
            Carer carer,
            Map<Kind, Count> counts,
            int starved,
            int over,
            LocalDate lostOn) {

        public Count all() {
            return counts.values().stream().reduce(Count.NONE, Count::plus);
        }

        public Count of(Kind kind) {
            return counts.getOrDefault(kind, Count.NONE);
        }

        public Standing standing() {
            if (starved > 0) {
                return Standing.STARVED;
            }
            return over > 0 ? Standing.OVER_SERVED : Standing.AS_PLANNED;
        }
    }

    private final ActivityStore store;
    private final Portfolios portfolios;
    private final Clock clock;

    EntitlementLedger(ActivityStore store, Portfolios portfolios, Clock clock) {
        this.store = store;
        this.portfolios = portfolios;
        this.clock = clock;
    }

    /** The ledger of those units in that year: what is starved first, then what is over-served, then by id. */
    public List<Line> of(PlanYear year, Collection<String> units, By by) {
        List<Line> accounts = accounts(year, units);
        List<Line> lines = switch (by) {
            case ACCOUNT -> accounts;
            case KAMR -> summed(accounts, EntitlementLedger::whose, true);
            case UNIT -> summed(accounts, Line::unitCode, false);
        };
        return lines.stream()
                .sorted(Comparator.comparing(Line::standing).thenComparing(Line::id))
                .toList();
    }

    /** The one person, or the post where it has several holders or none. */
    private static String whose(Line line) {
        return line.carer().only().orElseGet(() -> line.carer().post().group());
    }

    private List<Line> accounts(PlanYear year, Collection<String> units) {
        Map<String, AccountInCare> inCare = new HashMap<>();
        portfolios.ofUnits(year, units).forEach(account -> inCare.put(account.accountId(), account));
        Map<String, Carer> heads = new HashMap<>();
        Map<String, List<Sum>> sums = new LinkedHashMap<>();
        for (Sum sum : store.sums(year, units, Bangkok.dayOf(clock.instant()))) {
            sums.computeIfAbsent(sum.accountId() + " " + sum.unitCode(), key -> new ArrayList<>())
                    .add(sum);
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, of) -> {
            String id = of.get(0).accountId();
            String unit = of.get(0).unitCode();
            AccountInCare account = Optional.ofNullable(inCare.get(id))
                    .filter(one -> one.unitCode().equals(unit))
                    .orElse(null);
            Carer carer = carer(year, id, unit, account, heads);
            Map<Kind, Count> counts = new LinkedHashMap<>();
            of.forEach(sum -> counts.merge(sum.kind(), sum.count(), Count::plus));
            LocalDate lostOn = account == null ? null : account.lostOn();
            // Of a customer lost nothing more is owed.
            Standing standing = lostOn == null
                    ? counts.values().stream().reduce(Count.NONE, Count::plus).standing()
                    : Standing.AS_PLANNED;
            lines.add(new Line(
                    id,
                    of.get(0).accountName(),
                    unit,
                    account == null ? null : account.tier(),
                    carer,
                    counts,
                    standing == Standing.STARVED ? 1 : 0,
                    standing == Standing.OVER_SERVED ? 1 : 0,
                    lostOn));
        });
        return lines;
    }

    private Carer carer(PlanYear year, String id, String unit, AccountInCare account, Map<String, Carer> heads) {
        if (account == null && !StreamlineGroup.isGroup(id)) {
            return portfolios.formerCarer(year, id, unit);
        }
        return account == null || account.kamr() == null
                ? heads.computeIfAbsent(unit, portfolios::sectionHead)
                : portfolios.carer(account);
    }

    private static List<Line> summed(List<Line> accounts, Function<Line, String> key, boolean people) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        accounts.forEach(line ->
                groups.computeIfAbsent(key.apply(line), id -> new ArrayList<>()).add(line));
        List<Line> lines = new ArrayList<>();
        groups.forEach((id, of) -> {
            Map<Kind, Count> counts = new LinkedHashMap<>();
            of.forEach(line -> line.counts().forEach((kind, count) -> counts.merge(kind, count, Count::plus)));
            lines.add(new Line(
                    id,
                    "",
                    of.get(0).unitCode(),
                    null,
                    people ? of.get(0).carer() : null,
                    counts,
                    of.stream().mapToInt(Line::starved).sum(),
                    of.stream().mapToInt(Line::over).sum(),
                    null));
        });
        return lines;
    }
}
