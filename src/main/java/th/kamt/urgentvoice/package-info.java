/** Owns urgent voices of customers (CRM-KAM-003): what was said, the order, the remedy, the answer, and who is to do what by when. */
@org.springframework.modulith.ApplicationModule(displayName = "Urgent voice")
package th.kamt.urgentvoice;
