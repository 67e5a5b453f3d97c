package th.kamt.dataentry;

import java.util.List;

/**
 * What the form of a data entry task shows, as finished words in Thai and English where they differ.
 *
 * @param missingCount fields missing; the form says so differently for none
 * @param asOf         when this was found; the page is always the newest
 * @param accounts     the first accounts with something missing
 */
public record DataEntrySummary(
        String title,
        String subtitle,
        String pageUrl,
        int missingCount,
        String missing,
        String asOf,
        String more,
        List<Line> accounts) {

    public DataEntrySummary {
        accounts = List.copyOf(accounts);
    }

    /** An account and the fields missing of it. */
    public record Line(String name, String missing) {}
}
