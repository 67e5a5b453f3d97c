package th.kamt.customer;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.PlanYear;
import th.kamt.organization.Organization;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.TableFile;
import th.kamt.tabular.TableFiles;
import th.kamt.tabular.Upload;

/** One pass over the file in one transaction; rows that are as they were are not written. */
@Service
class CustomerListImporter implements CustomerListImport {

    private final TableFiles files;
    private final CustomerListStore store;
    private final AccountContactStore persons;
    private final Organization organization;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final ErasedContacts erased;
    private final RetentionPeriod period;
    private final ContactAccessStore contactLog;
    private final Clock clock;

    CustomerListImporter(
            TableFiles files,
            CustomerListStore store,
            AccountContactStore persons,
            Organization organization,
            PlatformTransactionManager transactionManager,
            ApplicationEventPublisher events,
            ErasedContacts erased,
            RetentionPeriod period,
            ContactAccessStore contactLog,
            ObjectProvider<Clock> clock) {
        this.files = files;
        this.store = store;
        this.persons = persons;
        this.organization = organization;
        this.transactions = new TransactionTemplate(transactionManager);
        this.events = events;
        this.erased = erased;
        this.period = period;
        this.contactLog = contactLog;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public ImportAnswer importList(PlanYear year, Upload upload) {
        try (TableFile file = files.receive(upload, CustomerSheet.COLUMNS)) {
            return transactions.execute(status -> {
                long version = store.lock(year, upload.by());
                CustomerSheet sheet = new CustomerSheet(organization::unit);
                CustomerListChanges changes = store.changesTo(year, persons, upload.by());
                UnaryOperator<ContractAccount> contacts = permittedContacts(year);
                file.forEachRow(row -> {
                    ContractAccount account = sheet.read(row);
                    // From the first error on nothing is written, for all will be undone; the rows are still checked.
                    if (account != null && !file.errors().any()) {
                        changes.add(contacts.apply(account));
                    }
                });
                if (file.errors().any()) {
                    status.setRollbackOnly();
                    return file.answer(0);
                }
                long changed = changes.finish();
                boolean newVersion = changed > 0 || version == CustomerListStore.NEVER_IMPORTED;
                store.saved(year, newVersion ? version + 1 : version, file.rows(), upload.by());
                if (changes.changedContacts() > 0) {
                    contactLog.add(
                            upload.by(),
                            ContactAccessLog.Action.CHANGE,
                            year.toString(),
                            null,
                            changes.changedContacts(),
                            "/api/plan-years/" + year + "/customers");
                }
                if (changed > 0) {
                    events.publishEvent(new CustomerListChanged(year, version + 1));
                }
                return file.answer(changed);
            });
        }
    }

    /** A list may name people who were erased on request, or be of a year whose people are kept no longer. */
    private UnaryOperator<ContractAccount> permittedContacts(PlanYear year) {
        if (period.isOver(year, Bangkok.dayOf(clock.instant()))) {
            return Contact.NONE::in;
        }
        return erased.filter()::keepOut;
    }
}
