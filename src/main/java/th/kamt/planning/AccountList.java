package th.kamt.planning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;
import th.kamt.selection.Tier;

/**
 * The accounts of many units, as they were scored and as the plans have them: a page at a time and counted, both by the
 * database. One query over the tables of scoring and of plans, for a page sorted by a column of the one and filtered by a column of
 * the other cannot be asked of each in turn.
 */
@Service
@Transactional(readOnly = true)
public class AccountList {

    /** Not in the plan: no tier. */
    public static final String NONE = "NONE";

    private static final int FETCH_SIZE = 500;
    /** More than a region has. */
    private static final int MANY_OFFICES = 60;

    private static final String RANK = "field(%s, 'STREAMLINE', 'STATUS', 'STAR', 'STRATEGIC')";
    private static final String BY_RISK = "not pa.top_up and pa.effective_tier = sa.risk_tier"
            + " and (sa.kasm_tier is null or " + RANK.formatted("sa.risk_tier") + " > " + RANK.formatted("sa.kasm_tier")
            + ")";
    private static final String PLANS =
            " left join (plan_account pa join plan p on p.id = pa.plan_id and p.plan_year = %1$d)"
                    + " on pa.account_id = sa.account_id";
    private static final String UNITS = " left join unit u on u.code = sa.office_code";
    private static final String PEOPLE = " left join employee e on e.employee_id = pa.kamr";
    private static final String DETAILS =
            "select sa.account_id, sa.bp_no, sa.office_code, u.name unit, sa.name, sa.ca_count, pa.effective_tier,"
                    + " coalesce(pa.top_up, false) top_up, coalesce(p.amending, false) amending, sa.risk_score,"
                    + " sa.avg_bill_baht, pa.kamr, e.name kamr_name";
    private static final String THAI = " collate utf8mb4_thai_520_w2";

    private final JdbcTemplate jdbc;

    AccountList(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
    }

    /**
     * An account.
     *
     * @param tier      in its plan; {@code null} if it is no key account
     * @param amending  whether tier and KAMR are those of an amendment not yet approved
     * @param riskScore {@code null} if its risk is not assessed
     * @param kamr      employee id, or {@code null}
     */
    public record Line(
            String accountId,
            String bpNo,
            String officeCode,
            String unit,
            String name,
            int caCount,
            Tier tier,
            boolean topUp,
            boolean amending,
            Integer riskScore,
            BigDecimal avgBillBaht,
            String kamr,
            String kamrName) {}

    /**
     * Which accounts.
     *
     * @param offices    of these offices
     * @param hqAccounts and those HQ looks after, of the whole nation (D-3)
     * @param tier       a tier's name, {@link #NONE}, or empty for all
     * @param cell       of a matrix, as {@code kasm-H-main}, {@code risk-4-5}, {@code risk-raised}, {@code risk-none}, {@code
     *                   kasm-none}, and then key accounts only; or empty
     * @param text       part of a name or BP number, or empty
     * @param withCa     accounts found by the same text in a CA number
     */
    public record Wanted(
            Collection<String> offices, boolean hqAccounts, String tier, String cell, String text, Set<String> withCa) {

        public static Wanted all(Collection<String> offices, boolean hqAccounts) {
            return new Wanted(offices, hqAccounts, "", "", "", Set.of());
        }

        private boolean isOfPlans() {
            return !tier.isEmpty() || !cell.isEmpty();
        }

        /** Those without a tier. */
        private Wanted without() {
            return new Wanted(offices, hqAccounts, NONE, cell, text, withCa);
        }
    }

    /** What a page can be sorted by. */
    public enum Order {
        NAME("sa.name" + THAI, ""),
        UNIT("u.name" + THAI, UNITS),
        TIER(RANK.formatted("pa.effective_tier"), PLANS),
        RISK("sa.risk_score", ""),
        BILL("sa.avg_bill_baht", ""),
        KAMR("coalesce(e.name, pa.kamr)" + THAI, PLANS + PEOPLE);

        private final String sql;
        private final String joins;

        Order(String sql, String joins) {
            this.sql = sql;
            this.joins = joins;
        }
    }

    /**
     * Key accounts that are alike in both matrices.
     *
     * @param value       {@code H}, {@code M}, {@code L}, or {@code null} without a value group
     * @param main        whether they are of the main group (R-KASM-3)
     * @param probability {@code null} if the risk is not assessed, and so is {@code impact}
     * @param byRisk      whether their risk gives them a higher tier than value and attractiveness
     */
    public record Alike(
            String value,
            boolean main,
            Integer probability,
            Integer impact,
            boolean byRisk,
            boolean topUp,
            int count) {}

    public int count(PlanYear year, Wanted wanted) {
        Query query = new Query("select count(*)", "", year, wanted);
        return Objects.requireNonNull(jdbc.queryForObject(query.sql.toString(), Integer.class, query.arguments()));
    }

    /**
     * A page; accounts without a value in the column asked for stand last either way. Finds the page's accounts with no more tables
     * than their order and filters need, and only then what else is said of them.
     */
    public List<Line> page(PlanYear year, Wanted wanted, Order order, boolean largestFirst, int skip, int most) {
        if (order == Order.TIER && wanted.offices().size() > MANY_OFFICES && !wanted.isOfPlans()) {
            return byTier(year, wanted, largestFirst, skip, most);
        }
        Query query = new Query("select sa.plan_year, sa.account_id", order.joins, year, wanted);
        query.sql.append(by(order, largestFirst));
        query.cut(skip, most);
        String page = DETAILS + " from (" + query.sql
                + ") page join scored_account sa on sa.plan_year = page.plan_year and sa.account_id = page.account_id"
                + (PLANS + UNITS + PEOPLE).formatted(year.buddhistEra()) + by(order, largestFirst);
        List<Line> lines = new ArrayList<>();
        read(page, query.arguments(), lines::add);
        return lines;
    }

    /**
     * The same for most of the nation: one tier after the other from the plans, until the page is full, and at last those without a
     * tier. Otherwise every account of the nation would be looked up in its plan for a page of fifty.
     */
    private List<Line> byTier(PlanYear year, Wanted wanted, boolean largestFirst, int skip, int most) {
        List<String> page = new ArrayList<>();
        int before = skip;
        List<Tier> tiers = new ArrayList<>(List.of(Tier.values()));
        tiers.sort(
                Comparator.comparing(Tier::rank, largestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder()));
        for (Tier tier : tiers) {
            if (page.size() == most) {
                break;
            }
            Query query = Query.fromPlans("select straight_join sa.account_id", year, wanted, tier);
            query.sql.append(" order by sa.account_id");
            query.cut(0, before + most - page.size());
            List<String> found = jdbc.queryForList(query.sql.toString(), String.class, query.arguments());
            page.addAll(found.subList(Math.min(before, found.size()), found.size()));
            before = Math.max(0, before - found.size());
        }
        if (page.size() < most) {
            Query query = new Query("select sa.account_id", "", year, wanted.without());
            query.sql.append(" order by sa.account_id");
            query.cut(before, most - page.size());
            page.addAll(jdbc.queryForList(query.sql.toString(), String.class, query.arguments()));
        }
        List<Line> lines = new ArrayList<>();
        if (!page.isEmpty()) {
            List<Object> arguments = new ArrayList<>(page);
            arguments.add(0, year.buddhistEra());
            read(
                    DETAILS + " from scored_account sa" + (PLANS + UNITS + PEOPLE).formatted(year.buddhistEra())
                            + " where sa.plan_year = ? and sa.account_id in (" + Query.marks(page) + ")"
                            + by(Order.TIER, largestFirst),
                    arguments.toArray(),
                    lines::add);
        }
        return lines;
    }

    /** All of them, streamed. */
    public void forEach(PlanYear year, Wanted wanted, Order order, boolean largestFirst, Consumer<Line> consumer) {
        Query query = new Query(DETAILS, PLANS + UNITS + PEOPLE, year, wanted);
        query.sql.append(by(order, largestFirst));
        read(query.sql.toString(), query.arguments(), consumer);
    }

    /** How many key accounts are in which cells of both matrices. */
    public List<Alike> matrices(PlanYear year, Wanted wanted) {
        Query query = new Query(
                "select sa.value_group, sa.criteria <> '' main, sa.probability_level, sa.impact_level, " + BY_RISK
                        + " by_risk, pa.top_up, count(*) accounts",
                PLANS,
                year,
                wanted);
        query.sql.append(" and pa.effective_tier is not null group by 1, 2, 3, 4, 5, 6");
        return jdbc.query(
                query.sql.toString(),
                (row, number) -> new Alike(
                        "-".equals(row.getString("value_group")) ? null : row.getString("value_group"),
                        row.getBoolean("main"),
                        row.getObject("probability_level", Integer.class),
                        row.getObject("impact_level", Integer.class),
                        row.getBoolean("by_risk"),
                        row.getBoolean("top_up"),
                        row.getInt("accounts")),
                query.arguments());
    }

    private static String by(Order order, boolean largestFirst) {
        return " order by " + nothing(order) + order.sql + (largestFirst ? " desc" : "") + ", sa.account_id";
    }

    private static String nothing(Order order) {
        return switch (order) {
            case TIER -> "pa.effective_tier is null, ";
            case KAMR -> "pa.kamr is null, ";
            case RISK -> "sa.risk_score is null, ";
            case NAME, UNIT, BILL -> "";
        };
    }

    private void read(String sql, Object[] arguments, Consumer<Line> consumer) {
        jdbc.query(
                sql,
                row -> {
                    String tier = row.getString("effective_tier");
                    String kamr = row.getString("kamr");
                    consumer.accept(new Line(
                            row.getString("account_id"),
                            row.getString("bp_no"),
                            row.getString("office_code"),
                            Objects.requireNonNullElse(row.getString("unit"), row.getString("office_code")),
                            row.getString("name"),
                            row.getInt("ca_count"),
                            tier == null ? null : Tier.valueOf(tier),
                            row.getBoolean("top_up"),
                            row.getBoolean("amending"),
                            row.getObject("risk_score", Integer.class),
                            row.getBigDecimal("avg_bill_baht"),
                            tier == null ? null : kamr,
                            tier == null || kamr == null
                                    ? null
                                    : Objects.requireNonNullElse(row.getString("kamr_name"), kamr)));
                },
                arguments);
    }

    /** From and where, with their arguments. */
    private static final class Query {

        private final StringBuilder sql;
        private final List<Object> arguments = new ArrayList<>();

        Query(String select, String joins, PlanYear year, Wanted wanted) {
            String needed = wanted.isOfPlans() && !joins.contains(PLANS) ? PLANS + joins : joins;
            sql = new StringBuilder(select)
                    .append(" from scored_account sa")
                    .append(needed.formatted(year.buddhistEra()))
                    .append(" where sa.plan_year = ?");
            arguments.add(year.buddhistEra());
            place(wanted);
            tier(wanted.tier());
            cell(wanted.cell());
            text(wanted);
        }

        private Query(String sql) {
            this.sql = new StringBuilder(sql);
        }

        /** Of one tier, beginning with the year's plans. */
        static Query fromPlans(String select, PlanYear year, Wanted wanted, Tier tier) {
            Query query = new Query(
                    select + " from plan p join plan_account pa on pa.plan_id = p.id and pa.effective_tier = ?"
                            + " join scored_account sa on sa.plan_year = p.plan_year and sa.account_id = pa.account_id"
                            + " where p.plan_year = ?");
            query.arguments.add(tier.name());
            query.arguments.add(year.buddhistEra());
            query.place(wanted);
            query.text(wanted);
            return query;
        }

        void cut(int skip, int most) {
            sql.append(" limit ? offset ?");
            arguments.add(most);
            arguments.add(skip);
        }

        private void place(Wanted wanted) {
            List<String> either = new ArrayList<>();
            if (!wanted.offices().isEmpty()) {
                either.add("sa.office_code in (" + marks(wanted.offices()) + ")");
                arguments.addAll(wanted.offices());
            }
            if (wanted.hqAccounts()) {
                either.add("sa.responsible = 'HQ'");
            }
            sql.append(" and (")
                    .append(either.isEmpty() ? "1 = 0" : String.join(" or ", either))
                    .append(')');
        }

        private void tier(String tier) {
            if (NONE.equals(tier)) {
                sql.append(" and pa.effective_tier is null");
            } else if (!tier.isEmpty()) {
                sql.append(" and pa.effective_tier = ?");
                arguments.add(tier);
            }
        }

        /** A cell nobody knows has nobody in it. */
        private void cell(String cell) {
            if (cell.isEmpty()) {
                return;
            }
            sql.append(" and pa.effective_tier is not null");
            String[] parts = cell.split("-", -1);
            if (parts.length == 2) {
                sql.append(
                        switch (cell) {
                            case "risk-raised" -> " and " + BY_RISK;
                            case "risk-none" -> " and sa.risk_score is null";
                            case "kasm-none" -> " and sa.value_group = '-'";
                            default -> " and 1 = 0";
                        });
            } else if (parts.length == 3 && "kasm".equals(parts[0]) && !parts[1].isEmpty()) {
                sql.append(" and locate(sa.value_group, ?) > 0 and sa.value_group <> '-' and (sa.criteria <> '') = ?");
                arguments.add(parts[1]);
                arguments.add("main".equals(parts[2]));
            } else if (parts.length == 3 && "risk".equals(parts[0])) {
                sql.append(" and sa.probability_level = ? and sa.impact_level = ?");
                arguments.add(parts[1]);
                arguments.add(parts[2]);
            } else {
                sql.append(" and 1 = 0");
            }
        }

        private void text(Wanted wanted) {
            if (wanted.text().isEmpty()) {
                return;
            }
            sql.append(" and (locate(?, lower(sa.name)) > 0 or locate(?, sa.bp_no) > 0");
            arguments.add(wanted.text().toLowerCase(Locale.ROOT));
            arguments.add(wanted.text());
            if (!wanted.withCa().isEmpty()) {
                sql.append(" or sa.account_id in (")
                        .append(marks(wanted.withCa()))
                        .append(')');
                arguments.addAll(wanted.withCa());
            }
            sql.append(')');
        }

        static String marks(Collection<?> values) {
            return String.join(",", Collections.nCopies(values.size(), "?"));
        }

        Object[] arguments() {
            return arguments.toArray();
        }
    }
}
