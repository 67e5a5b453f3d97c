package th.kamt.planning.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.selection.ScoredAccounts;
import th.kamt.web.Frame;

/** Which plan years an account's page and the list of accounts can show, and which they show unless told. */
@Component
class ShownYears {

    private final PlanYears years;
    private final PlanViews views;
    private final PlanStandings standings;
    private final ScoredAccounts scores;
    private final Frame frame;

    ShownYears(PlanYears years, PlanViews views, PlanStandings standings, ScoredAccounts scores, Frame frame) {
        this.years = years;
        this.views = views;
        this.standings = standings;
        this.scores = scores;
        this.frame = frame;
    }

    /** A year to go to; {@code href} keeps all else of the address. */
    record Choice(String year, String href, boolean current) {}

    /** Years with a scored list, newest first. */
    List<PlanYear> scored() {
        return open().filter(this::isScored).toList();
    }

    /** Years that know the account or the group, newest first. */
    List<PlanYear> knowing(String accountId) {
        Predicate<PlanYear> known = StreamlineGroup.isGroup(accountId)
                ? year -> isScored(year) && hasPlan(year, accountId.substring(accountId.indexOf('@') + 1))
                : year -> views.unitOf(year, accountId).isPresent()
                        || scores.account(year, accountId).isPresent();
        return open().filter(known).toList();
    }

    /** The year asked for, else the newest of those, else the newest open one, else the one people work on. */
    PlanYear choose(String asked, List<PlanYear> years) {
        return Optional.ofNullable(asked)
                .map(PlanYear::parse)
                .or(() -> years.stream().findFirst())
                .or(() -> open().findFirst())
                .orElseGet(() -> PlanYear.parse(frame.year()));
    }

    private Stream<PlanYear> open() {
        return years.openYears().stream();
    }

    private boolean isScored(PlanYear year) {
        return scores.latestScoring(year).isPresent();
    }

    private boolean hasPlan(PlanYear year, String unit) {
        return !standings.of(year, List.of(unit)).isEmpty();
    }
}
