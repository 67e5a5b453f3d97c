package th.kamt.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerList;
import th.kamt.customer.CustomerListImport;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.message.RefusedException;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Organization;
import th.kamt.organization.OrganizationImport;
import th.kamt.tabular.ErrorReports;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.ImportError;
import th.kamt.tabular.ImportProgress;
import th.kamt.tabular.Upload;
import th.kamt.web.ImportDesk;
import th.kamt.web.ImportKind;

/**
 * Runs uploaded files one after the other in the background, each in its own transaction. What it knows of them lives as long
 * as this node; the data and the error report outlive it.
 */
@Component
class BackgroundImportDesk implements ImportDesk, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BackgroundImportDesk.class);
    private static final int REMEMBERED = 200;

    /** @param answer  {@code null} while running or failed */
    private record Job(
            String id,
            ImportKind kind,
            PlanYear year,
            String fileName,
            String person,
            boolean finished,
            ImportAnswer answer,
            Message failure) {

        Job done(ImportAnswer result) {
            return new Job(id, kind, year, fileName, person, true, result, null);
        }

        Job failed(Message why) {
            return new Job(id, kind, year, fileName, person, true, null, why);
        }
    }

    private final OrganizationImport organization;
    private final Organization people;
    private final CustomerListImport customers;
    private final CustomerList list;
    private final ImportProgress progress;
    private final ErrorReports reports;
    private final AccessControl access;
    private final Texts texts;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(run -> new Thread(run, "import"));

    private final Map<String, Job> jobs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
            return size() > REMEMBERED;
        }
    };

    BackgroundImportDesk(
            OrganizationImport organization,
            Organization people,
            CustomerListImport customers,
            CustomerList list,
            ImportProgress progress,
            ErrorReports reports,
            AccessControl access,
            Texts texts) {
        this.organization = organization;
        this.people = people;
        this.customers = customers;
        this.list = list;
        this.progress = progress;
        this.reports = reports;
        this.access = access;
        this.texts = texts;
    }

    @Override
    public String start(ImportKind kind, PlanYear year, String fileName, InputStream file, String person) {
        String id = UUID.randomUUID().toString();
        Path spooled = spool(file);
        put(new Job(id, kind, year, fileName, person, false, null, null));
        worker.execute(() -> run(id, spooled));
        return id;
    }

    private static Path spool(InputStream file) {
        try {
            Path spooled = Files.createTempFile("kamt-import", ".upload");
            Files.copy(file, spooled, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return spooled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String id, Path spooled) {
        Job job = get(id).orElseThrow();
        try (InputStream content = Files.newInputStream(spooled)) {
            Upload upload = new Upload(content, Files.size(spooled), id, job.person());
            put(job.done(
                    switch (job.kind()) {
                        case UNITS -> organization.importUnits(upload);
                        case EMPLOYEES -> organization.importEmployees(upload);
                        case CUSTOMERS -> customers.importList(job.year(), upload);
                    }));
        } catch (RefusedException refused) {
            put(job.failed(refused.messages().get(0)));
        } catch (IOException | RuntimeException broken) {
            log.error("Import {} of {} failed", id, job.fileName(), broken);
            put(job.failed(new Message("web.imports.failed")));
        } finally {
            delete(spooled);
        }
    }

    private static void delete(Path spooled) {
        try {
            Files.deleteIfExists(spooled);
        } catch (IOException e) {
            log.warn("Could not delete {}", spooled, e);
        }
    }

    @Override
    public Status status(String id) {
        Job job = owned(id);
        ImportAnswer answer = job.answer();
        long rows = answer == null || answer.refused()
                ? progress.of(id).map(ImportProgress.State::rows).orElse(0L)
                : answer.accepted();
        List<Problem> problems = answer == null
                ? List.of()
                : answer.errors().stream().map(this::problem).toList();
        return new Status(
                id,
                job.kind(),
                job.year(),
                job.fileName(),
                rows,
                null,
                job.finished(),
                answer == null ? 0 : answer.accepted(),
                answer == null ? 0 : answer.changed(),
                answer == null ? 0 : answer.errorCount(),
                answer == null ? 0 : answer.errorLines(),
                problems,
                answer == null ? null : answer.encoding() == null ? "XLSX" : answer.encoding(),
                job.failure());
    }

    private Problem problem(ImportError error) {
        return new Problem(
                Math.toIntExact(error.line()),
                error.column().isEmpty() ? null : error.column(),
                error.value().isEmpty() ? null : error.value(),
                error.message(),
                reports.hint(error.message()));
    }

    @Override
    public Optional<InputStream> errorsFile(String id) {
        Job job = owned(id);
        if (job.answer() == null || !job.answer().refused()) {
            return Optional.empty();
        }
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        List<String> header = Stream.of("line", "column", "value", "problem", "hint")
                .map(column -> texts.of("web.import." + column))
                .toList();
        reports.writeWorkbook(
                job.answer().reportId(),
                job.person(),
                LocaleContextHolder.getLocale(),
                job.kind().name(),
                header,
                workbook);
        return Optional.of(new ByteArrayInputStream(workbook.toByteArray()));
    }

    @Override
    public List<Past> last(ImportKind kind) {
        return switch (kind) {
            case UNITS -> past(organization.lastUnits());
            case EMPLOYEES -> past(organization.lastEmployees());
            case CUSTOMERS ->
                list.versions().stream()
                        .map(version -> new Past(
                                version.year(), version.importedAt(), nameOf(version.importedBy()), version.rows()))
                        .toList();
        };
    }

    private List<Past> past(Optional<OrganizationImport.Last> last) {
        return last.map(one -> new Past(null, one.at(), nameOf(one.by()), one.rows())).stream()
                .toList();
    }

    /** Whoever is no employee, as the administrator or the demo's start, is called as they signed in. */
    private String nameOf(String person) {
        return people.nameOf(person);
    }

    private Job owned(String id) {
        return get(id).filter(job -> job.person().equals(access.currentPerson()))
                .orElseThrow(() -> new NotFoundException(new Message("tabular.report.unknown")));
    }

    private synchronized Optional<Job> get(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    private synchronized void put(Job job) {
        jobs.put(job.id(), job);
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
