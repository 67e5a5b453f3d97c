package th.kamt.customer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;
import th.kamt.message.Message;
import th.kamt.organization.Unit;
import th.kamt.tabular.Column;
import th.kamt.tabular.DecimalRule;
import th.kamt.tabular.Row;

/** customers.csv, row by row: the contract's rules and those of R-KASM-2 and R-KASM-6. Keeps of each row only its keys. */
final class CustomerSheet {

    static final List<Column> COLUMNS = List.of(
            Column.digits("ca_no"),
            Column.digits("bp_no"),
            Column.text("name"),
            Column.text("office_code"),
            Column.text("hvc_listed"),
            Column.number("gross_margin_baht"),
            Column.number("avg_bill_baht"),
            Column.number("voltage_kv"),
            Column.number("own_generation_mw"),
            Column.number("related_project_baht"),
            Column.number("related_maintenance_baht"),
            Column.text("national_strategy"),
            Column.text("nationwide_network"),
            Column.text("industrial_estate"),
            Column.number("spp_distance_km"),
            Column.text("spp_can_supply"),
            Column.text("spp_network"),
            Column.number("outages_per_year"),
            Column.text("solar"),
            Column.text("spp_contract"),
            Column.text("power_quality_problem"),
            Column.text("special_case"),
            Column.text("special_case_tier"),
            Column.text("special_case_reason"),
            Column.text("last_tier"),
            Column.digits("last_kamr"),
            Column.text("contact_name"),
            Column.text("contact_position"),
            Column.digits("contact_phone"),
            Column.digits("contact_mobile"),
            Column.text("contact_email"),
            Column.text("contact_line_id"));

    // Beyond these a figure is absurd, a slip of unit or column; they are no limit of the manual's.
    private static final String MOST_BAHT = "100000000000";
    private static final DecimalRule BAHT = DecimalRule.upTo(2, MOST_BAHT);
    private static final DecimalRule MARGIN = DecimalRule.signedUpTo(2, MOST_BAHT);
    private static final DecimalRule KV = DecimalRule.upTo(3, "1000");
    private static final DecimalRule MW = DecimalRule.upTo(4, "10000");
    private static final DecimalRule KM = DecimalRule.upTo(4, "5000");
    private static final int MOST_OUTAGES = 10_000;

    private static final List<String> SPECIAL_CASES = List.of("A", "B", "C", "D");
    private static final List<String> SPECIAL_CASE_TIERS = List.of("STATUS", "STREAMLINE");
    private static final List<String> TIERS = List.of("STRATEGIC", "STAR", "STATUS", "STREAMLINE");
    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Za-z0-9._-]{1,20}");
    private static final Pattern UNIT_CODE = Pattern.compile("[A-Z0-9-]{1,20}");

    /** A cell already reported as wrong, which therefore agrees with all. No cell can say this. */
    private static final String UNREADABLE = "\u0000";

    /** What the lines of one BP and office must agree on, as its first line says it. */
    private record Common(
            long line,
            String lastTier,
            String lastKamr,
            String specialCase,
            String specialTier,
            String specialReason) {}

    private final Function<String, Optional<Unit>> units;
    private final Map<Long, Long> lines = new HashMap<>();
    private final Map<String, Common> accounts = new HashMap<>();
    private final Map<String, String> sharedTexts = new HashMap<>();

    CustomerSheet(Function<String, Optional<Unit>> units) {
        this.units = units;
    }

    /** The contract account, or {@code null} if anything in the row is wrong. */
    ContractAccount read(Row row) {
        String ca = ca(row);
        String bp = row.requiredDigits("bp_no", 10);
        String name = row.requiredText("name", 300);
        String office = office(row);
        boolean hvcListed = row.requiredYesNo("hvc_listed");
        ContractAccount account = new ContractAccount(
                ca,
                bp,
                name,
                office,
                hvcListed,
                grossMargin(row, hvcListed),
                row.requiredDecimal("avg_bill_baht", BAHT),
                row.decimal("voltage_kv", KV),
                row.decimal("own_generation_mw", MW),
                row.decimal("related_project_baht", BAHT),
                row.decimal("related_maintenance_baht", BAHT),
                row.requiredYesNo("national_strategy"),
                row.requiredYesNo("nationwide_network"),
                row.requiredYesNo("industrial_estate"),
                row.decimal("spp_distance_km", KM),
                row.requiredYesNo("spp_can_supply"),
                row.oneOf("spp_network", SppNetwork.class, SppNetwork.NONE),
                Objects.requireNonNullElse(row.wholeNumber("outages_per_year", MOST_OUTAGES), 0),
                row.oneOf("solar", Solar.class, Solar.UNKNOWN),
                row.oneOf("spp_contract", SppContract.class, SppContract.NO),
                row.requiredYesNo("power_quality_problem"),
                row.oneOf("special_case", SPECIAL_CASES),
                specialTier(row),
                row.lines("special_case_reason", 1_000),
                row.oneOf("last_tier", TIERS),
                row.matching("last_kamr", EMPLOYEE_ID, "customer.lastKamr"),
                row.text("contact_name", 200),
                row.text("contact_position", 200),
                row.text("contact_phone", 100),
                row.text("contact_mobile", 100),
                row.email("contact_email"),
                row.text("contact_line_id", 100));
        checkSpecialCase(row, hvcListed);
        if (bp != null && office != null) {
            checkAgreement(row, account);
        }
        return row.isRight() ? account : null;
    }

    private String ca(Row row) {
        String ca = row.requiredDigits("ca_no", 12);
        if (ca == null) {
            return null;
        }
        Long first = lines.putIfAbsent(Long.valueOf(ca), row.line());
        if (first != null) {
            row.wrong("ca_no", new Message("customer.ca.twice", ca, Long.toString(first)));
        }
        return ca;
    }

    private String office(Row row) {
        String code = row.requiredMatching("office_code", UNIT_CODE, "customer.office.unknown");
        if (code == null) {
            return null;
        }
        Unit unit = units.apply(code).orElse(null);
        if (unit == null) {
            row.wrong("office_code", new Message("customer.office.unknown", code));
            return null;
        }
        if (!unit.kind().hasCustomers()) {
            row.wrong(
                    "office_code",
                    new Message("customer.office.kind", code, unit.kind().name()));
            return null;
        }
        return unit.code();
    }

    /** Required on the HVC list, and may then be negative; empty otherwise. */
    private static BigDecimal grossMargin(Row row, boolean hvcListed) {
        boolean known = !row.isEmpty("hvc_listed") && !row.isWrong("hvc_listed");
        if (known && hvcListed && row.isEmpty("gross_margin_baht")) {
            row.wrong("gross_margin_baht", new Message("customer.grossMargin.required"));
            return null;
        }
        if (known && !hvcListed && !row.isEmpty("gross_margin_baht")) {
            row.wrong("gross_margin_baht", new Message("customer.grossMargin.mustBeEmpty"));
            return null;
        }
        return row.decimal("gross_margin_baht", MARGIN);
    }

    /** R-KASM-6: Status or Streamline only; of a higher tier the error says so. */
    private static String specialTier(Row row) {
        String tier = row.text("special_case_tier", 100);
        if (tier != null && !SPECIAL_CASE_TIERS.contains(tier)) {
            row.wrong("special_case_tier", new Message("customer.special.tier", tier));
            return null;
        }
        return tier;
    }

    /** R-KASM-6. */
    private static void checkSpecialCase(Row row, boolean hvcListed) {
        if (row.isWrong("hvc_listed") || row.isWrong("special_case")) {
            return;
        }
        if (hvcListed) {
            for (String column : List.of("special_case", "special_case_tier", "special_case_reason")) {
                if (!row.isEmpty(column)) {
                    row.wrong(column, new Message("customer.special.onHvcList"));
                }
            }
            return;
        }
        if (row.isEmpty("special_case")) {
            for (String column : List.of("special_case_tier", "special_case_reason")) {
                if (!row.isEmpty(column)) {
                    row.wrong(column, new Message("customer.special.none"));
                }
            }
            return;
        }
        if (row.isEmpty("special_case_tier")) {
            row.wrong("special_case_tier", new Message("customer.special.tierRequired"));
        }
        if ("D".equals(row.text("special_case", 100)) && row.isEmpty("special_case_reason")) {
            row.wrong("special_case_reason", new Message("customer.special.reasonRequired"));
        }
    }

    /** R-KASM-2: the contract accounts of one BP and office are one key account. */
    private void checkAgreement(Row row, ContractAccount account) {
        Common own = new Common(
                row.line(),
                stated(row, "last_tier", account.lastTier()),
                stated(row, "last_kamr", account.lastKamr()),
                stated(row, "special_case", account.specialCase()),
                stated(row, "special_case_tier", account.specialCaseTier()),
                stated(row, "special_case_reason", account.specialCaseReason()));
        Common first = accounts.putIfAbsent(account.accountId(), own);
        if (first == null) {
            return;
        }
        agree(row, account, "last_tier", first.line(), first.lastTier(), own.lastTier());
        agree(row, account, "last_kamr", first.line(), first.lastKamr(), own.lastKamr());
        agree(row, account, "special_case", first.line(), first.specialCase(), own.specialCase());
        agree(row, account, "special_case_tier", first.line(), first.specialTier(), own.specialTier());
        agree(row, account, "special_case_reason", first.line(), first.specialReason(), own.specialReason());
    }

    private static void agree(
            Row row, ContractAccount account, String column, long firstLine, String first, String own) {
        if (!first.equals(own) && !first.equals(UNREADABLE) && !own.equals(UNREADABLE)) {
            row.wrong(
                    column,
                    new Message("customer.account.differs", account.accountId(), Long.toString(firstLine), first));
        }
    }

    /** What the cell says: empty if nothing. One copy of a text that many rows repeat, for 100,000 are remembered. */
    private String stated(Row row, String column, String read) {
        if (read == null) {
            return row.isEmpty(column) ? "" : UNREADABLE;
        }
        return sharedTexts.computeIfAbsent(read, same -> same);
    }
}
