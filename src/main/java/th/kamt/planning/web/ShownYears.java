package th.kamt.planning.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.entitlement.StreamlineGroup;
import th.kamt.planning.PlanStandings;
import th.kamt.planning.PlanViews;
import th.kamt.planning.PlanYears;
import th.kamt.selection.ScoredAccounts;

/** Which plan years have something to show: those an account's page and the list of accounts choose from. */
@Component
class ShownYears {

    private final PlanYears years;
    private final PlanViews views;
    private final PlanStandings standings;
    private final ScoredAccounts scores;

    ShownYears(PlanYears years, PlanViews views, PlanStandings standings, ScoredAccounts scores) {
        this.years = years;
        this.views = views;
        this.standings = standings;
        this.scores = scores;
    }

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
