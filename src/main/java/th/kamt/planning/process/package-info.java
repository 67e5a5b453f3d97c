/**
 * Delegates, task listeners and routes of {@code keyAccountYear}, {@code planPreparation} and {@code planApproval}, and the
 * engine's side of the plans' open tasks.
 */
package th.kamt.planning.process;
