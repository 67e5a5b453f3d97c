/** Delegates of the selection in {@code keyAccountYear}. */
package th.kamt.selection.process;
