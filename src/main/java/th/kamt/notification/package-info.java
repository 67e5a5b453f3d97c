/** Owns what people are told: notices in the outbox, their texts, mails and digests, and what each person wants of them. */
@org.springframework.modulith.ApplicationModule(displayName = "Notification")
package th.kamt.notification;
