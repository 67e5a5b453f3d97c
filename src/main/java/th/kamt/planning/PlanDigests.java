package th.kamt.planning;

import static th.kamt.database.UtcTimes.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.selection.Tier;
import th.kamt.staffing.KamrLoad;
import th.kamt.workflow.DecisionTables;

/** Keeps the {@link PlanDigest} of every submitted plan: written in the transaction that writes its form's summary. */
@Component
class PlanDigests {

    /** What is not by the rules of step 1, or not what was submitted, is always to be read; all else the process owner's table says. */
    private static final Set<String> ALWAYS =
            Set.of("AMENDMENT", "TRAINING_TO_FOLLOW", "REASON_GIVEN", "LIST_CORRECTED", "NOBODY_DECIDES", "DEPUTY");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NamedParameterJdbcTemplate jdbc;
    private final PlanAssessor assessor;
    private final PlanBudget budget;
    private final PlanStaffer staffer;
    private final DecisionTables tables;
    private final Clock clock;

    PlanDigests(
            NamedParameterJdbcTemplate jdbc,
            PlanAssessor assessor,
            PlanBudget budget,
            PlanStaffer staffer,
            DecisionTables tables,
            Clock clock) {
        this.jdbc = jdbc;
        this.assessor = assessor;
        this.budget = budget;
        this.staffer = staffer;
        this.tables = tables;
        this.clock = clock;
    }

    void write(Plan plan, PlanAssessment assessment) {
        PlanDigest digest = of(plan, assessment);
        jdbc.update(
                "insert into plan_digest (plan_id, round, exceptional, content, written_at)"
                        + " values (:plan, :round, :exceptional, :content, :now) on duplicate key update"
                        + " round = :round, exceptional = :exceptional, content = :content, written_at = :now",
                new MapSqlParameterSource()
                        .addValue("plan", plan.id())
                        .addValue("round", plan.round())
                        .addValue("exceptional", digest.exceptional())
                        .addValue("content", json(digest))
                        .addValue("now", utc(clock.instant())));
    }

    /** By plan id. A plan submitted before digests were kept, or since changed, is worked out as it is asked for. */
    Map<Long, PlanDigest> of(Collection<Plan> plans) {
        Map<Long, PlanDigest> digests = new HashMap<>();
        if (plans.isEmpty()) {
            return digests;
        }
        Map<Long, Integer> rounds = new HashMap<>();
        plans.forEach(plan -> rounds.put(plan.id(), plan.round()));
        jdbc.query(
                "select plan_id, round, content from plan_digest where plan_id in (:plans)",
                Map.of("plans", rounds.keySet()),
                row -> {
                    if (rounds.get(row.getLong("plan_id")) == row.getInt("round")) {
                        digests.put(row.getLong("plan_id"), read(row.getString("content")));
                    }
                });
        for (Plan plan : plans) {
            digests.computeIfAbsent(plan.id(), id -> of(plan, assessor.assess(plan)));
        }
        return digests;
    }

    private PlanDigest of(Plan plan, PlanAssessment assessment) {
        UnusualMatters unusual = UnusualMatters.read(tables, plan.year());
        PlanTotals totals = budget.totals(plan);
        List<BigDecimal> loads =
                staffer.loads(plan).stream().map(KamrLoad::load).sorted().toList();
        boolean exceptional = assessment.findings().stream()
                .anyMatch(finding -> finding.stops()
                        || ALWAYS.contains(finding.kind())
                        || unusual.limit(finding.kind()).isPresent());
        return new PlanDigest(
                totals.accountsNow(),
                totals.accountsLast(),
                totals.thisYear(),
                loads.size(),
                loads.isEmpty() ? null : loads.get(0),
                loads.isEmpty() ? null : loads.get(loads.size() - 1),
                totals.budgetNow(),
                totals.budgetLast(),
                exceptional,
                assessment.findings().stream()
                        .map(finding -> new PlanDigest.Matter(
                                finding.kind(), finding.headline(), finding.detail(), finding.clause()))
                        .toList());
    }

    private static String json(PlanDigest digest) {
        ObjectNode root = JSON.createObjectNode();
        root.put("accountsNow", digest.accountsNow()).put("accountsLast", digest.accountsLast());
        ObjectNode tiers = root.putObject("tiers");
        digest.tiers().forEach((tier, count) -> tiers.put(tier.name(), count));
        root.put("kamrs", digest.kamrs())
                .put("leastLoad", text(digest.leastLoad()))
                .put("mostLoad", text(digest.mostLoad()))
                .put("budgetNow", text(digest.budgetNow()))
                .put("budgetLast", text(digest.budgetLast()))
                .put("exceptional", digest.exceptional());
        ArrayNode matters = root.putArray("matters");
        for (PlanDigest.Matter matter : digest.matters()) {
            matters.addObject()
                    .put("kind", matter.kind())
                    .put("clause", matter.clause())
                    .set("words", MessageArgumentsJson.written(List.of(matter.headline(), matter.detail())));
        }
        return root.toString();
    }

    private static PlanDigest read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
            root.get("tiers")
                    .properties()
                    .forEach(entry -> tiers.put(
                            Tier.valueOf(entry.getKey()), entry.getValue().intValue()));
            List<PlanDigest.Matter> matters = new ArrayList<>();
            for (JsonNode matter : root.get("matters")) {
                List<Object> words = MessageArgumentsJson.read(matter.get("words"));
                matters.add(new PlanDigest.Matter(
                        matter.get("kind").textValue(),
                        (Message) words.get(0),
                        (Message) words.get(1),
                        matter.get("clause").textValue()));
            }
            return new PlanDigest(
                    root.get("accountsNow").intValue(),
                    root.get("accountsLast").intValue(),
                    tiers,
                    root.get("kamrs").intValue(),
                    number(root.get("leastLoad")),
                    number(root.get("mostLoad")),
                    number(root.get("budgetNow")),
                    number(root.get("budgetLast")),
                    root.get("exceptional").booleanValue(),
                    matters);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static BigDecimal number(JsonNode text) {
        return text.isNull() ? null : new BigDecimal(text.textValue());
    }
}
