package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import th.kamt.message.Texts;
import th.kamt.workflow.EngineWords;
import th.kamt.workflow.SpokenNames;

/**
 * The engine keeps one name of a task or filter and one summary of a plan, in Thai. Who reads English is answered in English, and
 * what they send back is put into Thai again. Words that are nobody's message, such as a person's own filter, stay as they are.
 */
@Component
class SpokenAnswers {

    private static final String ENGINE = "(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?";
    private static final Pattern SPOKEN = Pattern.compile(ENGINE + "/(?:task|filter)(?:/.*)?");
    private static final Pattern VARIABLES =
            Pattern.compile(ENGINE + "/task/([^/]+)/(?:form-variables|variables|localVariables)/?");
    private static final Pattern SENT = Pattern.compile(ENGINE + "/(?:task/[^/]+|filter/(?:create|[^/]+))/?");
    private static final String NAME = "name";

    private final ObjectProvider<EngineWords> words;
    private final SpokenNames names;
    private final ObjectMapper json;

    SpokenAnswers(ObjectProvider<EngineWords> words, SpokenNames names, ObjectMapper json) {
        this.words = words;
        this.names = names;
        this.json = json;
    }

    /** Whether the answer to that request has words in it that are not the reader's. */
    boolean translates(HttpServletRequest request) {
        return !isThai(Callers.language(request))
                && Set.of("GET", "POST").contains(request.getMethod())
                && SPOKEN.matcher(Callers.path(request)).matches();
    }

    /** The engine's answer in the reader's language; what is no JSON stays as it is. */
    byte[] answer(HttpServletRequest request, byte[] body) throws IOException {
        JsonNode root = read(body);
        if (root == null) {
            return body;
        }
        Locale language = Callers.language(request);
        Matcher ofTask = VARIABLES.matcher(Callers.path(request));
        if (ofTask.matches() && root instanceof ObjectNode variables) {
            variables(variables, ofTask.group(1), language);
        }
        named(root, Texts.THAI, language);
        return json.writeValueAsBytes(root);
    }

    /** What is sent to be kept, in Thai. */
    byte[] kept(HttpServletRequest request, byte[] body) throws IOException {
        Locale language = Callers.language(request);
        if (isThai(language) || !SENT.matcher(Callers.path(request)).matches()) {
            return body;
        }
        if (!(read(body) instanceof ObjectNode sent)) {
            return body;
        }
        name(sent, language, Texts.THAI);
        return json.writeValueAsBytes(sent);
    }

    private static boolean isThai(Locale language) {
        return language.getLanguage().equals(Texts.THAI.getLanguage());
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private void variables(ObjectNode variables, String task, Locale language) throws IOException {
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            Optional<String> spoken = variable.getValue().path("value").isMissingNode()
                    ? Optional.empty()
                    : words.orderedStream()
                            .flatMap(one -> one.variable(task, variable.getKey(), language).stream())
                            .findFirst();
            if (spoken.isPresent() && variable.getValue() instanceof ObjectNode holder) {
                if (holder.get("value").isTextual()) {
                    holder.put("value", spoken.get());
                } else {
                    holder.set("value", json.readTree(spoken.get()));
                }
            }
        }
    }

    private void named(JsonNode node, Locale from, Locale to) {
        if (node instanceof ObjectNode object && (object.has("taskDefinitionKey") || object.has("resourceType"))) {
            name(object, from, to);
        }
        node.forEach(inside -> named(inside, from, to));
    }

    /** A task's or filter's name, and the words a filter has for the variables it shows. */
    private void name(ObjectNode named, Locale from, Locale to) {
        put(named, NAME, from, to);
        for (JsonNode variable : named.path("properties").path("variables")) {
            if (variable instanceof ObjectNode shown) {
                put(shown, "label", from, to);
            }
        }
    }

    private void put(ObjectNode object, String field, Locale from, Locale to) {
        if (object.path(field).isTextual()) {
            object.put(field, names.said(object.get(field).textValue(), from, to));
        }
    }
}
