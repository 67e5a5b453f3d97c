package th.kamt.planning;

import java.util.List;
import th.kamt.organization.Unit;

/** A plan's way through its approval stations. */
public enum Route {
    OFFICE(Station.COLLECT_REGION, Station.CONSIDER_PLAN, Station.APPROVE_PLAN),
    PILOT(Station.COLLECT_PROVINCE, Station.COLLECT_REGION, Station.CONSIDER_PLAN, Station.APPROVE_PLAN),
    HQ(Station.APPROVE_HQ_PLAN),
    REGION(Station.CONSIDER_PLAN, Station.APPROVE_PLAN);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<Station> stations;

    Route(Station... stations) {
        this.stations = List.of(stations);
    }

    /** In the order they decide. */
    public List<Station> stations() {
        return stations;
    }

    /** @throws IllegalArgumentException if units of that kind make no plan */
    public static Route of(Unit unit) {
        return switch (unit.kind()) {
            case OFFICE -> OFFICE;
            case PILOT_CENTER -> PILOT;
            case HQ -> HQ;
            case REGION -> REGION;
            default -> throw new IllegalArgumentException(unit.code() + " makes no plan");
        };
    }
}
