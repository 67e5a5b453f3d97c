package th.kamt.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import th.kamt.support.Jvm;
import th.kamt.support.TestDatabase;

/** How much heap the import of a year's list takes; docs/benchmarks.md. {@link ListJvm} says what is measured and why. */
class ImportMemoryBenchmark {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final double MOST = 1.5;

    @TempDir
    private Path folder;

    /** Each in a JVM of its own with 512 MB, which a hundred thousand must also do with. */
    @Test
    void aHundredThousandCustomersTakeHardlyMoreMemoryThanTenThousandAndFitInto512Megabytes() throws Exception {
        long few = peak(FEW);
        long many = peak(MANY);
        System.out.printf("Peak of live heap, %d customers / %d: %.2f%n", MANY, FEW, (double) many / few);

        assertThat((double) many / few).isLessThanOrEqualTo(MOST);
    }

    private long peak(int accounts) throws Exception {
        Path list = YearList.write(folder.resolve(accounts + ".csv"), accounts);
        Path units = Files.writeString(folder.resolve("units.csv"), YearList.units());
        List<String> classPath = new ArrayList<>(Jvm.applicationClassPath());
        classPath.add(Jvm.only(
                folder.resolve("classes"), ListJvm.class, Class.forName(ListJvm.class.getName() + "$Collecting")));
        TestDatabase.Schema schema = TestDatabase.newSchema();
        try (Jvm jvm = Jvm.start(
                folder.resolve(accounts + ".log"),
                classPath,
                List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"),
                ListJvm.class.getName(),
                units.toString(),
                list.toString(),
                "--kamt.database.embedded=false",
                "--kamt.demo=no",
                "--kamt.data-dir=" + folder,
                "--server.port=0",
                "--spring.datasource.url=" + schema.url(),
                "--spring.datasource.username=" + schema.user(),
                "--spring.datasource.password=" + schema.password())) {
            long[] live = Arrays.stream(jvm.said(ListJvm.LIVE).split(" "))
                    .mapToLong(Long::parseLong)
                    .toArray();
            System.out.printf(
                    "%d customers, live heap in MB: %d before, at most %d while importing, %d while scoring%n",
                    accounts, live[0] >> 20, live[1] >> 20, live[2] >> 20);
            return live[1];
        }
    }
}
