package th.kamt.workflow;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Marks a request to the engine's own REST API or web apps' API, whose callers' commands are looked at more closely and whose
 * refusals need the right HTTP status: the engine knows only 400, 403 and 500.
 */
public final class EngineCall {

    private static final String MARK = EngineCall.class.getName() + ".mark";
    private static final String OWN_WORDS = EngineCall.class.getName() + ".ownWords";
    private static final String STATUS = EngineCall.class.getName() + ".status";

    private EngineCall() {}

    public static void begin() {
        request().setAttribute(MARK, true, RequestAttributes.SCOPE_REQUEST);
    }

    static boolean active() {
        return RequestContextHolder.getRequestAttributes() != null
                && request().getAttribute(MARK, RequestAttributes.SCOPE_REQUEST) != null;
    }

    static boolean inRequest() {
        return RequestContextHolder.getRequestAttributes() != null;
    }

    static void answerWith(int status) {
        request().setAttribute(STATUS, status, RequestAttributes.SCOPE_REQUEST);
    }

    /** As {@link #answerWith}; what is said comes from our own texts, in the reader's language. */
    static void refuseWith(int status) {
        answerWith(status);
        request().setAttribute(OWN_WORDS, true, RequestAttributes.SCOPE_REQUEST);
    }

    /** Whether the refusal of this request is in our own words. */
    public static boolean isInOwnWords() {
        return inRequest() && request().getAttribute(OWN_WORDS, RequestAttributes.SCOPE_REQUEST) != null;
    }

    /** The status to answer an error with; {@code given} if none was set. */
    public static int status(int given) {
        Object wanted = inRequest() ? request().getAttribute(STATUS, RequestAttributes.SCOPE_REQUEST) : null;
        return given >= 400 && wanted instanceof Integer status ? status : given;
    }

    private static RequestAttributes request() {
        return RequestContextHolder.currentRequestAttributes();
    }
}
