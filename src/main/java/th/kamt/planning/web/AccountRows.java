package th.kamt.planning.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.CustomerSearch;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.planning.PlanView;
import th.kamt.planning.PlanView.AccountView;
import th.kamt.selection.Finding;
import th.kamt.selection.ScoredAccount;
import th.kamt.selection.Subject;
import th.kamt.selection.Tier;
import th.kamt.selection.Way;

/** Accounts of a plan as rows of its table. */
@Component
class AccountRows {

    /** Fewer digits of a CA number would find accounts by chance. */
    private static final int CA_DIGITS = 4;

    private final CustomerSearch customers;
    private final Organization organization;
    private final Texts texts;
    private final Formats formats;

    AccountRows(CustomerSearch customers, Organization organization, Texts texts, Formats formats) {
        this.customers = customers;
        this.organization = organization;
        this.texts = texts;
        this.formats = formats;
    }

    /** @param style {@code bad}, {@code warn} or empty */
    record Note(String text, String style) {}

    /** @param name short where no two of the plan share it */
    record Kamr(String id, String name, String shortName) {}

    /** @param level one of RiskLevel's names */
    record Risk(String score, String level) {}

    /**
     * @param style    {@code stop}, {@code look} or {@code null}
     * @param tier     {@code null} if not selected
     * @param risk     {@code null} if not assessed
     * @param kamr     {@code null} for Streamline, not selected, or nobody yet
     * @param movable  whether it is given to a KAMR at all
     * @param decide   address where a proposed exclusion is decided, or {@code null}
     */
    record AccountRow(
            String id,
            String href,
            String name,
            String numbers,
            String style,
            Tier tier,
            boolean topUp,
            Note tierNote,
            String because,
            String clause,
            List<Note> notes,
            String decide,
            Risk risk,
            String bill,
            Kamr kamr,
            boolean movable,
            List<String> granted) {}

    /** The accounts asked for, ordered. */
    List<AccountView> select(PlanView plan, PlanQuery query) {
        Set<String> withCa = withCa(plan, query.text());
        List<AccountView> found = plan.accounts().stream()
                .filter(account -> query.matches(account, withCa))
                .toList();
        return query.order() == null
                ? found
                : found.stream().sorted(query.order()).toList();
    }

    private Set<String> withCa(PlanView plan, String text) {
        return withCa(
                plan.year(),
                plan.accounts().stream()
                        .map(account -> account.scored().officeCode())
                        .collect(Collectors.toSet()),
                text);
    }

    /** Accounts of those offices with a CA number that has the text in it, if that is enough of a number. */
    Set<String> withCa(PlanYear year, Collection<String> offices, String text) {
        boolean number = text.length() >= CA_DIGITS && text.chars().allMatch(Character::isDigit);
        return number ? customers.accountsWithCa(year, offices, text) : Set.of();
    }

    List<Kamr> kamrs(PlanView plan) {
        List<String> names =
                plan.kamrs().stream().map(kamr -> kamr.person().name()).toList();
        return plan.kamrs().stream().map(kamr -> kamr(kamr.person(), names)).toList();
    }

    private static Kamr kamr(Employee person, List<String> names) {
        String given = givenName(person.name());
        boolean alone =
                names.stream().map(AccountRows::givenName).filter(given::equals).count() <= 1;
        return new Kamr(person.employeeId(), person.name(), alone ? given : person.name());
    }

    private static String givenName(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    AccountRow row(PlanView plan, AccountView account, List<Kamr> kamrs) {
        ScoredAccount scored = account.scored();
        String href = PlanLinks.account(plan.year(), account.accountId());
        Kamr kamr = account.kamr() == null ? null : kamrOf(account.kamr(), kamrs);
        return new AccountRow(
                account.accountId(),
                href,
                scored.name(),
                numbers(scored),
                account.stops() ? "stop" : account.looks() ? "look" : null,
                account.tier(),
                account.topUp(),
                tierNote(account),
                because(account),
                clause(account),
                notes(account),
                account.exclusionUndecided() ? href + "#exclusion" : null,
                risk(scored),
                formats.amount(scored.avgBillBaht()),
                kamr,
                account.tier() != null && account.tier() != Tier.STREAMLINE,
                granted(account.entitlementLabel()));
    }

    private Kamr kamrOf(String id, List<Kamr> kamrs) {
        return kamrs.stream().filter(one -> one.id().equals(id)).findFirst().orElseGet(() -> {
            String name = organization.nameOf(id);
            return new Kamr(id, name, name);
        });
    }

    String numbers(ScoredAccount scored) {
        String key = scored.caCount() == 1 ? "planning.page.numbers.one" : "planning.page.numbers";
        return say(key, scored.bpNo(), formats.number(scored.caCount()));
    }

    private Note tierNote(AccountView account) {
        Tier last = account.scored().lastTier();
        Tier now = account.tier();
        if (last == now) {
            return null;
        }
        if (last == null) {
            return new Note(say("planning.page.tier.new"), "");
        }
        String was = say("planning.page.tier.was", new Message("planning.tier." + last));
        boolean unusual =
                account.findings().stream().anyMatch(finding -> finding.kind().equals("TIER_STEPS"));
        if (now == null || !unusual) {
            return new Note(was, "");
        }
        String key = now.isHigherThan(last) ? "planning.finding.tierUp" : "planning.finding.tierDown";
        return new Note(was + " " + say(key, Integer.toString(Math.abs(now.stepsAbove(last)))), "warn");
    }

    /** Why it has its place in the plan, in one sentence. */
    String because(AccountView account) {
        if (account.excludedByUnit()) {
            return say("planning.page.because.excluded", account.excludeReason());
        }
        if (Boolean.FALSE.equals(account.exclusionKept())) {
            return say("planning.page.because.exclusion", account.exclusionReason());
        }
        if (account.topUp()) {
            return say("planning.page.because.topUp");
        }
        boolean own =
                "D".equals(account.scored().specialCase()) && account.scored().specialCaseReason() != null;
        boolean bySpecialCase = own && account.tier() == account.scored().specialCaseTier();
        return bySpecialCase
                ? say("planning.page.because.specialD", account.scored().specialCaseReason())
                : texts.of(account.scored().explanation().because());
    }

    private String clause(AccountView account) {
        ScoredAccount scored = account.scored();
        if (account.topUp()) {
            return say("planning.clause", "6.1.2");
        }
        boolean exclusion = Boolean.FALSE.equals(account.exclusionKept());
        boolean byRisk = scored.riskTier() != null && scored.riskTier().isHigherThan(scored.kasmTier());
        Way way = exclusion || (byRisk && scored.tier() == scored.riskTier()) ? Way.RISK : Way.KASM;
        return account.excludedByUnit() ? null : say("planning.clause", way.clause());
    }

    private List<Note> notes(AccountView account) {
        ScoredAccount scored = account.scored();
        List<Note> notes = new ArrayList<>();
        if (account.exclusionUndecided()) {
            notes.add(new Note(
                    scored.explanation()
                            .on(Subject.SPP_CONTRACT)
                            .map(finding -> say("planning.page.sppContract", finding.valueText()))
                            .orElse(say("planning.finding.exclusionUndecided")),
                    "bad"));
        } else if (Boolean.TRUE.equals(account.exclusionKept())) {
            notes.add(new Note(say("planning.page.exclusion.kept", account.exclusionReason()), ""));
        }
        boolean lowerByValue = scored.kasmTier() != null
                && scored.riskTier() != null
                && scored.riskTier().isHigherThan(scored.kasmTier())
                && account.selected();
        if (lowerByValue) {
            notes.add(new Note(
                    say("planning.page.because.higher", new Message("planning.tier." + scored.kasmTier())), ""));
        }
        if (scored.specialRisk() && account.selected()) {
            notes.add(new Note(say("planning.page.specialRisk"), ""));
        }
        return notes;
    }

    Risk risk(ScoredAccount scored) {
        return scored.explanation()
                .on(Subject.RISK_SCORE)
                .map(Finding::value)
                .filter(value -> value.indexOf('/') > 0)
                .map(value -> new Risk(value.substring(0, value.indexOf('/')), value.substring(value.indexOf('/') + 1)))
                .orElse(null);
    }

    /** {@code FMS 3 RBA 2} as {@code [FMS 3, RBA 2]}, so that a line never breaks between a code and its number. */
    private static List<String> granted(String label) {
        List<String> granted = new ArrayList<>();
        String[] words = label.isEmpty() ? new String[0] : label.split(" ");
        for (int at = 0; at + 1 < words.length; at += 2) {
            granted.add(words[at] + "\u00a0" + words[at + 1]);
        }
        return granted;
    }

    /** Header of the exported table. */
    List<String> header() {
        return List.of(
                say("planning.page.col.account"),
                "BP",
                "CA",
                say("planning.page.col.tier"),
                say("planning.page.col.lastTier"),
                say("planning.page.col.because"),
                say("planning.page.col.risk"),
                say("planning.page.col.bill"),
                "KAMR",
                say("planning.page.col.granted"));
    }

    Object[] cells(AccountView account) {
        ScoredAccount scored = account.scored();
        return new Object[] {
            scored.name(),
            scored.bpNo(),
            scored.caCount(),
            tier(account.tier(), account.topUp()),
            tier(scored.lastTier(), false),
            because(account),
            scored.riskScore() == null ? null : BigDecimal.valueOf(scored.riskScore()),
            scored.avgBillBaht(),
            Optional.ofNullable(account.kamr())
                    .map(id -> organization.nameOf(id))
                    .orElse(null),
            account.entitlementLabel()
        };
    }

    private String tier(Tier tier, boolean topUp) {
        String name = tier == null ? "" : say("planning.tier." + tier);
        return topUp ? name + " (" + say("web.tier.added") + ")" : name;
    }

    static String exportName(PlanYear year, String what) {
        return "kamt-" + year + "-" + what.replaceAll("[^A-Za-z0-9-]", "_");
    }

    private String say(String key, Object... arguments) {
        return texts.of(new Message(key, arguments));
    }
}
