package th.kamt.customer;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import th.kamt.calendar.PlanYear;
import th.kamt.customer.ContractAccount.Solar;
import th.kamt.customer.ContractAccount.SppContract;
import th.kamt.customer.ContractAccount.SppNetwork;

/** Rows of the list. */
@Component
class CustomerListStore implements CustomerList, CustomerSearch {

    static final long NEVER_IMPORTED = 0;

    private static final int FETCH_SIZE = 1_000;
    private static final int ROWS_A_STATEMENT = 500;

    /** In the order of {@link #values}. */
    private static final List<String> COLUMNS = List.of(
            "ca_no",
            "bp_no",
            "office_code",
            "name",
            "hvc_listed",
            "gross_margin_baht",
            "avg_bill_baht",
            "voltage_kv",
            "own_generation_mw",
            "related_project_baht",
            "related_maintenance_baht",
            "national_strategy",
            "nationwide_network",
            "industrial_estate",
            "spp_distance_km",
            "spp_can_supply",
            "spp_network",
            "outages_per_year",
            "solar",
            "spp_contract",
            "power_quality_problem",
            "special_case",
            "special_case_tier",
            "special_case_reason",
            "last_tier",
            "last_kamr",
            "contact_name",
            "contact_position",
            "contact_phone",
            "contact_mobile",
            "contact_email",
            "contact_line_id");

    private static final List<String> CONTACT = List.of(
            "contact_name", "contact_position", "contact_phone", "contact_mobile", "contact_email", "contact_line_id");

    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from contract_account";
    private static final String VERSIONS =
            "select plan_year, version, row_count, imported_at, imported_by from customer_list where version > ?";
    private static final String SELECT_WITHOUT_CONTACT = "select "
            + COLUMNS.stream().filter(column -> !CONTACT.contains(column)).collect(Collectors.joining(", "))
            + " from contract_account";
    private static final String INSERT =
            "insert into contract_account (plan_year, row_hash, " + String.join(", ", COLUMNS) + ") values ";
    private static final String ROW = "(" + String.join(",", Collections.nCopies(COLUMNS.size() + 2, "?")) + ")";
    private static final String OR_UPDATE = " on duplicate key update "
            + Stream.concat(Stream.of("row_hash"), COLUMNS.stream().skip(1))
                    .map(column -> column + "=values(" + column + ")")
                    .collect(Collectors.joining(","));

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final Clock clock;

    CustomerListStore(JdbcTemplate jdbc, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(jdbc.getDataSource());
        this.streaming.setFetchSize(FETCH_SIZE);
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    static List<Object> values(ContractAccount account) {
        List<Object> values = new ArrayList<>(COLUMNS.size());
        values.add(account.caNo());
        values.add(account.bpNo());
        values.add(account.officeCode());
        values.add(account.name());
        values.add(account.hvcListed());
        values.add(account.grossMarginBaht());
        values.add(account.avgBillBaht());
        values.add(account.voltageKv());
        values.add(account.ownGenerationMw());
        values.add(account.relatedProjectBaht());
        values.add(account.relatedMaintenanceBaht());
        values.add(account.nationalStrategy());
        values.add(account.nationwideNetwork());
        values.add(account.industrialEstate());
        values.add(account.sppDistanceKm());
        values.add(account.sppCanSupply());
        values.add(account.sppNetwork().name());
        values.add(account.outagesPerYear());
        values.add(account.solar().name());
        values.add(account.sppContract().name());
        values.add(account.powerQualityProblem());
        values.add(account.specialCase());
        values.add(account.specialCaseTier());
        values.add(account.specialCaseReason());
        values.add(account.lastTier());
        values.add(account.lastKamr());
        values.add(account.contactName());
        values.add(account.contactPosition());
        values.add(account.contactPhone());
        values.add(account.contactMobile());
        values.add(account.contactEmail());
        values.add(account.contactLineId());
        return values;
    }

    /** Until the transaction ends nobody else imports the year's list. Returns its version so far. */
    long lock(PlanYear year, String by) {
        jdbc.update(
                "insert ignore into customer_list (plan_year, version, row_count, imported_at, imported_by)"
                        + " values (?, ?, 0, ?, ?)",
                year.buddhistEra(),
                NEVER_IMPORTED,
                utc(clock.instant()),
                by);
        Long version = jdbc.queryForObject(
                "select version from customer_list where plan_year = ? for update", Long.class, year.buddhistEra());
        return version == null ? NEVER_IMPORTED : version;
    }

    void saved(PlanYear year, long version, long rows, String by) {
        jdbc.update(
                "update customer_list set version = ?, row_count = ?, imported_at = ?, imported_by = ?"
                        + " where plan_year = ?",
                version,
                rows,
                utc(clock.instant()),
                by,
                year.buddhistEra());
    }

    /** Until the transaction ends nobody imports a list of any year. */
    void lockAll() {
        jdbc.queryForList("select version from customer_list order by plan_year for update", Long.class);
    }

    /** Until the transaction ends nobody imports that year's list. */
    void lockYear(PlanYear year) {
        jdbc.queryForList(
                "select version from customer_list where plan_year = ? for update", Long.class, year.buddhistEra());
    }

    /** Years with a list. */
    List<PlanYear> years() {
        return jdbc.queryForList("select plan_year from customer_list order by plan_year", Integer.class).stream()
                .map(PlanYear::new)
                .toList();
    }

    /** Some of the year's rows that name a contact person; empty if none does. */
    List<ContractAccount> withContacts(PlanYear year) {
        RowMapper<ContractAccount> mapper = (row, number) -> contractAccount(row);
        return jdbc.query(
                SELECT + " where plan_year = ? and coalesce(" + String.join(", ", CONTACT) + ") is not null limit "
                        + FETCH_SIZE,
                mapper,
                year.buddhistEra());
    }

    /** Contact persons of those contract accounts as stored, by CA number; of unknown ones there is nothing. */
    Map<String, ContractAccount> stored(PlanYear year, Collection<String> caNos) {
        Map<String, ContractAccount> stored = new HashMap<>();
        List<String> all = List.copyOf(caNos);
        for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(year.buddhistEra());
            arguments.addAll(all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT)));
            String some = String.join(",", Collections.nCopies(arguments.size() - 1, "?"));
            jdbc.query(
                    SELECT + " where plan_year = ? and ca_no in (" + some + ")",
                    row -> {
                        stored.put(row.getString("ca_no"), contractAccount(row));
                    },
                    arguments.toArray());
        }
        return stored;
    }

    CustomerListChanges changesTo(PlanYear year, AccountContactStore persons, String by) {
        Map<Long, byte[]> stored = new HashMap<>();
        streaming.query(
                "select ca_no, row_hash from contract_account where plan_year = ?",
                row -> {
                    stored.put(Long.valueOf(row.getString("ca_no")), row.getBytes("row_hash"));
                },
                year.buddhistEra());
        return new CustomerListChanges(this, persons, year, stored, by);
    }

    /** Into a year without rows: a batch, which the driver sends by MariaDB's bulk protocol. */
    void insert(PlanYear year, List<ContractAccount> accounts) {
        jdbc.batchUpdate(
                INSERT + ROW,
                accounts,
                accounts.size(),
                (statement, account) -> bind(statement, year, List.of(account)));
    }

    /** Over rows that may be there: statements of many rows, for such a batch the driver would send row by row. */
    void save(PlanYear year, List<ContractAccount> accounts) {
        for (int from = 0; from < accounts.size(); from += ROWS_A_STATEMENT) {
            List<ContractAccount> part = accounts.subList(from, Math.min(accounts.size(), from + ROWS_A_STATEMENT));
            String sql = INSERT + String.join(",", Collections.nCopies(part.size(), ROW)) + OR_UPDATE;
            jdbc.update(sql, statement -> bind(statement, year, part));
        }
    }

    private static void bind(PreparedStatement statement, PlanYear year, List<ContractAccount> accounts)
            throws SQLException {
        int index = 1;
        for (ContractAccount account : accounts) {
            statement.setInt(index++, year.buddhistEra());
            statement.setBytes(index++, RowHash.of(account));
            for (Object value : values(account)) {
                // As text: a batch goes out as one packet only while no column's type changes, and NULL counts as text.
                if (value instanceof Boolean yes) {
                    statement.setBoolean(index++, yes);
                } else {
                    statement.setString(index++, text(value));
                }
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? null : value.toString();
    }

    void withdraw(PlanYear year, Collection<Long> caNos) {
        jdbc.batchUpdate(
                "delete from contract_account where plan_year = ? and ca_no = ?",
                caNos,
                ROWS_A_STATEMENT,
                (statement, caNo) -> {
                    statement.setInt(1, year.buddhistEra());
                    statement.setString(2, String.format("%012d", caNo));
                });
    }

    @Override
    public Optional<Version> version(PlanYear year) {
        return jdbc
                .query(
                        VERSIONS + " and plan_year = ?",
                        CustomerListStore::readVersion,
                        NEVER_IMPORTED,
                        year.buddhistEra())
                .stream()
                .findFirst();
    }

    @Override
    public List<Version> versions() {
        return jdbc.query(VERSIONS + " order by plan_year desc", CustomerListStore::readVersion, NEVER_IMPORTED);
    }

    private static Version readVersion(ResultSet row, int number) throws SQLException {
        return new Version(
                new PlanYear(row.getInt("plan_year")),
                row.getLong("version"),
                row.getLong("row_count"),
                instant(row, "imported_at"),
                row.getString("imported_by"));
    }

    @Override
    public void forEachAccount(PlanYear year, Consumer<List<ContractAccount>> consumer) {
        // An import waits until the reader's transaction ends: all offices are read from one list.
        jdbc.queryForList(
                "select version from customer_list where plan_year = ? lock in share mode",
                Long.class,
                year.buddhistEra());
        List<String> offices = jdbc.queryForList(
                "select distinct office_code from contract_account where plan_year = ? order by office_code",
                String.class,
                year.buddhistEra());
        // Office by office: should the consumer use this connection, the driver sets at most one office's rows aside.
        offices.forEach(office -> forEachAccount(year, office, consumer));
    }

    private void forEachAccount(PlanYear year, String office, Consumer<List<ContractAccount>> consumer) {
        List<ContractAccount> account = new ArrayList<>();
        streaming.query(
                SELECT_WITHOUT_CONTACT + " where plan_year = ? and office_code = ? order by bp_no, ca_no",
                row -> {
                    ContractAccount next = contractAccount(row, Contact.NONE);
                    if (!account.isEmpty() && !account.get(0).bpNo().equals(next.bpNo())) {
                        consumer.accept(List.copyOf(account));
                        account.clear();
                    }
                    account.add(next);
                },
                year.buddhistEra(),
                office);
        if (!account.isEmpty()) {
            consumer.accept(List.copyOf(account));
        }
    }

    @Override
    public List<ContractAccount> account(PlanYear year, String accountId) {
        int at = accountId.indexOf('@');
        if (at < 0) {
            return List.of();
        }
        RowMapper<ContractAccount> mapper = (row, number) -> contractAccount(row);
        return jdbc.query(
                SELECT + " where plan_year = ? and office_code = ? and bp_no = ? order by ca_no",
                mapper,
                year.buddhistEra(),
                accountId.substring(at + 1),
                accountId.substring(0, at));
    }

    @Override
    public int accounts(PlanYear year) {
        Integer accounts = jdbc.queryForObject(
                "select count(*) from (select distinct office_code, bp_no from contract_account where plan_year = ?) account",
                Integer.class,
                year.buddhistEra());
        return accounts == null ? 0 : accounts;
    }

    @Override
    public Set<String> accountsListed(PlanYear year, Collection<String> accountIds) {
        List<String> all = accountIds.stream().filter(id -> id.indexOf('@') > 0).toList();
        Set<String> listed = new HashSet<>();
        for (int from = 0; from < all.size(); from += ROWS_A_STATEMENT) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(year.buddhistEra());
            List<String> some = all.subList(from, Math.min(all.size(), from + ROWS_A_STATEMENT));
            some.forEach(id -> {
                arguments.add(id.substring(id.indexOf('@') + 1));
                arguments.add(id.substring(0, id.indexOf('@')));
            });
            listed.addAll(jdbc.queryForList(
                    "select distinct concat(bp_no, '@', office_code) from contract_account where plan_year = ?"
                            + " and (office_code, bp_no) in ("
                            + String.join(",", Collections.nCopies(some.size(), "(?,?)")) + ")",
                    String.class,
                    arguments.toArray()));
        }
        return listed;
    }

    @Override
    public Set<String> accountsWithCa(PlanYear year, Collection<String> officeCodes, String digits) {
        if (officeCodes.isEmpty() || !digits.chars().allMatch(Character::isDigit)) {
            return Set.of();
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(year.buddhistEra());
        arguments.addAll(officeCodes);
        arguments.add("%" + digits + "%");
        String offices = String.join(",", Collections.nCopies(officeCodes.size(), "?"));
        return Set.copyOf(jdbc.queryForList(
                "select distinct concat(bp_no, '@', office_code) from contract_account where plan_year = ?"
                        + " and office_code in (" + offices + ") and ca_no like ?",
                String.class,
                arguments.toArray()));
    }

    private static ContractAccount contractAccount(ResultSet row) throws SQLException {
        return contractAccount(
                row,
                new Contact(
                        row.getString("contact_name"),
                        row.getString("contact_position"),
                        row.getString("contact_phone"),
                        row.getString("contact_mobile"),
                        row.getString("contact_email"),
                        row.getString("contact_line_id")));
    }

    private static ContractAccount contractAccount(ResultSet row, Contact contact) throws SQLException {
        return new ContractAccount(
                row.getString("ca_no"),
                row.getString("bp_no"),
                row.getString("name"),
                row.getString("office_code"),
                row.getBoolean("hvc_listed"),
                row.getBigDecimal("gross_margin_baht"),
                row.getBigDecimal("avg_bill_baht"),
                row.getBigDecimal("voltage_kv"),
                row.getBigDecimal("own_generation_mw"),
                row.getBigDecimal("related_project_baht"),
                row.getBigDecimal("related_maintenance_baht"),
                row.getBoolean("national_strategy"),
                row.getBoolean("nationwide_network"),
                row.getBoolean("industrial_estate"),
                row.getBigDecimal("spp_distance_km"),
                row.getBoolean("spp_can_supply"),
                SppNetwork.valueOf(row.getString("spp_network")),
                row.getInt("outages_per_year"),
                Solar.valueOf(row.getString("solar")),
                SppContract.valueOf(row.getString("spp_contract")),
                row.getBoolean("power_quality_problem"),
                row.getString("special_case"),
                row.getString("special_case_tier"),
                row.getString("special_case_reason"),
                row.getString("last_tier"),
                row.getString("last_kamr"),
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.mobile(),
                contact.email(),
                contact.lineId());
    }
}
