package th.kamt.planning;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import th.kamt.selection.ScoredAccount;

/**
 * A plan's whole content as text: kept when an amendment is opened, read as a plan of its own as long as that is open, and put
 * back line by line, ids included, if it is given up. The rows are kept as the tables have them, so that nothing is left out.
 */
@Component
class PlanContents {

    private static final String HEADER = "plan";
    private static final List<Table> TABLES = List.of(
            new Table("plan_account", "account_id"),
            new Table("plan_kamr", "employee_id"),
            new Table("plan_entitlement", "planned_on, id"),
            new Table("plan_deviation", "id"),
            new Table("plan_budget_item", "id"),
            new Table("plan_document", "id"));
    private static final int BATCH = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .addModule(new SimpleModule().addDeserializer(ScoredAccount.class, new ScoredInColumn()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectMapper HEADERS =
            JsonMapper.builder().findAndAddModules().build();

    /** @param order as the plan itself has its lines */
    private record Table(String name, String order) {}

    private final JdbcTemplate jdbc;
    private final EntityManager entities;
    private final PlanAmendmentStore amendments;

    PlanContents(JdbcTemplate jdbc, EntityManager entities, PlanAmendmentStore amendments) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.amendments = amendments;
    }

    /** What counts of the plan now: itself, or while an amendment is open what it was before. */
    Plan inForce(Plan plan) {
        return plan.isAmending() ? read(plan, amendments.former(plan.id(), plan.amendment())) : plan;
    }

    String written(Plan plan) {
        entities.flush();
        ObjectNode content = JSON.createObjectNode();
        content.set(HEADER, HEADERS.valueToTree(plan.header()));
        for (Table table : TABLES) {
            ArrayNode lines = content.putArray(table.name());
            jdbc.queryForList(
                            "select * from " + table.name() + " where plan_id = ? order by " + table.order(), plan.id())
                    .forEach(row -> lines.add(line(row)));
        }
        return content.toString();
    }

    private static ObjectNode line(Map<String, Object> row) {
        ObjectNode line = JSON.createObjectNode();
        row.forEach((column, value) -> {
            if (value instanceof Boolean truth) {
                line.put(column, truth);
            } else if (value instanceof BigDecimal amount) {
                line.put(column, amount.toPlainString());
            } else if (value instanceof Number number) {
                line.put(column, number.longValue());
            } else {
                line.put(column, value == null ? null : value.toString());
            }
        });
        return line;
    }

    /** The plan as it was kept: approved, and of no session. */
    Plan read(Plan plan, String content) {
        JsonNode kept = tree(content);
        Plan former = new Plan(plan, header(kept));
        read(kept, "plan_account", PlanAccount.class, former.accounts());
        read(kept, "plan_kamr", PlanKamr.class, former.kamrs());
        read(kept, "plan_entitlement", PlanEntitlement.class, former.entitlements());
        read(kept, "plan_deviation", PlanDeviation.class, former.deviations());
        read(kept, "plan_budget_item", PlanBudgetItem.class, former.budget());
        read(kept, "plan_document", PlanDocument.class, former.documents());
        return former;
    }

    private static PlanHeader header(JsonNode kept) {
        try {
            return HEADERS.treeToValue(kept.get(HEADER), PlanHeader.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void read(JsonNode kept, String table, Class<T> type, List<T> lines) {
        try {
            for (JsonNode line : kept.get(table)) {
                lines.add(JSON.treeToValue(line, type));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the kept content back; whoever holds the plan reads it anew afterwards. */
    void putBack(Plan plan, String content) {
        JsonNode kept = tree(content);
        plan.amendmentGivenUp(header(kept));
        entities.flush();
        for (Table table : TABLES) {
            jdbc.update("delete from " + table.name() + " where plan_id = ?", plan.id());
            insert(table.name(), kept.get(table.name()));
        }
        entities.clear();
    }

    private void insert(String table, JsonNode lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>();
        lines.get(0).fieldNames().forEachRemaining(columns::add);
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode line : lines) {
            rows.add(columns.stream().map(column -> value(line.get(column))).toArray());
        }
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        for (Iterator<Object[]> left = rows.iterator(); left.hasNext(); ) {
            List<Object[]> some = new ArrayList<>();
            while (left.hasNext() && some.size() < BATCH) {
                some.add(left.next());
            }
            jdbc.batchUpdate(sql, some);
        }
    }

    private static Object value(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        } else if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? value.numberValue() : value.textValue();
    }

    private static JsonNode tree(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scoring is text within its row. */
    private static final class ScoredInColumn extends JsonDeserializer<ScoredAccount> {

        private static final ScoredAccountJson COLUMN = new ScoredAccountJson();

        @Override
        public ScoredAccount deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return COLUMN.convertToEntityAttribute(parser.getText());
        }
    }
}
