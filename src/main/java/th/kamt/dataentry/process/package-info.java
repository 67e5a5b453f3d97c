/** Delegates, listeners and rules of {@code dataEntry}. */
package th.kamt.dataentry.process;
