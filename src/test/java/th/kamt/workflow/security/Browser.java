package th.kamt.workflow.security;

import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Keeps cookies and reads the login form's token, as a browser does; follows no redirects. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final TestRestTemplate http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(TestRestTemplate http) {
        this.http = http.withRequestFactorySettings(settings -> settings.withRedirects(
                org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects.DONT_FOLLOW));
    }

    public Browser login(String user, String password) {
        submit("/login", "username=" + user + "&password=" + password);
        return this;
    }

    /** Sends a form with the token of the page at the same address. */
    public ResponseEntity<String> submit(String path, String fields) {
        Matcher token = TOKEN.matcher(String.valueOf(get(path).getBody()));
        String csrf = token.find() ? "&_csrf=" + token.group(1) : "";
        return call(HttpMethod.POST, path, fields + csrf, MediaType.APPLICATION_FORM_URLENCODED, Map.of());
    }

    /** Sends a form of one page to another address. */
    public ResponseEntity<String> submitFrom(String page, String path, String fields) {
        Matcher token = TOKEN.matcher(String.valueOf(get(page).getBody()));
        String csrf = token.find() ? "&_csrf=" + token.group(1) : "";
        return call(HttpMethod.POST, path, fields + csrf, MediaType.APPLICATION_FORM_URLENCODED, Map.of());
    }

    public ResponseEntity<String> get(String path) {
        return call(HttpMethod.GET, path, null, MediaType.APPLICATION_JSON, Map.of("Accept", "text/html,*/*"));
    }

    /** A file, as its bytes. */
    public byte[] file(String path) {
        return call(HttpMethod.GET, path, null, MediaType.APPLICATION_JSON, Map.of("Accept", "*/*"), byte[].class)
                .getBody();
    }

    public ResponseEntity<String> post(String path, String json) {
        return call(HttpMethod.POST, path, json, MediaType.APPLICATION_JSON, Map.of());
    }

    public ResponseEntity<String> postWithXsrf(String path, String json) {
        return call(
                HttpMethod.POST,
                path,
                json,
                MediaType.APPLICATION_JSON,
                Map.of("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "")));
    }

    public ResponseEntity<String> putWithXsrf(String path, String json) {
        return call(
                HttpMethod.PUT,
                path,
                json,
                MediaType.APPLICATION_JSON,
                Map.of("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "")));
    }

    private ResponseEntity<String> call(
            HttpMethod method, String path, String body, MediaType type, Map<String, String> more) {
        return call(method, path, body, type, more, String.class);
    }

    private <T> ResponseEntity<T> call(
            HttpMethod method, String path, String body, MediaType type, Map<String, String> more, Class<T> as) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        more.forEach(headers::set);
        headers.set(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        ResponseEntity<T> answer = http.exchange(path, method, new HttpEntity<>(body, headers), as);
        for (String header : answer.getHeaders().getOrDefault("Set-Cookie", List.of())) {
            HttpCookie.parse(header.replaceAll("(?i);\\s*(SameSite|Expires)=[^;]*", ""))
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        }
        return answer;
    }
}
