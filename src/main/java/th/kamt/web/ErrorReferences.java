package th.kamt.web;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import th.kamt.message.Texts;

/** Gives every failure a short number, for the page and for the log, by which whoever is asked for help finds it. */
@Component
class ErrorReferences extends DefaultErrorAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReferences.class);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final String ATTRIBUTE = ErrorReferences.class.getName();
    /** Where the form stood whose session was over; set by the security that refused it. */
    private static final String FORM_PAGE = "th.kamt.formPage";
    /** Without letters and digits that are mistaken for one another when read out on the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 6;
    /** What follows is a key, not a place. */
    private static final Pattern FEED = Pattern.compile("(/calendar/+feed/).*");

    private final SecureRandom random = new SecureRandom();
    private final Texts texts;

    ErrorReferences(Texts texts) {
        this.texts = texts;
    }

    /** Logs the failure, with its trace if it is ours. */
    String record(int status, String path, Throwable failure) {
        String reference = next();
        String place = path == null
                ? ""
                : FEED.matcher(path.replaceAll("[\\r\\n]", "")).replaceAll("$1…");
        if (status >= FIRST_SERVER_ERROR) {
            LOG.error("{}: {} at {}", reference, status, place, failure);
        } else {
            LOG.info("{}: {} at {}: {}", reference, status, place, failure == null ? "" : failure.getMessage());
        }
        return reference;
    }

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> attributes = super.getErrorAttributes(request, options);
        Object reference = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (reference == null) {
            int status = attributes.get("status") instanceof Integer number ? number : 0;
            reference = record(status, String.valueOf(attributes.get("path")), getError(request));
            request.setAttribute(ATTRIBUTE, reference, RequestAttributes.SCOPE_REQUEST);
        }
        attributes.put("reference", reference);
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403, RequestAttributes.SCOPE_REQUEST)
                instanceof CsrfException) {
            attributes.put("heading", texts.of("web.error.expired"));
            attributes.put("sentences", List.of(texts.of("web.error.expired.text")));
            attributes.put("back", request.getAttribute(FORM_PAGE, RequestAttributes.SCOPE_REQUEST));
        }
        return attributes;
    }

    private String next() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
