/** Delegates, listeners and timers of {@code activity} and {@code activityOpening}, and the engine's side of open activities. */
package th.kamt.activity.process;
