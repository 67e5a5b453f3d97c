package th.kamt.workflow.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** What a filter can tell of a caller before Spring MVC does. */
final class Callers {

    private static final Locale THAI = Locale.forLanguageTag("th");

    private Callers() {}

    /** As programs are answered: by {@code Accept-Language}, Thai for anything but English. */
    static Locale language(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return THAI;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(THAI, Locale.ENGLISH));
            return best == null ? THAI : best;
        } catch (IllegalArgumentException e) {
            return THAI;
        }
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
