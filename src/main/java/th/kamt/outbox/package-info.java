/** Owns how an outbox is emptied: when, and by claims that several nodes share. */
@org.springframework.modulith.ApplicationModule(displayName = "Outbox")
package th.kamt.outbox;
