package th.kamt.staffing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import th.kamt.message.Message;
import th.kamt.organization.UnitKind;

/**
 * Whether the manager may give an account to another KAMR (R-KAMR-4; clause 6.1.2). Refused is what leaves somebody outside
 * the band who was within it, or further outside than before; a change that mends a broken state step by step is allowed.
 */
public final class AssignmentCheck {

    private AssignmentCheck() {}

    /** @param name as people write it; part of the refusal */
    public record Kamr(String employeeId, String name) {}

    /**
     * What the move would give.
     *
     * @param refusals empty if allowed
     * @param from     the giving KAMR's load after the move; {@code null} if the account was nobody's
     * @param to       the receiving KAMR's load after the move; {@code null} if that person is no KAMR of the plan
     */
    public record Move(List<Message> refusals, KamrLoad from, KamrLoad to) {

        public Move {
            refusals = List.copyOf(refusals);
        }

        public boolean allowed() {
            return refusals.isEmpty();
        }
    }

    /**
     * Tries a move; changes nothing.
     *
     * @param kamrs      KAMRs of the plan
     * @param accounts   the unit's key accounts as they stand, top-ups included
     * @param accountId  the account to move
     * @param toEmployee who shall look after it
     */
    public static Move move(
            StaffingRules rules,
            UnitKind kind,
            List<Kamr> kamrs,
            List<AssignedAccount> accounts,
            String accountId,
            String toEmployee) {
        Optional<AssignedAccount> moved = accounts.stream()
                .filter(account -> account.accountId().equals(accountId))
                .findFirst();
        if (moved.isEmpty()) {
            return new Move(List.of(new Message("staffing.move.unknownAccount", accountId)), null, null);
        }
        Optional<Kamr> receiver = kamrs.stream()
                .filter(kamr -> kamr.employeeId().equals(toEmployee))
                .findFirst();
        if (receiver.isEmpty()) {
            return new Move(
                    List.of(new Message("staffing.move.notAKamr", Objects.toString(toEmployee, "-"))), null, null);
        }
        List<AssignedAccount> after = accounts.stream()
                .map(account -> account.accountId().equals(accountId) ? withKamr(account, toEmployee) : account)
                .toList();
        List<String> ids = kamrs.stream().map(Kamr::employeeId).toList();
        List<KamrLoad> loadsBefore = KamrLoad.all(rules, kind, ids, accounts);
        List<KamrLoad> loadsAfter = KamrLoad.all(rules, kind, ids, after);
        KamrLoad from = loadOf(loadsAfter, moved.get().kamr());
        KamrLoad to = loadOf(loadsAfter, toEmployee);
        List<Message> refusals = new ArrayList<>();
        if (kind != UnitKind.REGION) {
            kamrs.forEach(kamr -> refusal(
                            rules,
                            kamr,
                            loadOf(loadsBefore, kamr.employeeId()).load(),
                            loadOf(loadsAfter, kamr.employeeId()).load())
                    .ifPresent(refusals::add));
        }
        return new Move(refusals, from, to);
    }

    private static Optional<Message> refusal(StaffingRules rules, Kamr kamr, BigDecimal before, BigDecimal after) {
        if (after.compareTo(rules.maximumLoad()) > 0 && after.compareTo(before) > 0) {
            return Optional.of(refusal("staffing.move.above", kamr, after, rules.maximumLoad()));
        }
        if (after.compareTo(rules.minimumLoad()) < 0 && after.compareTo(before) < 0) {
            return Optional.of(refusal("staffing.move.below", kamr, after, rules.minimumLoad()));
        }
        return Optional.empty();
    }

    private static Message refusal(String key, Kamr kamr, BigDecimal load, BigDecimal limit) {
        return new Message(key, kamr.name(), Figures.load(load), Figures.load(limit));
    }

    private static AssignedAccount withKamr(AssignedAccount account, String kamr) {
        return new AssignedAccount(account.accountId(), account.tier(), account.topUp(), kamr);
    }

    private static KamrLoad loadOf(List<KamrLoad> loads, String employeeId) {
        return loads.stream()
                .filter(load -> load.employeeId().equals(employeeId))
                .findFirst()
                .orElse(null);
    }
}
