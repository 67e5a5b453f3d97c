package th.kamt.workflow.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/** What a filter can tell of a caller before Spring MVC does. */
final class Callers {

    private static final Locale THAI = Locale.forLanguageTag("th");

    private Callers() {}

    /** Set by the pages' switch, for a year. */
    private static final String LANGUAGE_COOKIE = "kamt-language";

    /**
     * As people at the web apps are answered: Thai until they switch to English on a page, whatever their browser asks for. As
     * programs are answered: by {@code Accept-Language}, Thai for anything but English.
     */
    static Locale language(HttpServletRequest request) {
        if (path(request).startsWith("/camunda/")) {
            Cookie cookie = WebUtils.getCookie(request, LANGUAGE_COOKIE);
            return cookie != null && "en".equals(cookie.getValue()) ? Locale.ENGLISH : THAI;
        }
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
