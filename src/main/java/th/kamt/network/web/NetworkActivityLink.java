package th.kamt.network.web;

import java.util.Optional;
import org.springframework.stereotype.Component;
import th.kamt.activity.Activity;
import th.kamt.activity.ActivityElsewhere;
import th.kamt.message.Message;
import th.kamt.network.NetworkWorks;

/** From an activity of a pilot centre to handing its network-side work over, the activity chosen. */
@Component
class NetworkActivityLink implements ActivityElsewhere {

    private final NetworkWorks works;

    NetworkActivityLink(NetworkWorks works) {
        this.works = works;
    }

    @Override
    public Optional<Link> of(Activity activity, String person) {
        if (!activity.state().isAhead() || !works.mayHandOver(activity.year(), activity.accountId(), person)) {
            return Optional.empty();
        }
        return Optional.of(new Link(
                "/network-works/new?account=" + activity.accountId() + "&activity=" + activity.id(),
                new Message("network.new")));
    }
}
