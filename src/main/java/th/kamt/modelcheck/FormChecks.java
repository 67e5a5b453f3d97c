package th.kamt.modelcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.workflow.ProcessVocabulary;

/**
 * Checks a form before it may go live: that Tasklist can show every part of it, that it asks only for what its task takes, and that nothing
 * in it runs.
 */
@Component
public class FormChecks {

    /** What Tasklist 7.24 shows and sends as it is. */
    private static final Set<String> SHOWN = Set.of(
            "text",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "taglist",
            "datetime",
            "table",
            "group",
            "separator",
            "spacer",
            "button");
    /** Answers under {@code key}. */
    private static final Set<String> ASKING = Set.of(
            "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    /** The task's variables are text; these would send something else. */
    private static final Set<String> NOT_TEXT = Set.of("number", "checkbox", "checklist", "taglist", "datetime");

    private static final int NEWEST_SCHEMA = 16;
    private static final int MOST_COMPONENTS = 500;

    private final ProcessVocabulary words;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    FormChecks(ProcessVocabulary words) {
        this.words = words;
    }

    /**
     * @param file  its name, {@code FORM-ID.form}
     * @param tasks the user tasks it is the form of
     */
    public List<ModelFinding> check(String file, byte[] bytes, Set<String> tasks) {
        Findings findings = new Findings();
        JsonNode form;
        try {
            form = json.readTree(bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            findings.add("", "", line, "", new Message("modelcheck.form.malformed"));
            return findings.list();
        } catch (IOException e) {
            findings.add("", "", 1, "", new Message("modelcheck.form.malformed"));
            return findings.list();
        }
        if (form == null || !form.isObject() || !form.path("components").isArray()) {
            findings.add("", "", null, "", new Message("modelcheck.form.other"));
            return findings.list();
        }
        String id = form.path("id").asText();
        if (!file.equals(id + ".form")) {
            findings.add("", "", null, "id", new Message("modelcheck.form.id", id, file));
        }
        int schema = form.path("schemaVersion").asInt(0);
        if (schema < 1 || schema > NEWEST_SCHEMA) {
            findings.add(
                    "",
                    "",
                    null,
                    "schemaVersion",
                    new Message("modelcheck.form.schema", Integer.toString(NEWEST_SCHEMA)));
        }
        if (tasks.isEmpty()) {
            findings.add("", "", null, "", new Message("modelcheck.form.unused", file));
        }
        Set<String> asked = new HashSet<>();
        components(form.path("components"), tasks, asked, findings, 0);
        for (String task : new TreeSet<>(tasks)) {
            words.neededAnswersOf(task).stream()
                    .filter(key -> !asked.contains(key))
                    .forEach(key ->
                            findings.add("", "", null, "key", new Message("modelcheck.form.missing", key, task)));
        }
        return findings.list();
    }

    private int components(JsonNode list, Set<String> tasks, Set<String> asked, Findings findings, int before) {
        int count = before;
        for (JsonNode component : list) {
            count++;
            if (count > MOST_COMPONENTS) {
                findings.add(
                        "", "", null, "", new Message("modelcheck.form.tooMany", Integer.toString(MOST_COMPONENTS)));
                return count;
            }
            component(component, tasks, asked, findings);
            if (component.path("components").isArray()) {
                count = components(component.path("components"), tasks, asked, findings, count);
                if (count > MOST_COMPONENTS) {
                    return count;
                }
            }
        }
        return count;
    }

    private void component(JsonNode component, Set<String> tasks, Set<String> asked, Findings findings) {
        String id = component.path("id").asText();
        String type = component.path("type").asText();
        String label = component.path("label").asText();
        if (!SHOWN.contains(type)) {
            findings.add(
                    id,
                    label,
                    null,
                    "type",
                    new Message("modelcheck.form.type", type, String.join(", ", new TreeSet<>(SHOWN))));
            return;
        }
        texts(component, id, label, findings);
        if (!ASKING.contains(type)) {
            return;
        }
        String key = component.path("key").asText();
        if (!asked.add(key)) {
            findings.add(id, label, null, "key", new Message("modelcheck.form.keyTwice", key));
        }
        for (String task : new TreeSet<>(tasks)) {
            Set<String> taken = words.answersOf(task);
            if (!taken.contains(key)) {
                findings.add(
                        id,
                        label,
                        null,
                        "key",
                        new Message("modelcheck.form.key", key, task, String.join(", ", new TreeSet<>(taken))));
            } else if (NOT_TEXT.contains(type)) {
                findings.add(id, label, null, "type", new Message("modelcheck.form.notText", key, type));
            }
        }
    }

    /** Texts of this component, not of those in it. */
    private static void texts(JsonNode component, String id, String label, Findings findings) {
        for (Map.Entry<String, JsonNode> property : component.properties()) {
            if ("components".equals(property.getKey())) {
                continue;
            }
            faults(property.getValue())
                    .forEach(key -> findings.add(id, label, null, property.getKey(), new Message(key)));
        }
    }

    private static Set<String> faults(JsonNode value) {
        Set<String> faults = new TreeSet<>();
        if (value.isTextual()) {
            FormTexts.faultIn(value.asText()).ifPresent(faults::add);
        }
        for (JsonNode inner : value) {
            faults.addAll(faults(inner));
        }
        return faults;
    }
}
