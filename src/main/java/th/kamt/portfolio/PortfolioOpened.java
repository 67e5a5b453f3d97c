package th.kamt.portfolio;

import java.time.Instant;
import th.kamt.calendar.PlanYear;

/**
 * The work of the year begins at that unit: its plan is in force. Published synchronously in the transaction that puts it in
 * force, once a unit and year; for plans approved before there were portfolios, at the first start with them.
 *
 * @param approvedAt when the last station decided
 */
public record PortfolioOpened(PlanYear year, String unitCode, Instant approvedAt) {}
