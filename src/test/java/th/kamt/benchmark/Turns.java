package th.kamt.benchmark;

import java.util.Arrays;

/** Two things done in turns and timed, so that other load on the machine meets both; which goes first changes every round. */
final class Turns {

    private final double[] first;
    private final double[] second;

    private Turns(int rounds) {
        first = new double[rounds];
        second = new double[rounds];
    }

    /** Only {@link #run} is timed. */
    interface Side {

        default void prepare() throws Exception {}

        void run() throws Exception;

        default void tidyUp() throws Exception {}
    }

    static Turns take(int warmUps, int rounds, Side first, Side second) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            seconds(first);
            seconds(second);
        }
        Turns turns = new Turns(rounds);
        for (int i = 0; i < rounds; i++) {
            if (i % 2 == 0) {
                turns.first[i] = seconds(first);
                turns.second[i] = seconds(second);
            } else {
                turns.second[i] = seconds(second);
                turns.first[i] = seconds(first);
            }
        }
        return turns;
    }

    private static double seconds(Side side) throws Exception {
        side.prepare();
        try {
            long start = System.nanoTime();
            side.run();
            return (System.nanoTime() - start) / 1e9;
        } finally {
            side.tidyUp();
        }
    }

    /** Median, in seconds. */
    double first() {
        return median(first);
    }

    /** Median, in seconds. */
    double second() {
        return median(second);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Every round of both, for the reader to see how far they scatter. */
    @Override
    public String toString() {
        return Arrays.toString(rounded(first)) + " s against " + Arrays.toString(rounded(second)) + " s";
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values)
                .map(value -> Math.round(value * 100) / 100.0)
                .toArray();
    }
}
