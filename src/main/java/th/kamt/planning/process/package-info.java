/** Delegates and task listeners of {@code keyAccountYear}, {@code planPreparation} and {@code planApproval}. */
package th.kamt.planning.process;
