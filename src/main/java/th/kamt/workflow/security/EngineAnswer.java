package th.kamt.workflow.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import th.kamt.message.Message;
import th.kamt.message.Texts;
import th.kamt.workflow.EngineCall;

/**
 * The engine answers ordinary mistakes with 500 and the names of its classes. An answer from 400 up is held back and given
 * the status it deserves; the shape {@code type, message, code} stays, for the web apps read it. What is to be translated is held
 * back too.
 */
class EngineAnswer extends HttpServletResponseWrapper {

    private static final Logger log = LoggerFactory.getLogger(EngineAnswer.class);

    private static final int FIRST_ERROR = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final Pattern MISSING =
            Pattern.compile("(?i).*(not found|does(n't| not) exist|cannot find|no \\S.* found).*", Pattern.DOTALL);
    private static final Pattern MACHINERY = Pattern.compile("\\bENGINE-\\w+:? ?|\\b(?:[a-z]\\w*\\.){2,}\\w+(?:: )?");

    /** What the engine's REST writes before a refusal's own words. */
    private static final Pattern ATTEMPT = Pattern.compile("^Cannot [a-z ]+ [0-9a-f-]{36}: ");

    private final ObjectMapper json;
    private final Texts texts;
    private final Locale language;
    private final Translation translation;
    private ByteArrayOutputStream held;
    private PrintWriter writer;
    private boolean ownWords;

    /** Puts an answer that is no refusal into the reader's language. */
    @FunctionalInterface
    interface Translation {
        byte[] of(byte[] body) throws IOException;
    }

    /** @param translation {@code null} where nothing is to be translated: then the answer is not held back */
    EngineAnswer(
            HttpServletResponse response, ObjectMapper json, Texts texts, Locale language, Translation translation) {
        super(response);
        this.json = json;
        this.texts = texts;
        this.language = language;
        this.translation = translation;
    }

    @Override
    public void setStatus(int status) {
        // Asked here: when the answer is finished the call is over.
        ownWords = EngineCall.isInOwnWords();
        super.setStatus(EngineCall.status(status));
    }

    @Override
    public void sendError(int status) throws IOException {
        super.sendError(EngineCall.status(status));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(EngineCall.status(status), message);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isSentAtOnce() ? super.getOutputStream() : new Holding(held());
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (isSentAtOnce()) {
            return super.getWriter();
        }
        writer = new PrintWriter(new OutputStreamWriter(held(), StandardCharsets.UTF_8));
        return writer;
    }

    private boolean isSentAtOnce() {
        return translation == null && getStatus() < FIRST_ERROR;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (held == null) {
            super.flushBuffer();
        }
    }

    private ByteArrayOutputStream held() {
        if (held == null) {
            held = new ByteArrayOutputStream();
        }
        return held;
    }

    /** Sends what was held back. */
    void finish() throws IOException {
        if (held == null || isCommitted()) {
            return;
        }
        if (writer != null) {
            writer.flush();
        }
        byte[] given = held.toByteArray();
        byte[] body = getStatus() < FIRST_ERROR ? translation.of(given) : mended(given);
        getResponse().resetBuffer();
        setContentLength(body.length);
        super.getOutputStream().write(body);
    }

    private byte[] mended(byte[] body) throws IOException {
        JsonNode answer = read(body);
        if (answer == null || !answer.path("type").isTextual()) {
            boolean plain = getContentType() != null && getContentType().startsWith(MediaType.TEXT_PLAIN_VALUE);
            return plain ? said("InvalidRequestException", text("workflow.engine.unreadable"), null) : body;
        }
        String type = answer.path("type").asText();
        String message = answer.path("message").asText("");
        if ("QueryParamException".equals(type)) {
            super.setStatus(FIRST_ERROR);
            return said("InvalidRequestException", text("workflow.engine.parameter"), answer.path("code"));
        }
        boolean blamed = getStatus() >= FIRST_SERVER_ERROR || message.endsWith("is null");
        if (blamed && MISSING.matcher(message).matches()) {
            super.setStatus(NOT_FOUND);
            return said("InvalidRequestException", text("workflow.engine.notFound"), answer.path("code"));
        }
        if (getStatus() >= FIRST_SERVER_ERROR) {
            log.error("The engine failed: {}", message.replaceAll("[\\r\\n]", " "));
            return said("Failure", text("workflow.engine.failed"), null);
        }
        String words = ATTEMPT.matcher(MACHINERY.matcher(message).replaceAll(""))
                .replaceFirst("")
                .strip();
        return said(type.replace("RefusedTaskException", "RestException"), sentence(words), answer.path("code"));
    }

    /** Of the engine's own words a person without the right reads none. */
    private String sentence(String words) {
        if (words.isEmpty()) {
            return text("workflow.engine.unreadable");
        }
        if (ownWords) {
            return words;
        }
        return switch (getStatus()) {
            case FORBIDDEN -> text("workflow.engine.forbidden");
            case NOT_FOUND -> text("workflow.engine.notFound");
            default -> texts.of(new Message("workflow.engine.refused", words), language);
        };
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] said(String type, String message, JsonNode code) throws IOException {
        setContentType(MediaType.APPLICATION_JSON_VALUE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", type);
        answer.put("message", message);
        answer.put("code", code == null || code.isMissingNode() ? null : code);
        return json.writeValueAsBytes(answer);
    }

    private String text(String key) {
        return texts.of(new Message(key), language);
    }

    private static final class Holding extends ServletOutputStream {

        private final ByteArrayOutputStream held;

        Holding(ByteArrayOutputStream held) {
            this.held = held;
        }

        @Override
        public void write(int one) {
            held.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int most) {
            held.write(bytes, from, most);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("errors are written at once");
        }
    }
}
