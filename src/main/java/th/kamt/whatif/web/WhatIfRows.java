package th.kamt.whatif.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import th.kamt.calendar.Formats;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.organization.AccessControl;
import th.kamt.organization.Employee;
import th.kamt.organization.Organization;
import th.kamt.selection.ScoredAccounts;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.tabular.TableWriter;
import th.kamt.web.ListAsk;
import th.kamt.web.ListColumn;
import th.kamt.whatif.MovedAccount;
import th.kamt.whatif.WhatIfResult;
import th.kamt.whatif.WhatIfResult.KamrChange;
import th.kamt.whatif.WhatIfResult.ServiceChange;

/** A what-if's answer as rows of pages and files; names of people only to those who may see their unit. */
@Component
class WhatIfRows {

    static final String NONE = "NONE";
    /** Names of tiers, highest first, then that of none. */
    static final List<String> TIERS = List.of("STRATEGIC", "STAR", "STATUS", "STREAMLINE", NONE);
    /** What else can be asked for: two steps or more, and changes that are not the tier's. */
    static final List<String> KINDS = List.of("steps", "entering", "leaving", "risk", "exclusion", "responsible");

    private static final int STANDS_OUT = 2;

    /** What of the list is asked for: {@code now} and {@code then} a tier's name or {@code NONE}, {@code kind}, {@code q}. */
    static ListAsk ask(String id, String now, String then, String kind, String q, String sort, int page) {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("now", now);
        filters.put("then", then);
        filters.put("kind", kind);
        filters.put("q", q);
        return ListAsk.of("/rules/what-if/" + id + "/accounts", filters, sort, page);
    }

    /** A cell of the from-to table; {@code href} {@code null}: nothing to open. */
    public record Cell(String then, String count, String href, boolean quiet) {}

    public record Line(String now, List<Cell> cells, String total) {}

    /** @param notes changes beside the tier's, as sentences */
    public record AccountRow(
            String href,
            String name,
            String bpNo,
            String unit,
            Tier now,
            Tier then,
            boolean standsOut,
            String because,
            List<String> notes,
            String bill) {}

    /** @param person name, or what stands in its place */
    public record KamrRow(
            String person, String unit, String now, String nowNote, String then, String thenNote, boolean leavesBand) {}

    public record ServiceRow(String code, String name, Tier tier, String now, String then, String difference) {}

    public record MatterRow(String unit, String headline, String detail, boolean found) {}

    private final Organization organization;
    private final AccessControl access;
    private final ScoredAccounts scored;
    private final Texts texts;
    private final Formats formats;

    WhatIfRows(Organization organization, AccessControl access, ScoredAccounts scored, Texts texts, Formats formats) {
        this.organization = organization;
        this.access = access;
        this.scored = scored;
        this.texts = texts;
        this.formats = formats;
    }

    List<Line> matrix(String id, WhatIfResult result) {
        List<Line> lines = new ArrayList<>();
        for (String now : TIERS) {
            List<Cell> cells = new ArrayList<>();
            int total = 0;
            for (String then : TIERS) {
                int count = result.count(tier(now), tier(then));
                total += count;
                boolean stays = now.equals(then);
                cells.add(new Cell(
                        then,
                        count == 0 ? "" : formats.number(count),
                        stays || count == 0
                                ? null
                                : ask(id, now, then, "", "", "", 1).address(),
                        stays));
            }
            lines.add(new Line(now, cells, formats.number(total)));
        }
        return lines;
    }

    static Tier tier(String name) {
        return NONE.equals(name) ? null : Tier.valueOf(name);
    }

    static String name(Tier tier) {
        return tier == null ? NONE : tier.name();
    }

    List<MovedAccount> find(WhatIfResult result, ListAsk ask) {
        String asked = ask.filter("q").toLowerCase(Locale.ROOT);
        String now = ask.filter("now");
        String then = ask.filter("then");
        return result.moved().stream()
                .filter(account -> now.isEmpty() || now.equals(name(account.now())))
                .filter(account -> then.isEmpty() || then.equals(name(account.then())))
                .filter(account -> isOf(ask.filter("kind"), account))
                .filter(account -> asked.isEmpty()
                        || account.name().toLowerCase(Locale.ROOT).contains(asked)
                        || account.bpNo().contains(asked))
                .toList();
    }

    /** Of the list of accounts and its file. */
    List<ListColumn<MovedAccount>> accountColumns() {
        return List.of(
                ListColumn.text("account", "whatif.col.account", MovedAccount::name),
                ListColumn.<MovedAccount>plain("bp", "whatif.col.bp", MovedAccount::bpNo)
                        .fileOnly(),
                ListColumn.<MovedAccount>plain("unit", "whatif.col.unit", account -> unit(account.unitCode()))
                        .fileOnly(),
                ListColumn.<MovedAccount, Integer>of("now", "whatif.col.now", account -> rank(account.now()))
                        .startingWithTheLargest()
                        .writing(account -> tierWord(account.now())),
                ListColumn.<MovedAccount, Integer>of("then", "whatif.col.then", account -> rank(account.then()))
                        .startingWithTheLargest()
                        .writing(account -> tierWord(account.then())),
                ListColumn.<MovedAccount>plain("steps", "whatif.col.steps", MovedAccount::steps)
                        .fileOnly(),
                ListColumn.plain("because", "whatif.col.because", this::because),
                ListColumn.<MovedAccount>plain(
                                "notes", "whatif.col.notes", account -> String.join("; ", notes(account)))
                        .fileOnly(),
                ListColumn.figure("bill", "whatif.col.bill", MovedAccount::avgBillBaht));
    }

    /** None stands below the lowest tier. */
    private static int rank(Tier tier) {
        return tier == null ? 0 : tier.rank();
    }

    private static boolean isOf(String kind, MovedAccount account) {
        return switch (kind) {
            case "steps" -> account.steps() >= STANDS_OUT;
            case "entering" -> account.now() == null && account.then() != null;
            case "leaving" -> account.now() != null && account.then() == null;
            case "risk" -> account.specialRiskMoves();
            case "exclusion" -> account.exclusionMoves();
            case "responsible" -> account.responsibleMoves();
            default -> true;
        };
    }

    List<AccountRow> accounts(WhatIfResult result, List<MovedAccount> moved) {
        boolean open = scored.latestScoring(result.year()).isPresent();
        return moved.stream()
                .map(account -> new AccountRow(
                        open ? "/accounts/" + account.accountId() + "?year=" + result.year() : null,
                        account.name(),
                        account.bpNo(),
                        unit(account.unitCode()),
                        account.now(),
                        account.then(),
                        account.steps() >= STANDS_OUT,
                        because(account),
                        notes(account),
                        formats.amount(account.avgBillBaht())))
                .toList();
    }

    private String because(MovedAccount account) {
        return account.because() == null ? "" : texts.of(account.because());
    }

    private List<String> notes(MovedAccount account) {
        List<String> notes = new ArrayList<>();
        if (account.specialRiskMoves()) {
            notes.add(texts.of(account.specialRiskThen() ? "whatif.note.risk" : "whatif.note.noRisk"));
        }
        if (account.exclusionMoves()) {
            notes.add(texts.of(account.exclusionThen() ? "whatif.note.exclusion" : "whatif.note.noExclusion"));
        }
        if (account.responsibleMoves()) {
            notes.add(texts.of("whatif.note.responsible." + account.responsibleThen()));
        }
        return notes;
    }

    private String unit(String code) {
        return organization.unitName(code);
    }

    List<KamrRow> kamrs(WhatIfResult result) {
        return result.kamrs().stream()
                .map(change -> new KamrRow(
                        person(change),
                        unit(change.kamr().unitCode()),
                        load(change.kamr().now()),
                        position(change.kamr().now()),
                        load(change.kamr().then()),
                        position(change.kamr().then()),
                        change.leavesBand()))
                .toList();
    }

    private String person(KamrChange change) {
        return access.maySee(change.kamr().unitCode())
                ? organization
                        .employee(change.kamr().employeeId())
                        .map(Employee::name)
                        .orElse(change.kamr().employeeId())
                : texts.of("whatif.kamr.hidden");
    }

    private String load(KamrLoad load) {
        return load == null ? "–" : formats.load(load.load());
    }

    private String position(KamrLoad load) {
        return texts.of("whatif.position."
                + (load == null
                        ? NONE
                        : load.position() == KamrLoad.BandPosition.NONE
                                ? "FREE"
                                : load.position().name()));
    }

    List<ServiceRow> services(WhatIfResult result) {
        return result.services().stream().map(this::service).toList();
    }

    private ServiceRow service(ServiceChange change) {
        return new ServiceRow(
                change.service().code().code(),
                texts.of(change.service().code().displayName()),
                change.service().tier(),
                formats.number(change.now()),
                formats.number(change.then()),
                formats.signed(change.difference()));
    }

    List<MatterRow> matters(WhatIfResult result) {
        return result.matters().stream()
                .map(matter -> access.maySee(matter.unitCode())
                        ? new MatterRow(
                                unit(matter.unitCode()),
                                texts.of(matter.headline()),
                                texts.of(matter.detail()),
                                matter.found())
                        : new MatterRow(unit(matter.unitCode()), texts.of(matter.headline()), "", matter.found()))
                .toList();
    }

    // --- files ---

    List<String> kamrHeader() {
        return header("kamr", "unit", "loadNow", "positionNow", "loadThen", "positionThen");
    }

    void writeKamrs(WhatIfResult result, TableWriter table) throws IOException {
        for (KamrChange change : result.kamrs()) {
            table.row(
                    person(change),
                    unit(change.kamr().unitCode()),
                    number(change.kamr().now()),
                    position(change.kamr().now()),
                    number(change.kamr().then()),
                    position(change.kamr().then()));
        }
    }

    private static BigDecimal number(KamrLoad load) {
        return load == null ? null : load.load();
    }

    List<String> serviceHeader() {
        return header("code", "service", "tier", "now", "then", "difference");
    }

    void writeServices(WhatIfResult result, TableWriter table) throws IOException {
        for (ServiceChange change : result.services()) {
            table.row(
                    change.service().code().code(),
                    texts.of(change.service().code().displayName()),
                    tierWord(change.service().tier()),
                    change.now(),
                    change.then(),
                    change.difference());
        }
    }

    private List<String> header(String... columns) {
        return List.of(columns).stream()
                .map(column -> texts.of(new Message("whatif.col." + column)))
                .toList();
    }

    private String tierWord(Tier tier) {
        return texts.of("planning.tier." + name(tier));
    }
}
