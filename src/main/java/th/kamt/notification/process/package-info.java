/** Delegate of {@code dailyMailDigest}. */
package th.kamt.notification.process;
