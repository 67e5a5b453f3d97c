package th.kamt.portfolio;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;
import th.kamt.database.SeenInTransaction;
import th.kamt.selection.Tier;

/** Accounts in care as rows. */
@Repository
class PortfolioStore {

    private static final int BATCH = 500;
    private static final RowMapper<AccountInCare> ACCOUNT = (row, number) -> account(row);
    private static final RowMapper<CareSpan> SPAN = (row, number) -> span(row);

    private record Key(PlanYear year, String accountId) {}

    private final SeenInTransaction<Key, AccountInCare> seen = new SeenInTransaction<>();
    private final JdbcTemplate jdbc;

    PortfolioStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the unit's portfolio of that year is open already */
    boolean open(PlanYear year, String unitCode, Instant at) {
        int opened = jdbc.update(
                "insert ignore into portfolio (plan_year, unit_code, opened_at) values (?, ?, ?)",
                year.buddhistEra(),
                unitCode,
                utc(at));
        return opened == 1;
    }

    boolean isOpen(PlanYear year, String unitCode) {
        return !jdbc.queryForList(
                        "select 1 from portfolio where plan_year = ? and unit_code = ?", year.buddhistEra(), unitCode)
                .isEmpty();
    }

    void add(Collection<AccountInCare> accounts) {
        seen.forget();
        jdbc.batchUpdate(
                "insert into portfolio_account (plan_year, account_id, unit_code, name, tier, top_up, kamr, special_risk, of_unit)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                accounts,
                BATCH,
                (row, account) -> {
                    row.setInt(1, account.year().buddhistEra());
                    row.setString(2, account.accountId());
                    row.setString(3, account.unitCode());
                    row.setString(4, account.name());
                    row.setString(5, account.tier().name());
                    row.setBoolean(6, account.topUp());
                    row.setString(7, account.kamr());
                    row.setBoolean(8, account.specialRisk());
                    row.setBoolean(9, account.ofUnit());
                });
    }

    List<PlanYear> years() {
        return jdbc.query(
                "select distinct plan_year from portfolio order by plan_year",
                (row, number) -> new PlanYear(row.getInt("plan_year")));
    }

    Optional<AccountInCare> account(PlanYear year, String accountId) {
        return seen.get(
                new Key(year, accountId),
                () -> jdbc
                        .query(
                                "select * from portfolio_account where plan_year = ? and account_id = ?",
                                ACCOUNT,
                                year.buddhistEra(),
                                accountId)
                        .stream()
                        .findFirst());
    }

    List<AccountInCare> ofKamr(PlanYear year, String employeeId) {
        return jdbc.query(
                "select * from portfolio_account where plan_year = ? and kamr = ? order by account_id",
                ACCOUNT,
                year.buddhistEra(),
                employeeId);
    }

    /** Units in which that person has accounts, from that year on. */
    List<String> unitsOfKamr(PlanYear from, String employeeId) {
        return jdbc.queryForList(
                "select distinct unit_code from portfolio_account where kamr = ? and plan_year >= ? order by unit_code",
                String.class,
                employeeId,
                from.buddhistEra());
    }

    List<AccountInCare> ofUnits(PlanYear year, Collection<String> unitCodes) {
        if (unitCodes.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(year.buddhistEra());
        arguments.addAll(unitCodes);
        String units = String.join(",", Collections.nCopies(unitCodes.size(), "?"));
        return jdbc.query(
                "select * from portfolio_account where plan_year = ? and unit_code in (" + units
                        + ") order by account_id",
                ACCOUNT,
                arguments.toArray());
    }

    private static AccountInCare account(ResultSet row) throws SQLException {
        return new AccountInCare(
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("unit_code"),
                row.getString("name"),
                Tier.valueOf(row.getString("tier")),
                row.getBoolean("top_up"),
                row.getString("kamr"),
                row.getBoolean("special_risk"),
                row.getBoolean("of_unit"),
                row.getObject("lost_on", LocalDate.class));
    }

    // --- changes during the year ---

    void update(AccountInCare account) {
        seen.forget();
        jdbc.update(
                "update portfolio_account set unit_code = ?, name = ?, tier = ?, top_up = ?, kamr = ?, special_risk = ?,"
                        + " of_unit = ?"
                        + " where plan_year = ? and account_id = ?",
                account.unitCode(),
                account.name(),
                account.tier().name(),
                account.topUp(),
                account.kamr(),
                account.specialRisk(),
                account.ofUnit(),
                account.year().buddhistEra(),
                account.accountId());
    }

    void remove(AccountInCare account) {
        seen.forget();
        jdbc.update(
                "delete from portfolio_account where plan_year = ? and account_id = ?",
                account.year().buddhistEra(),
                account.accountId());
    }

    /** @return false if it was lost already */
    boolean lost(AccountInCare account, LocalDate day, Instant at) {
        seen.forget();
        return jdbc.update(
                        "update portfolio_account set lost_on = ?, lost_at = ?"
                                + " where plan_year = ? and account_id = ? and lost_on is null",
                        day,
                        utc(at),
                        account.year().buddhistEra(),
                        account.accountId())
                == 1;
    }

    /** @return false if it was not lost */
    boolean notLost(AccountInCare account) {
        return jdbc.update(
                        "update portfolio_account set lost_on = null, lost_at = null"
                                + " where plan_year = ? and account_id = ? and lost_on is not null",
                        account.year().buddhistEra(),
                        account.accountId())
                == 1;
    }

    void begin(Collection<AccountInCare> accounts, Instant at) {
        jdbc.batchUpdate(
                "insert into portfolio_care (plan_year, account_id, unit_code, tier, kamr, from_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                accounts,
                BATCH,
                (row, account) -> {
                    row.setInt(1, account.year().buddhistEra());
                    row.setString(2, account.accountId());
                    row.setString(3, account.unitCode());
                    row.setString(4, account.tier().name());
                    row.setString(5, account.kamr());
                    row.setObject(6, utc(at));
                });
    }

    void end(AccountInCare account, Instant at, CareEnd why, String words) {
        jdbc.update(
                "update portfolio_care set until_at = ?, ended = ?, words = ?"
                        + " where plan_year = ? and account_id = ? and until_at is null",
                utc(at),
                why.name(),
                words,
                account.year().buddhistEra(),
                account.accountId());
    }

    /** Oldest first. */
    List<CareSpan> spans(PlanYear year, String accountId) {
        return jdbc.query(
                "select * from portfolio_care where plan_year = ? and account_id = ? order by id",
                SPAN,
                year.buddhistEra(),
                accountId);
    }

    /** Of every account that the unit has or had during the year, whoever else had it; by account, oldest first. */
    List<CareSpan> spansOf(PlanYear year, String unitCode) {
        return jdbc.query(
                "select * from portfolio_care where plan_year = ? and account_id in"
                        + " (select account_id from portfolio_care where plan_year = ? and unit_code = ?)"
                        + " order by account_id, id",
                SPAN,
                year.buddhistEra(),
                year.buddhistEra(),
                unitCode);
    }

    List<KamrOfUnit> kamrsOf(PlanYear year) {
        return jdbc.query(
                "select distinct unit_code, kamr, of_unit from portfolio_account where plan_year = ? and kamr is not null"
                        + " and lost_on is null order by unit_code, kamr",
                (row, number) -> new KamrOfUnit(row.getString(1), row.getString(2), row.getBoolean(3)),
                year.buddhistEra());
    }

    /** KAMRs by unit, of the years not over. */
    List<KamrOfUnit> kamrs(int fromYear) {
        return jdbc.query(
                "select distinct unit_code, kamr, of_unit from portfolio_account where plan_year >= ? and kamr is not null",
                (row, number) -> new KamrOfUnit(row.getString(1), row.getString(2), row.getBoolean(3)),
                fromYear);
    }

    record KamrOfUnit(String unitCode, String kamr, boolean ofUnit) {}

    private static CareSpan span(ResultSet row) throws SQLException {
        String ended = row.getString("ended");
        return new CareSpan(
                new PlanYear(row.getInt("plan_year")),
                row.getString("account_id"),
                row.getString("unit_code"),
                Tier.valueOf(row.getString("tier")),
                row.getString("kamr"),
                instant(row, "from_at"),
                instant(row, "until_at"),
                ended == null ? null : CareEnd.valueOf(ended),
                row.getString("words"));
    }
}
