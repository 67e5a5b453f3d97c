package th.kamt.handover;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Bangkok;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.mywork.StandingWork;
import th.kamt.mywork.WorkLine;
import th.kamt.organization.Organization;
import th.kamt.organization.Role;
import th.kamt.portfolio.AccountInCare;
import th.kamt.portfolio.Portfolios;

/** Asks the head of a unit to amend its plan as long as a KAMR of it has gone and nobody else was named for the accounts. */
@Component
class AccountsWithoutKamr implements StandingWork {

    private static final Set<Role> HEADS = EnumSet.of(
            Role.OFFICE_MANAGER, Role.PROVINCE_CEO, Role.DIRECTOR_ENGINEERING_HQ, Role.CHIEF_CUSTOMER_SERVICE);

    private final Portfolios portfolios;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    AccountsWithoutKamr(Portfolios portfolios, Organization organization, Texts texts, Formats formats, Clock clock) {
        this.portfolios = portfolios;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public List<WorkLine> of(String person) {
        boolean head = organization.employee(person).stream()
                .flatMap(employee -> employee.posts().stream())
                .anyMatch(post -> HEADS.contains(post.role()));
        if (!head) {
            return List.of();
        }
        PlanYear present = PlanYear.containing(Bangkok.dayOf(clock.instant()));
        List<WorkLine> lines = new ArrayList<>();
        portfolios.withoutKamr(present).forEach((key, accounts) -> {
            if (portfolios.head(key.unitCode()).is(person)) {
                lines.addAll(lines(key.year(), key.unitCode(), accounts));
            }
        });
        return lines;
    }

    private List<WorkLine> lines(PlanYear year, String unitCode, List<AccountInCare> accounts) {
        Map<String, Long> byKamr = accounts.stream()
                .collect(Collectors.groupingBy(AccountInCare::kamr, TreeMap::new, Collectors.counting()));
        String unit = organization.requireUnit(unitCode).name();
        return byKamr.entrySet().stream()
                .map(gone -> new WorkLine(
                        unit,
                        null,
                        texts.of(new Message(
                                "handover.work",
                                formats.number(gone.getValue()),
                                organization.nameOf(gone.getKey()),
                                year.toString())),
                        HandOvers.page(year, unitCode, gone.getKey(), null)))
                .toList();
    }
}
