/** The engine's side of {@code eventSpending} and {@code resourceRequest}. */
package th.kamt.request.process;
