package th.kamt.dataentry;

import java.time.Instant;
import java.util.List;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Carer;

/**
 * One person's share of a unit's data: a KAMR's accounts, or the Streamline accounts for the section head (R-3.1, D-20).
 *
 * @param id            an employee id, or {@link #SECTION_HEAD}
 * @param carer         who enters it now
 * @param missingOfKamr fields missing of the KAMR themselves
 * @param taskId        of the user task, {@code null} before there is one
 * @param doneBy        who completed it, {@code null} while it is open
 * @param actedFor      who was absent and in whose place it was completed, or {@code null}
 * @param comment       what they wrote, or {@code null}
 */
public record DataEntryPart(
        String id,
        Carer carer,
        List<AccountData> accounts,
        List<DataField> missingOfKamr,
        String taskId,
        String doneBy,
        String actedFor,
        Instant doneAt,
        String comment) {

    /** The part of the Streamline accounts. */
    public static final String SECTION_HEAD = "section-head";

    public DataEntryPart {
        accounts = List.copyOf(accounts);
        missingOfKamr = List.copyOf(missingOfKamr);
    }

    /** An account and what is missing of it. */
    public record AccountData(AccountInCare account, List<DataField> missing) {

        public AccountData {
            missing = List.copyOf(missing);
        }

        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    public boolean isDone() {
        return doneAt != null;
    }

    public boolean isSectionHeads() {
        return SECTION_HEAD.equals(id);
    }

    public List<AccountData> incomplete() {
        return accounts.stream().filter(account -> !account.isComplete()).toList();
    }

    /** Whether nothing that must be known is missing. */
    public boolean isComplete() {
        return missingOfKamr.isEmpty() && incomplete().isEmpty();
    }

    /** Missing fields in all. */
    public int missingCount() {
        return missingOfKamr.size()
                + accounts.stream()
                        .mapToInt(account -> account.missing().size())
                        .sum();
    }
}
