package th.kamt.staffing;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import th.kamt.calendar.PlanYear;
import th.kamt.message.Message;
import th.kamt.organization.Division;
import th.kamt.organization.UnitKind;
import th.kamt.selection.Tier;
import th.kamt.support.FileDecisionTables;

/** Builds a unit's staffing problem in the words of the tests. */
final class Staff {

    static final PlanYear YEAR = new PlanYear(2570);
    static final StaffingRules RULES = StaffingRules.read(new FileDecisionTables(), YEAR);
    static final String UNIT = "N2-BT";

    private final List<StaffingAccount> accounts = new ArrayList<>();
    private final List<StaffingPerson> people = new ArrayList<>();
    private final UnitKind kind;
    private List<String> chosen = List.of();
    private StaffingRules rules = RULES;

    private Staff(UnitKind kind) {
        this.kind = kind;
    }

    static Staff office() {
        return new Staff(UnitKind.OFFICE);
    }

    static Staff of(UnitKind kind) {
        return new Staff(kind);
    }

    Staff rules(StaffingRules other) {
        this.rules = other;
        return this;
    }

    /** Accounts of a tier with bills of 1,000,000 baht, nobody's last year. */
    Staff accounts(int number, Tier tier) {
        for (int i = 0; i < number; i++) {
            account(tier, 1_000_000, null, null);
        }
        return this;
    }

    /** Accounts of a tier that {@code kamr} had last year. */
    Staff lastYears(int number, Tier tier, String kamr) {
        for (int i = 0; i < number; i++) {
            account(tier, 1_000_000, kamr, null);
        }
        return this;
    }

    Staff pinned(int number, Tier tier, String kamr) {
        for (int i = 0; i < number; i++) {
            account(tier, 1_000_000, null, kamr);
        }
        return this;
    }

    /** Unselected customers with bills of 900,000 baht and down, 1,000 baht apart. */
    Staff unselected(int number) {
        for (int i = 0; i < number; i++) {
            account(null, 900_000L - 1_000L * i, null, null);
        }
        return this;
    }

    Staff account(Tier tier, long bill, String lastKamr, String pinnedTo) {
        String bp = "%010d".formatted(accounts.size() + 1);
        return account(new StaffingAccount(
                bp + "@" + UNIT, bp, tier, BigDecimal.valueOf(bill), lastKamr, kind == UnitKind.HQ, false, pinnedTo));
    }

    Staff account(StaffingAccount account) {
        accounts.add(account);
        return this;
    }

    /** Eligible people K1, K2, … who were not KAMR last year. */
    Staff people(int number) {
        for (int i = 0; i < number; i++) {
            person(true, true, false);
        }
        return this;
    }

    Staff lastYearsPeople(int number) {
        for (int i = 0; i < number; i++) {
            person(true, true, true);
        }
        return this;
    }

    /** Trained, but short of a condition that nobody has waived. */
    Staff trainedButShort(int number) {
        for (int i = 0; i < number; i++) {
            person(true, false, false);
        }
        return this;
    }

    Staff untrained(int number) {
        for (int i = 0; i < number; i++) {
            person(false, false, false);
        }
        return this;
    }

    private void person(boolean trained, boolean eligible, boolean lastYear) {
        String id = "K" + (people.size() + 1);
        person(new StaffingPerson(id, "คุณ" + id, trained, eligible, false, lastYear, Origin.OWN, null));
    }

    Staff person(StaffingPerson person) {
        people.add(person);
        return this;
    }

    static StaffingPerson regional(String id, Division division, boolean lastYear) {
        return new StaffingPerson(id, id, true, true, false, lastYear, Origin.OWN, division);
    }

    Staff chosen(String... ids) {
        this.chosen = List.of(ids);
        return this;
    }

    /** The first so many people, K1 and so on, are the manager's choice. */
    Staff choosing(int number) {
        return chosen(
                people.stream().limit(number).map(StaffingPerson::employeeId).toArray(String[]::new));
    }

    StaffingProblem problem() {
        return new StaffingProblem(UNIT, kind, rules, accounts, people, chosen);
    }

    StaffingProposal propose() {
        return StaffingProposer.propose(problem());
    }

    /** The loads of a proposal, lowest first, as people read them. */
    static List<String> loads(StaffingProposal proposal) {
        return proposal.loads().stream()
                .map(KamrLoad::load)
                .sorted()
                .map(Figures::load)
                .toList();
    }

    static StaffingRules band(String minimum, String maximum, String further) {
        return new StaffingRules(
                RULES.positions(),
                RULES.yearsOfService(),
                RULES.weights(),
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                new BigDecimal(further),
                RULES.regionalMaximum(),
                RULES.divisionMaximum(),
                RULES.allowancePerMonth(),
                RULES.allowanceMonths(),
                RULES.seniorPositions());
    }

    static String thai(Message message) {
        return text(message, Locale.ROOT);
    }

    static String english(Message message) {
        return text(message, Locale.ENGLISH);
    }

    private static String text(Message message, Locale locale) {
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message nested ? text(nested, locale) : argument)
                .toArray();
        ResourceBundle bundle = ResourceBundle.getBundle(
                "messages/staffing",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(message.key()), Locale.ROOT).format(arguments);
    }
}
