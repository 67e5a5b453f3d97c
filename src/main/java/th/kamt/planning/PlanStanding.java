package th.kamt.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import th.kamt.calendar.PlanYear;

/**
 * Where a unit's plan stands, with what its stations said.
 *
 * @param dueOn    30 November while the unit prepares it, then 31 December (step 2), if nobody changed the dates; {@code null}
 *                 of an open amendment, for which the manual sets no day
 * @param stations what was said, in the order it was said; then the stations still to come, without a decision
 * @param amendment number of the amendment that is open; 0 if none is
 */
public record PlanStanding(
        PlanYear year,
        String unitCode,
        PlanStatus status,
        Route route,
        LocalDate dueOn,
        List<StationStanding> stations,
        int amendment) {

    public PlanStanding {
        stations = List.copyOf(stations);
    }

    public PlanStanding(
            PlanYear year,
            String unitCode,
            PlanStatus status,
            Route route,
            LocalDate dueOn,
            List<StationStanding> stations) {
        this(year, unitCode, status, route, dueOn, stations, 0);
    }

    public boolean isAmendment() {
        return amendment > 0;
    }

    /** Whether something of the plan counts: it is approved, also while an amendment of it is on its way. */
    public boolean isInForce() {
        return status == PlanStatus.APPROVED || isAmendment();
    }

    /**
     * @param verdict {@code null} while the station has not decided, and so are the following
     * @param actedFor who was absent and in whose place {@code by} decided, or {@code null}
     * @param as      the post decided as, {@code role.UNIT}
     */
    public record StationStanding(
            Station station,
            int round,
            Verdict verdict,
            String by,
            String actedFor,
            String as,
            Instant at,
            String comment) {

        /** By whoever it fell to themselves. */
        public StationStanding(
                Station station, int round, Verdict verdict, String by, String as, Instant at, String comment) {
            this(station, round, verdict, by, null, as, at, comment);
        }

        static StationStanding of(PlanDecision decision) {
            return new StationStanding(
                    decision.station(),
                    decision.round(),
                    decision.verdict(),
                    decision.decidedBy(),
                    decision.actedFor().orElse(null),
                    decision.decidedAs(),
                    decision.decidedAt(),
                    decision.comment());
        }

        static StationStanding toCome(Station station, int round) {
            return new StationStanding(station, round, null, null, null, null, null);
        }
    }
}
