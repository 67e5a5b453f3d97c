package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;

/**
 * The engine's REST takes a JSON body for granted where it reads one: nothing at all where a query is meant, {@code null} for an
 * object, or a null in a list or among variables, is a fault of the server to it. Such bodies are refused before.
 */
final class EngineBodies {

    private static final Set<String> OF_VARIABLES = Set.of(
            "variables",
            "localVariables",
            "processVariables",
            "correlationKeys",
            "localCorrelationKeys",
            "modifications");
    private static final Pattern QUERY = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/(?:"
            + "task|process-instance|execution|variable-instance|history/[a-z-]+)(?:/count)?/?");

    private static final Pattern ONE_TASK =
            Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/task/[^/]+/?");
    private static final String FORM = "camundaFormRef";

    private final ObjectMapper json;

    EngineBodies(ObjectMapper json) {
        this.json = json;
    }

    static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return Set.of("POST", "PUT", "PATCH").contains(request.getMethod())
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Whether the engine would stumble over it; what is no JSON at all it refuses itself. */
    boolean isMalformed(String path, byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            if (root == null || root.isMissingNode()) {
                return QUERY.matcher(path).matches();
            }
            return root.isNull() || hasNull(root);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The engine gives a task with its form's reference, and cannot read that itself when the task comes back: Tasklist could
     * set no date of it.
     */
    byte[] readable(String path, byte[] body) {
        if (!ONE_TASK.matcher(path).matches()) {
            return body;
        }
        try {
            if (json.readTree(body) instanceof ObjectNode task && task.remove(FORM) != null) {
                return json.writeValueAsBytes(task);
            }
            return body;
        } catch (IOException e) {
            return body;
        }
    }

    private static boolean hasNull(JsonNode node) {
        for (JsonNode inside : node) {
            if (node.isArray() && inside.isNull()) {
                return true;
            }
            if (hasNull(inside)) {
                return true;
            }
        }
        return OF_VARIABLES.stream().map(node::path).filter(JsonNode::isObject).anyMatch(EngineBodies::hasNullField);
    }

    private static boolean hasNullField(JsonNode object) {
        for (JsonNode value : object) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }
}
