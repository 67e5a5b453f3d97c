package th.kamt.dataentry.web;

import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.dataentry.DataEntry;
import th.kamt.organization.AccessControl;
import th.kamt.planning.PlanKey;
import th.kamt.portfolio.Portfolios;

/** Where other pages' templates find the data entry page. */
@Component("dataEntryLinks")
public class DataEntryLinks {

    private final DataEntry entry;
    private final Portfolios portfolios;
    private final AccessControl access;

    DataEntryLinks(DataEntry entry, Portfolios portfolios, AccessControl access) {
        this.entry = entry;
        this.portfolios = portfolios;
        this.access = access;
    }

    /** Of the unit, or {@code null} while it has no data to enter. */
    public String ofUnit(PlanYear year, String unitCode) {
        PlanKey unit = new PlanKey(year, unitCode);
        return entry.isBegun(unit) ? DataEntry.page(unit) : null;
    }

    /** Of the account's unit, or {@code null} if nobody looks after it or the reader does not see that unit. */
    public String ofAccount(PlanYear year, String accountId) {
        return portfolios
                .account(year, accountId)
                .filter(account -> access.maySee(account.unitCode()))
                .map(account -> ofUnit(year, account.unitCode()))
                .orElse(null);
    }
}
