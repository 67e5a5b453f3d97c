package th.kamt.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Pages are Thai until the person switches, remembered in a cookie for a year, whatever the browser asks for: officials'
 * browsers often ask for English. The REST interface answers by {@code Accept-Language}, Thai for anything but English.
 */
class PageLocaleResolver implements LocaleResolver {

    static final String COOKIE = "kamt-language";
    private static final Locale THAI = Locale.forLanguageTag("th");

    private final AcceptHeaderLocaleResolver forPrograms = new AcceptHeaderLocaleResolver();

    PageLocaleResolver() {
        forPrograms.setDefaultLocale(THAI);
        forPrograms.setSupportedLocales(List.of(THAI, Locale.ENGLISH));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/") || path.startsWith("/engine-rest/")) {
            return supported(forPrograms.resolveLocale(request));
        }
        if (request.getAttribute(COOKIE) instanceof Locale chosen) {
            return chosen;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().equals("en") ? Locale.ENGLISH : THAI;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Locale chosen = supported(locale);
        request.setAttribute(COOKIE, chosen);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, chosen.getLanguage())
                .path(request.getContextPath() + "/")
                .maxAge(Duration.ofDays(365))
                // Tasklist's configuration, a script, reads it too.
                .httpOnly(false)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Locale supported(Locale locale) {
        boolean english = locale != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english ? Locale.ENGLISH : THAI;
    }
}
