package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** The page a browser's form stood on, by the address it says it came from; only our own. */
final class FormPage {

    /** Of the request: where the error page leads back to. */
    static final String ATTRIBUTE = "th.kamt.formPage";

    /** Where Spring Security looks for the page to go to after the login. */
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private FormPage() {}

    /** Empty for programs, requests in the background, and other sites' pages. */
    static Optional<String> of(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String from = request.getHeader(HttpHeaders.REFERER);
        boolean form = "POST".equals(request.getMethod())
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request.getHeader("HX-Request") == null;
        if (!form || from == null) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(from);
            String path = page.getRawPath();
            boolean own = request.getServerName().equalsIgnoreCase(page.getHost())
                    && path != null
                    && path.startsWith(request.getContextPath() + "/")
                    && !path.startsWith("//");
            return own
                    ? Optional.of(page.getRawQuery() == null ? path : path + "?" + page.getRawQuery())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever logs in next in this browser comes to that page. */
    static void comeBackTo(String page, HttpServletRequest request) {
        request.getSession().setAttribute(SAVED_REQUEST, new SimpleSavedRequest(page));
    }
}
