package th.kamt.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The served application as its callers use it: HTTP Basic, password as the demo's. */
public final class Rest {

    public static final String ADMIN = "admin";

    /** @param body as text, UTF-8 */
    public record Answer(int status, String body) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(status + " " + body, e);
            }
        }

        /** Rows of a CSV, by column. */
        public List<Map<String, String>> rows() {
            List<Map<String, String>> rows = new ArrayList<>();
            CsvReader.builder()
                    .ofNamedCsvRecord(body.replace("\uFEFF", ""))
                    .forEach(row -> rows.add(row.getFieldsAsMap()));
            return rows;
        }
    }

    private final TestRestTemplate http;

    Rest(TestRestTemplate http) {
        this.http = http;
    }

    public Answer get(String user, String path) {
        return call(user, HttpMethod.GET, path, null, "application/json", "th");
    }

    public Answer post(String user, String path, String json) {
        return call(user, HttpMethod.POST, path, json, "application/json", "th");
    }

    public Answer put(String user, String path, String csv) {
        return call(user, HttpMethod.PUT, path, csv, "text/csv", "th");
    }

    /** Hands in files as a form does. */
    public Answer upload(String user, String path, Map<String, String> fields, Map<String, byte[]> files) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        fields.forEach(form::add);
        files.forEach((name, content) -> form.add("files", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        }));
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.set("Accept-Language", "th");
        headers.setBasicAuth(user, ADMIN.equals(user) ? ADMIN : "demo");
        ResponseEntity<byte[]> answer =
                http.exchange(path, HttpMethod.POST, new HttpEntity<>(form, headers), byte[].class);
        byte[] given = answer.getBody() == null ? new byte[0] : answer.getBody();
        return new Answer(answer.getStatusCode().value(), new String(given, StandardCharsets.UTF_8));
    }

    public Answer complete(String user, String taskId, String variables) {
        return post(user, "/engine-rest/task/" + taskId + "/complete", "{\"variables\":" + variables + "}");
    }

    public Answer call(String user, HttpMethod method, String path, String body, String type, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        headers.set("Accept-Language", language);
        headers.set("Accept", "*/*");
        headers.setBasicAuth(user, ADMIN.equals(user) ? ADMIN : "demo");
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        ResponseEntity<byte[]> answer = http.exchange(path, method, new HttpEntity<>(bytes, headers), byte[].class);
        byte[] given = answer.getBody() == null ? new byte[0] : answer.getBody();
        return new Answer(answer.getStatusCode().value(), new String(given, StandardCharsets.UTF_8));
    }
}
