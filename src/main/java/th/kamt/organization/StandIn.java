package th.kamt.organization;

import java.time.LocalDate;

/**
 * Who stands in for somebody today.
 *
 * @param until the last day
 */
record StandIn(String substitute, LocalDate until) {}
