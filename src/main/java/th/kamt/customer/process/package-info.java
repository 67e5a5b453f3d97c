/** Delegate of {@code contactRetention}. */
package th.kamt.customer.process;
