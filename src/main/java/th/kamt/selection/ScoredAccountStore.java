package th.kamt.selection;

import static th.kamt.database.UtcTimes.instant;
import static th.kamt.database.UtcTimes.utc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import th.kamt.calendar.PlanYear;

/** Scorings and scored accounts in the database, by plain JDBC: a year's hundred thousand rows need no object cache. */
@Repository
class ScoredAccountStore implements ScoredAccounts, ScoringProgress {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Integer>> VERSIONS = new TypeReference<>() {};

    private static final int FETCH_SIZE = 500;
    private static final int ROWS_A_BATCH = 500;
    private static final int EXPLANATION_LENGTH = 2_500;
    private static final int ROWS_A_STATEMENT = 100;

    private static final List<String> COLUMNS = List.of(
            "plan_year",
            "account_id",
            "scoring_id",
            "bp_no",
            "office_code",
            "region_code",
            "name",
            "ca_count",
            "hvc_listed",
            "value_group",
            "gross_margin_baht",
            "avg_bill_baht",
            "criteria",
            "kasm_tier",
            "risk_eligible",
            "risk_p1",
            "risk_p2",
            "risk_p3",
            "risk_p4",
            "probability_level",
            "impact_level",
            "risk_score",
            "risk_tier",
            "special_risk",
            "tier",
            "responsible",
            "exclusion_proposed",
            "power_quality_problem",
            "special_case",
            "special_case_tier",
            "special_case_reason",
            "last_tier",
            "last_kamr",
            "explanation");
    private static final int KEY_COLUMNS = 2;
    private static final String SELECT =
            "select " + String.join(", ", COLUMNS) + " from scored_account where plan_year = ?";

    private static final String INSERT = "insert into scored_account (" + String.join(",", COLUMNS) + ") values ";
    private static final String ROW = "(" + String.join(",", Collections.nCopies(COLUMNS.size(), "?")) + ")";
    private static final String OR_UPDATE = " on duplicate key update "
            + COLUMNS.stream()
                    .skip(KEY_COLUMNS)
                    .map(column -> column + "=values(" + column + ")")
                    .collect(Collectors.joining(","));

    private final JdbcTemplate jdbc;

    ScoredAccountStore(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(FETCH_SIZE);
    }

    /** A scoring's row; it counts as the latest once its transaction is committed. */
    long begin(PlanYear year, long listVersion, Map<String, Integer> decisionVersions, Instant at) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into scoring_run (plan_year, list_version, decision_versions, accounts, scored_at)"
                                    + " values (?, ?, ?, 0, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setInt(1, year.buddhistEra());
                    insert.setLong(2, listVersion);
                    insert.setString(3, json(decisionVersions));
                    insert.setObject(4, utc(at));
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Removes the accounts that this scoring did not write; looks for them only if there are more than it wrote. */
    void finish(PlanYear year, ScoringResult result) {
        int stored = Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from scored_account where plan_year = ?", Integer.class, year.buddhistEra()));
        if (stored > result.accounts()) {
            jdbc.update(
                    "delete from scored_account where plan_year = ? and scoring_id <> ?",
                    year.buddhistEra(),
                    result.scoringId());
        }
        jdbc.update("update scoring_run set accounts = ? where id = ?", result.accounts(), result.scoringId());
    }

    /** To be asked for before the scoring's first row is written. */
    Writer writer(PlanYear year) {
        boolean empty = jdbc.queryForList(
                        "select 1 from scored_account where plan_year = ? limit 1", Integer.class, year.buddhistEra())
                .isEmpty();
        return new Writer(year, empty);
    }

    /** An account as it goes into the table: its explanation is text already. */
    record Row(ScoredAccount account, String explanation) {}

    /** Uses no database. */
    static Row row(ScoredAccount account) {
        return new Row(account, json(account.explanation()));
    }

    /**
     * Writes rows, many at a time. Into a year without rows they go as a batch, which the driver sends by MariaDB's bulk
     * protocol; over rows of an earlier scoring as statements of many rows, for an {@code on duplicate key update} batch it
     * would send row by row.
     */
    final class Writer implements AutoCloseable {

        private final PlanYear year;
        private final boolean empty;
        private final List<Row> waiting = new ArrayList<>(ROWS_A_BATCH);

        private Writer(PlanYear year, boolean empty) {
            this.year = year;
            this.empty = empty;
        }

        /** Every account once. */
        void write(Row row) {
            waiting.add(row);
            if (waiting.size() == (empty ? ROWS_A_BATCH : ROWS_A_STATEMENT)) {
                flush();
            }
        }

        /** Accounts written before. */
        void overwrite(List<Row> rows) {
            flush();
            for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
                upsert(rows.subList(from, Math.min(rows.size(), from + ROWS_A_STATEMENT)));
            }
        }

        private void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            if (empty) {
                jdbc.batchUpdate(
                        INSERT + ROW,
                        waiting,
                        ROWS_A_BATCH,
                        (statement, row) -> bindRow(new Parameters(statement), year, row));
            } else {
                upsert(waiting);
            }
            waiting.clear();
        }

        private void upsert(List<Row> rows) {
            jdbc.update(INSERT + String.join(",", Collections.nCopies(rows.size(), ROW)) + OR_UPDATE, statement -> {
                Parameters parameters = new Parameters(statement);
                for (Row row : rows) {
                    bindRow(parameters, year, row);
                }
            });
        }

        /** Writes what still waits. */
        @Override
        public void close() {
            flush();
        }
    }

    private static void bindRow(Parameters to, PlanYear year, Row row) throws SQLException {
        ScoredAccount account = row.account();
        to.number(year.buddhistEra());
        to.text(account.accountId());
        to.number(account.scoringId());
        to.text(account.bpNo());
        to.text(account.officeCode());
        to.text(account.regionCode());
        to.text(account.name());
        to.number(account.caCount());
        to.yesNo(account.hvcListed());
        to.text(account.valueGroupCode());
        to.decimal(account.grossMarginBaht());
        to.decimal(account.avgBillBaht());
        to.text(account.criteria());
        to.name(account.kasmTier());
        to.yesNo(account.riskEligible());
        to.number(account.riskP1());
        to.number(account.riskP2());
        to.number(account.riskP3());
        to.number(account.riskP4());
        to.number(account.probabilityLevel());
        to.number(account.impactLevel());
        to.number(account.riskScore());
        to.name(account.riskTier());
        to.yesNo(account.specialRisk());
        to.name(account.tier());
        to.name(account.responsible());
        to.yesNo(account.exclusionProposed());
        to.yesNo(account.powerQualityProblem());
        to.text(account.specialCase());
        to.name(account.specialCaseTier());
        to.text(account.specialCaseReason());
        to.name(account.lastTier());
        to.text(account.lastKamr());
        to.text(row.explanation());
    }

    /** Binds one parameter after the other; {@code null} is NULL. */
    private static final class Parameters {

        private final PreparedStatement statement;
        private int index;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(String value) throws SQLException {
            statement.setString(++index, value);
        }

        void name(Enum<?> value) throws SQLException {
            text(value == null ? null : value.name());
        }

        /** As text, as {@link #number(Integer)}. */
        void decimal(BigDecimal value) throws SQLException {
            text(value == null ? null : value.toPlainString());
        }

        void yesNo(boolean value) throws SQLException {
            statement.setBoolean(++index, value);
        }

        void number(long value) throws SQLException {
            statement.setLong(++index, value);
        }

        /** As text: a batch goes out as one packet only while no column's type changes, and NULL counts as text. */
        void number(Integer value) throws SQLException {
            text(value == null ? null : value.toString());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Scoring> latestScoring(PlanYear year) {
        return jdbc
                .query(
                        "select id, list_version, decision_versions, accounts, scored_at from scoring_run"
                                + " where plan_year = ? order by id desc limit 1",
                        (row, number) -> new Scoring(
                                row.getLong("id"),
                                year,
                                row.getLong("list_version"),
                                versions(row.getString("decision_versions")),
                                row.getInt("accounts"),
                                instant(row, "scored_at")),
                        year.buddhistEra())
                .stream()
                .findFirst();
    }

    /** Reads what is not committed, and only this: a scoring is one transaction, and its rows are all there is to see of it. */
    @Override
    @Transactional(readOnly = true, isolation = Isolation.READ_UNCOMMITTED, propagation = Propagation.REQUIRES_NEW)
    public int written(PlanYear year) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from scored_account where plan_year = ?", Integer.class, year.buddhistEra()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ScoredAccount> account(PlanYear year, String accountId) {
        return jdbc
                .query(
                        SELECT + " and account_id = ?",
                        (row, number) -> account(year, row),
                        year.buddhistEra(),
                        accountId)
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ScoredAccount> ofOffices(PlanYear year, Collection<String> officeCodes, Responsible responsible) {
        if (officeCodes.isEmpty()) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(year.buddhistEra());
        arguments.addAll(officeCodes);
        arguments.add(responsible.name());
        return jdbc.query(
                SELECT + " and office_code in (" + marks(officeCodes) + ") and responsible = ? order by account_id",
                (row, number) -> account(year, row),
                arguments.toArray());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ScoredAccount> ofHq(PlanYear year) {
        return jdbc.query(
                SELECT + " and responsible = ? order by account_id",
                (row, number) -> account(year, row),
                year.buddhistEra(),
                Responsible.HQ.name());
    }

    @Override
    @Transactional(readOnly = true)
    public void forEach(
            PlanYear year, Collection<String> officeCodes, boolean hqAccounts, Consumer<ScoredAccount> consumer) {
        List<String> conditions = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        arguments.add(year.buddhistEra());
        if (!officeCodes.isEmpty()) {
            conditions.add("office_code in (" + marks(officeCodes) + ")");
            arguments.addAll(officeCodes);
        }
        if (hqAccounts) {
            conditions.add("responsible = ?");
            arguments.add(Responsible.HQ.name());
        }
        if (conditions.isEmpty()) {
            return;
        }
        jdbc.query(
                SELECT + " and (" + String.join(" or ", conditions) + ") order by account_id",
                row -> {
                    consumer.accept(account(year, row));
                },
                arguments.toArray());
    }

    private static String marks(Collection<String> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static ScoredAccount account(PlanYear year, ResultSet row) throws SQLException {
        return new ScoredAccount(
                year,
                row.getLong("scoring_id"),
                row.getString("account_id"),
                row.getString("bp_no"),
                row.getString("office_code"),
                row.getString("region_code"),
                row.getString("name"),
                row.getInt("ca_count"),
                row.getBoolean("hvc_listed"),
                valueGroup(row.getString("value_group")),
                row.getBigDecimal("gross_margin_baht"),
                row.getBigDecimal("avg_bill_baht"),
                row.getString("criteria"),
                tier(row, "kasm_tier"),
                row.getBoolean("risk_eligible"),
                row.getObject("risk_p1", Integer.class),
                row.getObject("risk_p2", Integer.class),
                row.getObject("risk_p3", Integer.class),
                row.getObject("risk_p4", Integer.class),
                row.getObject("probability_level", Integer.class),
                row.getObject("impact_level", Integer.class),
                row.getObject("risk_score", Integer.class),
                tier(row, "risk_tier"),
                row.getBoolean("special_risk"),
                tier(row, "tier"),
                Responsible.valueOf(row.getString("responsible")),
                row.getBoolean("exclusion_proposed"),
                row.getBoolean("power_quality_problem"),
                row.getString("special_case"),
                tier(row, "special_case_tier"),
                row.getString("special_case_reason"),
                tier(row, "last_tier"),
                row.getString("last_kamr"),
                explanation(row.getString("explanation")));
    }

    private static Tier tier(ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Tier.valueOf(name);
    }

    private static ValueGroup valueGroup(String code) {
        return "-".equals(code) ? null : ValueGroup.valueOf(code);
    }

    /** As {@link #explanation(String)} reads it, written without the mapper: half of a scoring was the mapper's. */
    private static String json(Explanation explanation) {
        StringWriter text = new StringWriter(EXPLANATION_LENGTH);
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("findings");
            for (Finding finding : explanation.findings()) {
                json.writeStartArray();
                json.writeString(finding.way().name());
                json.writeString(finding.rule());
                json.writeString(finding.subject().name());
                json.writeString(finding.value());
                json.writeString(finding.limit());
                json.writeString(finding.outcome().name());
                json.writeString(finding.result());
                json.writeString(finding.decision());
                json.writeNumber(finding.decisionVersion());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String json(Map<String, Integer> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Explanation explanation(String json) {
        try {
            return JSON.readValue(json, Explanation.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> versions(String json) {
        try {
            return JSON.readValue(json, VERSIONS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
