package th.kamt.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import th.kamt.calendar.PlanYear;

/** The yearly customer and HVC list as last imported. */
public interface CustomerList {

    /**
     * @param version    grows by one with every import that changed a row
     * @param importedAt of the last import, whether or not it changed one
     */
    record Version(PlanYear year, long version, long rows, Instant importedAt, String importedBy) {}

    /** Empty until a list is imported for that year. */
    Optional<Version> version(PlanYear year);

    /** The lists of all years, newest year first. */
    List<Version> versions();

    /**
     * Reads the whole list once, as a stream, one key account (CAs of one BP and office, ordered by CA number) at a time,
     * ordered by office code and BP number, without contact persons. To be called in a transaction.
     */
    void forEachAccount(PlanYear year, Consumer<List<ContractAccount>> consumer);

    /** The contract accounts of one key account, ordered by CA number; empty if unknown. */
    List<ContractAccount> account(PlanYear year, String accountId);
}
