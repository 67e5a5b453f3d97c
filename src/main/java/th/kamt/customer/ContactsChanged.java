package th.kamt.customer;

/** Contact persons of an account were entered, changed, confirmed, removed or erased. Published in that transaction. */
public record ContactsChanged(String accountId) {}
