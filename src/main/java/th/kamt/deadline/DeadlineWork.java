package th.kamt.deadline;

import th.kamt.calendar.PlanYear;

/**
 * Work with a deadline.
 *
 * @param rule        id of the manual's rule, e.g. {@code }
 * @param businessKey of the process that does the work, e.g. {@code 2570/N2-BT}; one deadline a kind and key
 * @param unitCode    the unit whose work it is
 */
public record DeadlineWork(DeadlineKind kind, String rule, String businessKey, String unitCode, PlanYear year) {}
