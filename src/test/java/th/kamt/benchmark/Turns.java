package th.kamt.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Two things done in turns and timed, so that other load on the machine meets both; which goes first changes every round. */
final class Turns {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Time[] first;
    private final Time[] second;

    private Turns(int rounds) {
        first = new Time[rounds];
        second = new Time[rounds];
    }

    /**
     * One run, in seconds.
     *
     * @param processor what the running thread itself had of a processor, which other load changes little
     */
    private record Time(double wall, double processor) {}

    /** Only {@link #run} is timed. */
    interface Side {

        default void prepare() throws Exception {}

        void run() throws Exception;

        default void tidyUp() throws Exception {}
    }

    static Turns take(int warmUps, int rounds, Side first, Side second) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            time(first);
            time(second);
        }
        Turns turns = new Turns(rounds);
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                turns.first[i] = time(first);
                turns.second[i] = time(second);
            } else {
                turns.second[i] = time(second);
                turns.first[i] = time(first);
            }
        }
        return turns;
    }

    private static Time time(Side side) throws Exception {
        side.prepare();
        try {
            long start = System.nanoTime();
            long processor = THREADS.getCurrentThreadCpuTime();
            side.run();
            return new Time((System.nanoTime() - start) / 1e9, (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
        } finally {
            side.tidyUp();
        }
    }

    /** Median, in seconds. */
    double first() {
        return median(round -> first[round].wall());
    }

    /** Median, in seconds. */
    double second() {
        return median(round -> second[round].wall());
    }

    /** Second by first, round by round, the median: both sides of a round meet the same load. */
    double ratio() {
        return median(round -> second[round].wall() / first[round].wall());
    }

    /** As {@link #ratio()}, of the processor time the thread itself took, without what it waited for. */
    double processorRatio() {
        return median(round -> second[round].processor() / first[round].processor());
    }

    private double median(IntToDoubleFunction ofRound) {
        double[] sorted =
                IntStream.range(0, first.length).mapToDouble(ofRound).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Every round of both, for the reader to see how far they scatter. */
    @Override
    public String toString() {
        return Arrays.toString(rounded(first)) + " s against " + Arrays.toString(rounded(second)) + " s";
    }

    private static double[] rounded(Time[] times) {
        return Arrays.stream(times)
                .mapToDouble(time -> Math.round(time.wall() * 100) / 100.0)
                .toArray();
    }
}
