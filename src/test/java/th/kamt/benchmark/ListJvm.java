package th.kamt.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.KamtApplication;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerListImport;
import th.kamt.organization.OrganizationImport;
import th.kamt.selection.AccountSelection;
import th.kamt.tabular.ImportAnswer;
import th.kamt.tabular.Upload;

/**
 * For {@link ImportMemoryBenchmark}, in a JVM of its own: the whole application imports one list, twice, and scores it. Says how much
 * of the heap was <em>live</em> at most, before and during the first import: a thread collects garbage again and again and looks
 * what is left each time. What is used between two collections would tell only when the collector saw fit to run, and a peak
 * of it is as high as the heap lets it be.
 */
final class ListJvm {

    static final String LIVE = "live heap in bytes before, at most during the import, and while scoring: ";

    private static final PlanYear YEAR = new PlanYear(2571);

    private ListJvm() {}

    /** Arguments: units.csv, customers.csv, then settings of the application. */
    public static void main(String[] args) throws Exception {
        String[] settings = Arrays.copyOfRange(args, 2, args.length);
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(KamtApplication.class).run(settings)) {
            try (InputStream units = Files.newInputStream(Path.of(args[0]))) {
                context.getBean(OrganizationImport.class).importUnits(Upload.of(units, "admin"));
            }
            Path list = Path.of(args[1]);
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));

            long before = liveHeap();
            long importing = peak(() -> importList(context, list));
            long scoring = peak(() -> transaction.executeWithoutResult(
                    status -> context.getBean(AccountSelection.class).score(YEAR)));
            importList(context, list);

            System.out.println(LIVE + before + " " + importing + " " + scoring);
        }
    }

    private static void importList(ConfigurableApplicationContext context, Path list) {
        try (InputStream file = Files.newInputStream(list)) {
            ImportAnswer answer = context.getBean(CustomerListImport.class).importList(YEAR, Upload.of(file, "admin"));
            if (!answer.errors().isEmpty()) {
                throw new IllegalStateException(answer.errors().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long peak(Runnable work) throws InterruptedException {
        Collecting collecting = new Collecting();
        collecting.start();
        try {
            work.run();
        } finally {
            collecting.interrupt();
            collecting.join();
        }
        return collecting.most;
    }

    private static final class Collecting extends Thread {

        private long most;

        /** A collection stops the work; with a pause twice as long the work comes on in between. */
        @Override
        public void run() {
            try {
                while (true) {
                    long start = System.nanoTime();
                    most = Math.max(most, liveHeap());
                    TimeUnit.NANOSECONDS.sleep(2 * (System.nanoTime() - start));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long liveHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
