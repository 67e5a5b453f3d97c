package th.kamt.activity;

import java.util.Optional;
import th.kamt.message.Message;

/** Implemented by modules where others can do an activity's work: its page leads there. */
public interface ActivityElsewhere {

    /** @param text what the link says */
    record Link(String href, Message text) {}

    /** Where that person can have it done; empty if nowhere, or not by them. */
    Optional<Link> of(Activity activity, String person);
}
