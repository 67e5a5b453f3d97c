package th.kamt.handover;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.notification.Notice;
import th.kamt.notification.Notifications;
import th.kamt.organization.Organization;
import th.kamt.portfolio.PortfolioChanged;
import th.kamt.portfolio.PortfolioChanged.Change;

/** Tells a KAMR which accounts are theirs now, and where it says what is open of them. */
@Component
class HandOverNotices {

    static final String RECEIVED = "handOver.received";

    /** Who had them, and who has them now. */
    private record Pair(String from, String to) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Notifications notifications;
    private final Organization organization;

    HandOverNotices(Notifications notifications, Organization organization) {
        this.notifications = notifications;
        this.organization = organization;
    }

    @EventListener
    void portfolioChanged(PortfolioChanged event) {
        Map<Pair, List<Change>> handed = event.changes().stream()
                .filter(Change::isNewToCarer)
                .filter(change ->
                        change.after().kamr() != null && !change.after().isLost())
                .collect(Collectors.groupingBy(
                        change -> new Pair(
                                change.before() == null ? null : change.before().kamr(),
                                change.after().kamr()),
                        TreeMap::new,
                        Collectors.toList()));
        handed.forEach((pair, changes) -> tell(event, pair, changes));
    }

    private void tell(PortfolioChanged event, Pair pair, List<Change> changes) {
        notifications.send(new Notice(
                RECEIVED,
                event.year() + "/" + event.unitCode() + "/" + pair.from() + "/" + pair.to() + "/"
                        + event.at().getEpochSecond(),
                Set.of(pair.to()),
                Map.of(
                        "unit", organization.requireUnit(event.unitCode()).name(),
                        "year", event.year().toString(),
                        "count", changes.size(),
                        "from",
                                Objects.requireNonNullElse(
                                        pair.from() == null ? null : organization.nameOf(pair.from()), "–"),
                        "accounts",
                                changes.stream()
                                        .map(change -> change.after().name())
                                        .collect(Collectors.joining("\n")),
                        "day", Bangkok.dayOf(event.at())),
                HandOvers.page(event.year(), event.unitCode(), pair.from(), pair.to()),
                false));
    }
}
