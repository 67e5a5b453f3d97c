package th.kamt.entitlement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/** One planned service, activity or contact; ordered by day, then code. */
public record PlannedEntitlement(EntitlementCode code, LocalDate plannedOn) implements Comparable<PlannedEntitlement> {

    private static final Comparator<PlannedEntitlement> BY_DAY =
            Comparator.comparing(PlannedEntitlement::plannedOn).thenComparing(PlannedEntitlement::code);

    public PlannedEntitlement {
        Objects.requireNonNull(code);
        Objects.requireNonNull(plannedOn);
    }

    @Override
    public int compareTo(PlannedEntitlement other) {
        return BY_DAY.compare(this, other);
    }
}
