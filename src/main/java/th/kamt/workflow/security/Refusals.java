package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import th.kamt.message.Message;
import th.kamt.message.Texts;

/** Answers of filters, which stand before Spring MVC and the engine's servlets: problem+json in the caller's language. */
@Component
class Refusals {

    private final ObjectMapper json;
    private final Texts texts;

    Refusals(ObjectMapper json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    /** @param refusal its key with {@code .title} is the problem's title */
    void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Message refusal)
            throws IOException {
        Locale language = Callers.language(request);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", texts.of(new Message(refusal.key() + ".title"), language));
        problem.put("status", status.value());
        problem.put("detail", texts.of(refusal, language));
        problem.put("instance", Callers.path(request));
        // Where the engine's own web apps look for a sentence to show.
        problem.put("message", problem.get("detail"));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
