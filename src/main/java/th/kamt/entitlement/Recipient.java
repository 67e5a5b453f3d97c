package th.kamt.entitlement;

/** Whether a service is owed to each account or once to a group of accounts. */
public enum Recipient {
    ACCOUNT,
    GROUP
}
