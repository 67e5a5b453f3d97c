/** Pages of the mailbox, the outbox, the notices' texts and each person's wishes, and the links mails lead by. */
package th.kamt.notification.web;
