/** Owns when an outbox is emptied: every few seconds, and right after something was committed to it. */
@org.springframework.modulith.ApplicationModule(displayName = "Outbox")
package th.kamt.outbox;
