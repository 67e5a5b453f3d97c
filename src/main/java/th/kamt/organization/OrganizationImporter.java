package th.kamt.organization;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.calendar.Bangkok;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.TableFile;
import th.kamt.tabular.TableFiles;
import th.kamt.tabular.Upload;

/** One file, one transaction, one after the other. */
@Service
class OrganizationImporter implements OrganizationImport {

    private static final String UNITS = "UNITS";
    private static final String EMPLOYEES = "EMPLOYEES";

    private final TableFiles files;
    private final OrganizationStore store;
    private final CachedOrganization organization;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganizationImporter(
            TableFiles files,
            OrganizationStore store,
            CachedOrganization organization,
            PlatformTransactionManager transactionManager,
            ApplicationEventPublisher events,
            ObjectProvider<Clock> clock) {
        this.files = files;
        this.store = store;
        this.organization = organization;
        this.transactions = new TransactionTemplate(transactionManager);
        this.events = events;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public ImportAnswer importUnits(Upload upload) {
        try (TableFile file = files.receive(upload, UnitSheet.COLUMNS)) {
            return transactions.execute(status -> {
                store.lockRevision();
                UnitSheet sheet = new UnitSheet(store.load(), file.errors());
                file.forEachRow(sheet::read);
                sheet.checkWhole();
                if (file.errors().any()) {
                    status.setRollbackOnly();
                    return file.answer(0);
                }
                List<Unit> changed = sheet.changed();
                if (!changed.isEmpty()) {
                    store.saveUnits(changed);
                    publish(changed.stream().map(Unit::code).collect(Collectors.toSet()), Set.of());
                }
                return takenIn(UNITS, upload, file.answer(sheet.changedRows()));
            });
        }
    }

    @Override
    public ImportAnswer importEmployees(Upload upload) {
        try (TableFile file = files.receive(upload, EmployeeSheet.COLUMNS)) {
            return transactions.execute(status -> {
                store.lockRevision();
                EmployeeSheet sheet = new EmployeeSheet(store.load(), Bangkok.dayOf(clock.instant()));
                file.forEachRow(sheet::read);
                if (file.errors().any()) {
                    status.setRollbackOnly();
                    return file.answer(0);
                }
                List<Employee> changed = sheet.changed();
                if (!changed.isEmpty()) {
                    store.saveEmployees(changed);
                    publish(Set.of(), changed.stream().map(Employee::employeeId).collect(Collectors.toSet()));
                }
                return takenIn(EMPLOYEES, upload, file.answer(changed.size()));
            });
        }
    }

    private ImportAnswer takenIn(String kind, Upload upload, ImportAnswer answer) {
        store.imported(kind, new Last(clock.instant(), upload.by(), answer.accepted()));
        return answer;
    }

    @Override
    public Optional<Last> lastUnits() {
        return store.lastImport(UNITS);
    }

    @Override
    public Optional<Last> lastEmployees() {
        return store.lastImport(EMPLOYEES);
    }

    private void publish(Set<String> unitCodes, Set<String> employeeIds) {
        store.nextRevision();
        organization.changedInThisTransaction();
        events.publishEvent(new OrganizationChanged(unitCodes, organization.andStandIns(employeeIds)));
    }
}
