package th.kamt.planning;

import java.time.Instant;
import th.kamt.calendar.PlanYear;

/**
 * A unit's plan was approved and counts from now on. Published synchronously in the transaction that records it.
 *
 * @param approvedAt when the last station decided
 */
public record PlanPutInForce(PlanYear year, String unitCode, Instant approvedAt) {}
