package th.kamt.customer;

import java.util.Set;

/** Who looks after an account: answered by the module that knows the plans in force. */
public interface AccountCarers {

    /** Units whose plans, in force and of a year not over, have the account; empty if none has. */
    Set<String> units(String accountId);

    /** Whether the person looks after the account by such a plan. */
    boolean isCarer(String accountId, String person);
}
