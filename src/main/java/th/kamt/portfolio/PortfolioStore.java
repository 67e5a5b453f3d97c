package th.kamt.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;

/** Accounts in care as rows. */
@Repository
class PortfolioStore {

    private static final int BATCH = 500;
    private static final RowMapper<AccountInCare> ACCOUNT = (row, number) -> account(row);

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
                LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        return opened == 1;
    }

    boolean isOpen(PlanYear year, String unitCode) {
        return !jdbc.queryForList(
                        "select 1 from portfolio where plan_year = ? and unit_code = ?", year.buddhistEra(), unitCode)
                .isEmpty();
    }

    void add(Collection<AccountInCare> accounts) {
        jdbc.batchUpdate(
                "insert into portfolio_account (plan_year, account_id, unit_code, name, tier, top_up, kamr, special_risk)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
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
                });
    }

    List<PlanYear> years() {
        return jdbc.query(
                "select distinct plan_year from portfolio order by plan_year",
                (row, number) -> new PlanYear(row.getInt("plan_year")));
    }

    Optional<AccountInCare> account(PlanYear year, String accountId) {
        return jdbc
                .query(
                        "select * from portfolio_account where plan_year = ? and account_id = ?",
                        ACCOUNT,
                        year.buddhistEra(),
                        accountId)
                .stream()
                .findFirst();
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
                row.getBoolean("special_risk"));
    }
}
