package th.kamt.entitlement;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Occurrences a year by the manual's three types (6.1.3). */
public record EntitlementCount(int fms, int rba, int com) {

    public static final EntitlementCount NONE = new EntitlementCount(0, 0, 0);

    public static EntitlementCount of(Collection<PlannedEntitlement> planned) {
        return planned.stream().map(item -> of(item.code())).reduce(NONE, EntitlementCount::plus);
    }

    /** E.g. a Streamline account's own RBA and its group's COM. */
    public EntitlementCount plus(EntitlementCount other) {
        return new EntitlementCount(fms + other.fms, rba + other.rba, com + other.com);
    }

    public int total() {
        return fms + rba + com;
    }

    /** E.g. {@code FMS 4 RBA 3 COM 5}, the same in every language; types without an occurrence are left out. */
    public String label() {
        return Stream.of(part("FMS", fms), part("RBA", rba), part("COM", com))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static EntitlementCount of(EntitlementCode code) {
        return switch (code.kind()) {
            case FMS -> new EntitlementCount(1, 0, 0);
            case RBA -> new EntitlementCount(0, 1, 0);
            case COM1_1, COM1_2, COM2 -> new EntitlementCount(0, 0, 1);
        };
    }

    private static String part(String type, int count) {
        return count == 0 ? "" : type + " " + count;
    }
}
