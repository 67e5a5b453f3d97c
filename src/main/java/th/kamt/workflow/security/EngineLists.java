package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The engine refuses a list without a limit (queryMaxResultsLimit); who names none gets the longest page it allows. Only for
 * the calls that know the limit as one of a list: others mean something else by it.
 */
class EngineLists extends HttpServletRequestWrapper {

    private static final String LIMIT = "maxResults";
    private static final String LONGEST_PAGE = "firstResult=0&maxResults=2000";

    private static final Pattern LISTS = Pattern.compile("(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?/(?:"
            + "authorization|batch(?:/statistics)?|decision-definition|decision-requirements-definition|deployment"
            + "|event-subscription|execution|external-task|filter(?:/[^/]+/list)?|group|incident|job|job-definition"
            + "|process-definition|process-instance|schema/log|task|tenant|user|variable-instance"
            + "|history/(?:activity-instance|batch|decision-instance|detail|external-task-log|identity-link-log"
            + "|incident|job-log|process-instance|task|user-operation|variable-instance"
            + "|(?:process-definition|decision-definition|batch)/cleanable-[a-z-]+-report))/?"
            + "|/camunda/api/cockpit/plugin/base/[^/]+/(?:incident|process-instance)/?");

    EngineLists(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getQueryString() {
        String given = super.getQueryString();
        if (!LISTS.matcher(Callers.path(this)).matches() || namesLimit(given)) {
            return given;
        }
        return given == null || given.isEmpty() ? LONGEST_PAGE : given + "&" + LONGEST_PAGE;
    }

    private static boolean namesLimit(String query) {
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(parameter -> parameter.split("=", 2)[0])
                        .anyMatch(name -> LIMIT.equals(decoded(name)));
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
